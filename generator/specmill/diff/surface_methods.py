"""Methods of a package, and the constructor of its client, as its users see them."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.diagnostics import Location
from specmill.diff.surface import Argument, Documented, Method, Payload, Sent, spelled
from specmill.diff.surface_origins import origin_of
from specmill.diff.surface_reach import binding_of
from specmill.model.operations import Operation, Parameter
from specmill.model.types import Field, Named
from specmill.python import literals
from specmill.python.annotations import annotate
from specmill.python.arguments import Argument as Planned
from specmill.python.client_options import OptionTypes
from specmill.python.client_plan import ClientPlan, plan_client
from specmill.python.flavors import SYNC
from specmill.python.groups import GroupPlan, OperationPlan
from specmill.python.layout import flat
from specmill.python.lower_returns import item_annotation, return_annotation
from specmill.python.method_kinds import method_kind
from specmill.python.payloads import plan_payloads
from specmill.python.plan import Plan
from specmill.python.record_parts import json_literal
from specmill.python.results import outcome
from specmill.python.signatures import turn
from specmill.python.type_expressions import (
    UNSET,
    Annotation,
    literal,
    optional,
    union,
)
from specmill.python.type_uses import argument_place
from specmill.python.uploads import argument_annotation

NOWHERE: frozenset[str] = frozenset()


def outline_of(group: GroupPlan, one: OperationPlan) -> Method:
    """A method that is the same on both sides, so that nobody asks what it takes and gives."""
    operation = one.operation
    return Method(
        path=group.dotted(one),
        operation=operation.id,
        binding=binding_of(operation),
        said=one.said,
        arguments=(),
        held="",
        location=operation.location,
        result=operation.location,
    )


def constructor_of(plan: Plan) -> tuple[Argument, ...]:
    """The arguments of the client's constructor; those that every client has come last."""
    client = plan_client(plan)
    return (*_credentials(plan, client), *_settings(plan, client))


def _credentials(plan: Plan, client: ClientPlan) -> Iterator[Argument]:
    types = OptionTypes(NOWHERE)
    for one in client.credentials:
        yield Argument(
            name=str(one.identifier),
            annotation=_text(types.credential(one.takes_source, is_async=False)),
            default="None",
            wire_name=one.name,
            location=_credential_place(plan, one.name),
        )


def _settings(plan: Plan, client: ClientPlan) -> Iterator[Argument]:
    """Server variables, parameters of every call, and what all clients have."""
    place = plan.api.location.child("servers")
    for variable, name in client.variables:
        allowed = literal(variable.values) if variable.values else None
        yield Argument(
            name=str(name),
            annotation="str" if allowed is None else _text(allowed),
            default=spelled(literals.string(variable.default)),
            wire_name=variable.name,
            location=place.child(0, "variables", variable.name),
        )
    for parameter, name in client.parameters:
        yield Argument(
            name=str(name),
            annotation=_text(
                optional(annotate(parameter.type, "argument", plan.names))
            ),
            default="None",
            wire_name=parameter.wire_name,
            location=parameter.location,
        )
    for option in OptionTypes(NOWHERE).options((), client):
        yield Argument(
            name=option.name,
            annotation=_text(option.annotation),
            default=None if option.default is None else str(option.default),
            location=place,
        )


def payloads_of(plan: Plan) -> dict[str, Payload]:
    """The functions for webhooks and callbacks by their names."""
    return {
        str(one.function): Payload(
            name=str(one.function),
            source=f"{one.incoming.method} {one.incoming.name}",
            returns=(
                "None"
                if one.type is None
                else _text(annotate(one.type, "result", plan.names))
            ),
            location=one.incoming.location,
        )
        for one in plan_payloads(plan.api)
    }


def method_of(plan: Plan, group: GroupPlan, one: OperationPlan) -> Method:
    """A method as its users see it."""
    operation = one.operation
    kind = method_kind(SYNC, operation)
    make = item_annotation if kind.holds == "item" else return_annotation
    held = make(one, plan.names, NOWHERE)
    results = [result.location for result in operation.results]
    return Method(
        path=group.dotted(one),
        operation=operation.id,
        binding=binding_of(operation),
        said=one.said,
        arguments=tuple(_arguments(plan, one)),
        held="Any" if held is None else _text(held),
        wrapper="" if kind.wrapper is None else kind.wrapper.name,
        body=_body(one),
        deprecated=operation.deprecated,
        failures=tuple(_failures(plan, operation)),
        location=operation.location,
        result=results[0] if len(results) == 1 else _around(results, operation),
        variant=_variant(one),
    )


def _variant(one: OperationPlan) -> Location | None:
    """Where the media type stands that a method of its own sends or asks for."""
    given = one.arguments.content
    contents = [
        *(() if given is None else (given,)),
        *(each for result in one.operation.results for each in result.contents),
    ]
    named = (each for each in contents if one.said.endswith(f" {each.media_type}"))
    return next((each.location for each in named), None)


def _body(one: OperationPlan) -> Sent | None:
    content, body = one.arguments.content, one.operation.body
    if content is None or body is None:
        return None
    given = content.type
    word = given.key if isinstance(given, Named) else type(given).__name__
    return Sent(word, content.media_type, one.arguments.flattened, body.location)


def _failures(plan: Plan, operation: Operation) -> Iterator[Documented]:
    for result in operation.errors:
        given = outcome(result).type
        body = "" if given is None else _text(annotate(given, "result", plan.names))
        yield Documented(result.status, result.location, body)
    for error in operation.rpc_errors:
        yield Documented(str(error.code), error.location)


def _around(results: list[Location], operation: Operation) -> Location:
    """The place of several results: what is around them."""
    if not results:
        return operation.location
    return Location(results[0].file, results[0].pointer.rpartition("/")[0])


def _arguments(plan: Plan, one: OperationPlan) -> Iterator[Argument]:
    for item in sorted(one.arguments.items, key=turn):
        annotation, default = given(plan, item)
        source = item.source
        yield Argument(
            name=str(item.identifier),
            annotation=_text(annotation),
            default=default,
            positional=item.positional,
            in_body=not isinstance(source, Parameter),
            needed=isinstance(source, Field)
            and source.required
            and item.default is None
            and item.fixed is None,
            wire_name=item.wire_name,
            deprecated=isinstance(source, (Parameter, Field)) and source.deprecated,
            location=argument_place(source, one.operation),
            origin=origin_of(plan.names, item.type),
        )


def given(plan: Plan, item: Planned) -> tuple[Annotation, str | None]:
    """The annotation and default of an argument, as its signature has them."""
    annotation = argument_annotation(item, plan.names)
    if item.default is not None:
        return annotation, spelled(flat(json_literal(item.default)))
    if item.required:
        return annotation, None
    if item.nullable:
        return union((annotation, UNSET)), "UNSET"
    return optional(annotation), "None"


def _credential_place(plan: Plan, name: str) -> Location:
    """The scheme that asks for a credential."""
    return next(
        (one.location for one in plan.api.schemes if name in one.credentials),
        plan.api.location,
    )


def _text(annotation: Annotation) -> str:
    return spelled(flat(annotation.expression))
