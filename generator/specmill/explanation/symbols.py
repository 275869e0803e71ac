"""Every name of an SDK that a user may meet, with what it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specmill.explanation.constructor import constructor_symbols
from specmill.explanation.exceptions import exception_symbols
from specmill.explanation.name_rules import (
    identifier_rule,
    member_rule,
    model_rule,
    wish_of,
)
from specmill.explanation.symbol import Place, Symbol
from specmill.model.decisions import Decision
from specmill.model.operations import Content
from specmill.model.types import Declaration, Enumeration, Record
from specmill.python.code import Code
from specmill.python.flavors import Flavor
from specmill.python.groups import GroupPlan, OperationPlan
from specmill.python.identifiers import trusted
from specmill.python.method_kinds import has_methods, offers
from specmill.python.naming import field_names, member_names
from specmill.python.plan import Plan
from specmill.python.synthetic import VALUES


def collect_symbols(plan: Plan) -> tuple[Symbol, ...]:
    """All symbols of a package: operations with their arguments, groups, models with their members,
    aliases that specmill makes, exceptions, and what a client is made with.
    """
    decisions = {(one.subject, one.key): one for one in plan.api.decisions}
    named = {str(one.value): one for one in plan.api.decisions if one.subject == "type"}
    found = [_client(plan), *constructor_symbols(plan)]
    for group in plan.groups():
        found.append(_group(plan, group))
    for group, one in plan.operations():
        method = _method(plan, group, one, decisions.get(("method", one.operation.id)))
        found.append(method)
        found.extend(_arguments(method, one))
    for key in plan.needed:
        if plan.names.is_defined(key):
            model = _model(plan, key, named.get(key))
            found.append(model)
            found.extend(_parts(model, plan.names.types[key]))
    found.extend(_aliases(plan))
    found.extend(exception_symbols(plan))
    return tuple(found)


def _client(plan: Plan) -> Symbol:
    flavors = [one for one in plan.flavors if not one.is_batch]
    return Symbol(
        kind="client",
        names=tuple(_of_client(plan, one) for one in flavors),
        key=plan.config.client,
        location=plan.api.location,
        rule="client",
        reason="the client of the API, named in sdk.yaml or as its package",
        keys=("client in sdk.yaml",),
        places=tuple(_client_place(plan, one) for one in flavors),
    )


def _of_client(plan: Plan, flavor: Flavor) -> str:
    name = flavor.named(_client_name(plan))
    return f"{plan.package}.{flavor.client_module}.{name}"


def _client_place(plan: Plan, flavor: Flavor) -> Place:
    file = f"{plan.package}/{flavor.client_module}.py"
    return Place(file, "", str(flavor.named(_client_name(plan))))


def _group(plan: Plan, group: GroupPlan) -> Symbol:
    flavors = [one for one in plan.flavors if has_methods(one, group)]
    first = next(one.operation for below in group.walk() for one in below.operations)
    reach = ".".join(group.reach)
    classes = [
        f"{plan.package}.{one.package}.{group.module}.{one.named(group.class_name)}"
        for one in flavors
    ]
    return Symbol(
        kind="group",
        names=(*(f"{_of_client(plan, one)}.{reach}" for one in flavors), *classes),
        key=".".join(group.path),
        location=first.location,
        rule="group",
        reason=f"the group of {first.id!r} and of what stands beside it",
        keys=("tags", "x-specmill-name"),
        places=tuple(
            Place(
                f"{plan.package}/{one.package}/{group.module}.py",
                "",
                str(one.named(group.class_name)),
            )
            for one in flavors
        ),
    )


def _method(
    plan: Plan, group: GroupPlan, one: OperationPlan, decision: Decision | None
) -> Symbol:
    operation = one.operation
    flavors = [flavor for flavor in plan.flavors if offers(flavor, operation)]
    dotted = group.dotted(one)
    names = [f"{_of_client(plan, flavor)}.{dotted}" for flavor in flavors]
    places: list[Place] = []
    for flavor in flavors:
        if group.path:
            file = f"{plan.package}/{flavor.package}/{group.module}.py"
            owner = str(flavor.named(group.class_name))
            names.append(
                f"{plan.package}.{flavor.package}.{group.module}.{owner}.{one.method}"
            )
        else:
            owner = str(flavor.named(_client_name(plan)))
            file = f"{plan.package}/{flavor.client_module}.py"
        places.append(Place(file, owner, str(one.method)))
    records = f"{plan.package}/_operations/{group.module}.py"
    names.append(f"{plan.package}._operations.{group.module}.{one.record}")
    reason = decision.reason if decision is not None else ""
    if decision is not None and str(decision.value).rpartition(".")[2] != one.method:
        reason += f"; {one.method!s} says the media type, or evades a reserved name"
    binding = operation.binding
    path = getattr(binding, "path", "")
    return Symbol(
        kind="method",
        names=tuple(names),
        key=operation.id,
        location=operation.location,
        rule=decision.rule if decision is not None else "method",
        reason=reason,
        keys=("x-specmill-name",),
        others=(f"{binding.method} {path}",) if path else (),
        places=(*places, Place(records, "", str(one.record))),
        locked=decision is not None and decision.locked,
    )


def _arguments(method: Symbol, one: OperationPlan) -> Iterator[Symbol]:
    records = (
        f"_operations.{method.places[-1].file.rpartition('/')[2].removesuffix('.py')}"
    )
    rivals = [
        wish_of(item.source)
        for item in one.arguments.items
        if not isinstance(item.source, Content)
    ]
    for item in one.arguments.items:
        source = item.source
        if isinstance(source, Content):
            rule, reason = "body", "the whole body, because its fields are no arguments"
        else:
            rule, reason = identifier_rule(wish_of(source), item.identifier, rivals)
        yield Symbol(
            kind="argument",
            names=tuple(
                f"{name}.{item.identifier}"
                for name in method.names
                if records not in name
            ),
            key=item.wire_name,
            location=source.location,
            rule=rule,
            reason=reason,
            keys=("x-specmill-name",),
            places=method.places[:1],
        )


def _model(plan: Plan, key: str, decision: Decision | None) -> Symbol:
    declaration = plan.names.types[key]
    name, home = str(plan.names.names[key]), plan.names.homes[key]
    rule, reason = model_rule(declaration, name, plan)
    if decision is not None and declaration.identifier is None:
        rule, reason = decision.rule, decision.reason
    return Symbol(
        kind="model",
        names=_of_models(plan, home, name),
        key=key,
        location=declaration.location,
        rule=rule,
        reason=reason,
        keys=("x-specmill-name",),
        places=(Place(f"{plan.package}/models/{home}.py", "", name),),
        locked=decision is not None and decision.locked,
    )


def _aliases(plan: Plan) -> Iterator[Symbol]:
    """The aliases of types that the description gives no name."""
    decisions = {one.key: one for one in plan.decisions if one.subject == "alias"}
    for one in plan.synthetic:
        name, home = str(plan.names.names[one.key]), plan.names.homes[one.key]
        decision = decisions.get(one.place)
        yield Symbol(
            kind="alias",
            names=_of_models(plan, home, name),
            key=one.place or one.key.removeprefix("format:").removesuffix(VALUES),
            location=one.location,
            rule="type" if decision is None else decision.rule,
            reason=(
                "named after the format or the type whose values it lists"
                if decision is None
                else decision.reason
            ),
            places=(Place(f"{plan.package}/models/{home}.py", "", name),),
            locked=decision is not None and decision.locked,
        )


def _of_models(plan: Plan, home: str, name: str) -> tuple[str, ...]:
    return (f"{plan.package}.models.{name}", f"{plan.package}.models.{home}.{name}")


def _parts(model: Symbol, declaration: Declaration) -> Iterator[Symbol]:
    """The fields of a record, or the members of an enumeration."""
    (place,) = model.places
    if isinstance(declaration, Record):
        names: Mapping[str, object] = field_names(declaration)
        rivals = [wish_of(field) for field in declaration.fields]
        for field in declaration.fields:
            name = str(names[field.wire_name])
            rule, reason = identifier_rule(wish_of(field), name, rivals)
            yield Symbol(
                kind="field",
                names=tuple(f"{one}.{name}" for one in model.names),
                key=field.wire_name,
                location=field.location,
                rule=rule,
                reason=reason,
                keys=("x-specmill-name",),
                places=(Place(place.file, place.name, name),),
            )
    elif isinstance(declaration, Enumeration):
        names = member_names(declaration)
        for member in declaration.members:
            name = str(names[repr(member.value)])
            rule, reason = member_rule(member, name, declaration)
            yield Symbol(
                kind="member",
                names=tuple(f"{one}.{name}" for one in model.names),
                key=str(member.value),
                location=declaration.location,
                rule=rule,
                reason=reason,
                keys=("x-enum-varnames",),
                places=(Place(place.file, place.name, name),),
            )


def _client_name(plan: Plan) -> Code:
    return trusted(plan.config.client)
