"""Models, enumerations, aliases and exceptions of a package, as its users see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from specmill.diagnostics import Location
from specmill.diff.surface import Attribute, Failure, Member, TypeName, spelled
from specmill.diff.surface_origins import origin_of
from specmill.model.references import reachable_from
from specmill.model.types import (
    Alias,
    Enumeration,
    Field,
    Map,
    Named,
    Primitive,
    Record,
    TaggedUnion,
    Type,
)
from specmill.model.walk import all_types, declaration_types
from specmill.python import literals
from specmill.python.annotations import annotate, opened
from specmill.python.error_plan import ErrorPlan, plan_errors
from specmill.python.layout import flat
from specmill.python.naming import (
    absent_value,
    extra_name,
    field_names,
    member_names,
)
from specmill.python.payloads import plan_payloads
from specmill.python.plan import Plan
from specmill.python.results import answers, outcome
from specmill.python.sent_defaults import fixed_value
from specmill.python.synthetic import VALUES
from specmill.python.type_expressions import (
    UNSET,
    Annotation,
    literal,
    optional,
    union,
)


def types_of(
    plan: Plan, known: Mapping[str, TypeName], same: frozenset[str] = frozenset()
) -> dict[str, TypeName]:
    """The names of the module `models`; those that are `known` by their keys are taken from there.

    Classes that are the `same` on both sides have no attributes: nobody asks for them.
    """
    received = _received(plan)
    found: dict[str, TypeName] = {}
    for key in plan.needed:
        if plan.names.is_defined(key):
            one = known.get(key)
            if one is None or one.received != (key in received):
                one = _declared(plan, key, received, is_known=key in same)
            found[one.name] = one
    return found | {str(one.name): one for one in _made(plan)}


def failures_of(plan: Plan) -> dict[str, Failure]:
    """The exception classes that the description adds to those of the runtime."""
    found: dict[str, Failure] = {}
    errors = plan_errors(plan)
    places = _failure_places(plan, errors)
    for one in errors.classes:
        body = "object"
        if one.body is not None:
            body = _text(annotate(one.body, "result", plan.names))
        found[str(one.name)] = Failure(
            name=str(one.name),
            base=one.base,
            body=body,
            code=one.code,
            location=places[str(one.name)],
        )
    return found


def _failure_places(plan: Plan, errors: ErrorPlan) -> dict[str, Location]:
    """Where what each class stands for is documented first."""
    found: dict[str, Location] = {}
    for _, each in plan.operations():
        for error in each.operation.rpc_errors:
            if error.code in errors.codes:
                found.setdefault(str(errors.codes[error.code]), error.location)
        for result in each.operation.errors:
            body = outcome(result).type
            if body is not None:
                name = errors.names[result.status, body]
                found.setdefault(str(name), result.location)
    return found


def _received(plan: Plan) -> frozenset[str]:
    """The keys of the declarations that answers, webhooks and callbacks hold."""
    return reachable_from(_given(plan), plan.names.types)


def _declared(
    plan: Plan, key: str, received: frozenset[str], *, is_known: bool
) -> TypeName:
    declaration = plan.names.types[key]
    match declaration:
        case Record():
            kept = msgspec.structs.replace(declaration, fields=(), extra=None)
            return _record(plan, kept if is_known else declaration, received)
        case Enumeration():
            return _enumeration(plan, declaration, received)
        case Alias(target=target):
            found = annotate(target, "result", plan.names)
            return _alias(plan, declaration, found, received)
        case TaggedUnion():
            variants = union(
                annotate(one, "result", plan.names) for _, one in declaration.variants
            )
            found = opened(variants, Named(key), plan.names, frozenset())
            return _alias(plan, declaration, found, received)


def _alias(
    plan: Plan,
    declaration: Alias | TaggedUnion,
    target: Annotation,
    received: frozenset[str],
) -> TypeName:
    key = declaration.key
    return TypeName(
        name=str(plan.names.names[key]),
        key=key,
        kind="alias",
        target=_text(target),
        sent=key in plan.sent,
        received=key in received,
        location=declaration.location,
    )


def _made(plan: Plan) -> Iterator[TypeName]:
    """The aliases of types that the description gives no name."""
    if not plan.synthetic:
        return
    sent = _parts(plan, _taken(plan), plan.sent)
    received = _parts(plan, _given(plan), _received(plan))
    for one in plan.synthetic:
        is_values = one.key.endswith(VALUES)
        is_sent = is_values or one.type in sent
        found = (
            literal(one.values)
            if is_values
            else annotate(one.type, "result", plan.names)
        )
        yield TypeName(
            name=str(plan.names.names[one.key]),
            key=one.key,
            kind="alias",
            target=_text(found),
            sent=is_sent,
            received=not is_values and (one.type in received or not is_sent),
            location=one.location,
        )


def _parts(plan: Plan, roots: Iterable[Type], keys: frozenset[str]) -> frozenset[Type]:
    """What roots and declarations are made of; of a text only its format counts."""
    known = plan.names.types
    inner = (one for key in keys for one in declaration_types(known[key]))
    parts = (each for one in (*roots, *inner) for each in all_types(one))
    return frozenset(
        Primitive("string", one.format) if isinstance(one, Primitive) else one
        for one in parts
    )


def _taken(plan: Plan) -> Iterator[Type]:
    yield from (one.type for one in plan.api.client_parameters)
    for _, each in plan.operations():
        yield from (argument.type for argument in each.arguments.items)


def _given(plan: Plan) -> Iterator[Type]:
    for _, each in plan.operations():
        yield from answers(each.operation)
    for payload in plan_payloads(plan.api):
        yield from payload.types


def _record(plan: Plan, declaration: Record, received: frozenset[str]) -> TypeName:
    key = declaration.key
    names = field_names(declaration)
    attributes = [
        _attribute(plan, declaration, field, str(names[field.wire_name]))
        for field in declaration.fields
    ]
    if declaration.extra is not None:
        found = annotate(Map(declaration.extra), "field", plan.names)
        attributes.append(
            Attribute(
                name=str(extra_name(names)),
                annotation=_text(found),
                default="{}",
                kept=key in plan.kept,
                location=declaration.location.child("additionalProperties"),
            )
        )
    return TypeName(
        name=str(plan.names.names[key]),
        key=key,
        kind="model",
        attributes=tuple(attributes),
        base="Model" if declaration.extra is None else "OpenModel",
        sent=key in plan.sent,
        received=key in received,
        location=declaration.location,
    )


def _attribute(plan: Plan, owner: Record, field: Field, name: str) -> Attribute:
    annotation = annotate(field.type, "field", plan.names)
    absent = absent_value(field, plan.names.types)
    default = None if absent is None else str(absent)
    if absent == "UNSET":
        annotation = union((annotation, UNSET))
    elif absent == "None":
        annotation = optional(annotation)
    fixed = fixed_value(field.type, plan.names.types)
    if owner.key in plan.sent and field.required and fixed is not None:
        default = "..."
    return Attribute(
        name=name,
        annotation=_text(annotation),
        default=default,
        wire_name=field.wire_name,
        deprecated=field.deprecated,
        location=field.location,
        origin=origin_of(plan.names, field.type),
    )


def _enumeration(
    plan: Plan, declaration: Enumeration, received: frozenset[str]
) -> TypeName:
    key = declaration.key
    names = member_names(declaration)
    base = "OpenIntEnum" if declaration.kind == "integer" else "OpenStrEnum"
    return TypeName(
        name=str(plan.names.names[key]),
        key=key,
        kind="enum",
        members=tuple(
            Member(
                name=str(names[repr(one.value)]),
                value=spelled(literals.scalar(one.value)),
            )
            for one in declaration.members
        ),
        base=base,
        sent=key in plan.sent,
        received=key in received,
        location=declaration.location,
    )


def _text(annotation: Annotation) -> str:
    return spelled(flat(annotation.expression))
