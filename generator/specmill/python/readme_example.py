"""The first example of an SDK's README: a call with documented values, and what it prints."""

from __future__ import annotations

import msgspec

from specmill.model.auth import OAuth2Scheme, OpenIdScheme, Scheme
from specmill.model.operations import CallExample
from specmill.python import literals
from specmill.python.client_plan import plan_client
from specmill.python.code import Code
from specmill.python.documents import BLANK, fenced, filled, lines
from specmill.python.example_reprs import shown
from specmill.python.example_values import written
from specmill.python.groups import GroupPlan, OperationPlan
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, import_block
from specmill.python.layout import Expression, Group, call, place
from specmill.python.plan import Plan
from specmill.python.results import returned, streaming_of
from specmill.python.statements import assigned


def readme_example(plan: Plan) -> tuple[Code, Code | None] | None:
    """The first example: code, and what it prints if the result is documented."""
    found = first_call(plan, "client")
    if found is None:
        return None
    _, one, function, imports = found
    imports |= {Import(str(plan.package), plan.config.client)}
    body: tuple[Code, ...]
    paged = one.operation.pagination is not None
    iterated = paged or streaming_of(one.operation) is not None
    if iterated:
        body = (
            filled("    for item in {}:", place(function, 4, 12, 1)),
            filled("        print(item)"),
        )
    elif returned(one.operation) == (None,):
        body = (filled("    {}", place(function, 4)),)
    else:
        body = (
            filled("    {}", assigned(Code("result"), function, 4)),
            filled("    print(result)"),
        )
    head = filled("with {} as client:", place(_constructor(plan), 0, 5, 11))
    code = lines([import_block(imports).runtime, BLANK, head, *body])
    example = _example_of(one)
    result = example.result if example is not None and not iterated else None
    return code, _printed(plan, one, result)


def batch_example(plan: Plan) -> Code | None:
    """The same call as the only one of a batch."""
    found = first_call(plan, "batch")
    if found is None:
        return None
    _, _, function, imports = found
    with_ = filled("with client.batch() as batch:")
    sent = filled("    {}", assigned(Code("handle"), function, 4))
    head = (import_block(imports).runtime, BLANK) if imports else ()
    return lines([*head, with_, sent, filled("print(handle.result())")])


def first_call(
    plan: Plan, target: str
) -> tuple[GroupPlan, OperationPlan, Group, set[Import]] | None:
    """The first operation that can be called with documented arguments, and that call of `target`."""
    for group, one in _candidates(plan):
        found = _documented_call(plan, f"{target}.{group.dotted(one)}", one)
        if found is not None:
            return group, one, *found
    return None


def _example_of(one: OperationPlan) -> CallExample | None:
    return next(iter(one.operation.examples), None)


def _documented_call(
    plan: Plan, function: str, one: OperationPlan
) -> tuple[Group, set[Import]] | None:
    """The call with documented arguments; None when one that is required has no example."""
    example = _example_of(one)
    documented = dict(example.arguments) if example is not None else {}
    positional: list[Expression] = []
    named: dict[str, Expression] = {}
    imports: set[Import] = set()
    for item in one.arguments.items:
        raw = documented.get(item.wire_name)
        if raw is None:
            if item.required:
                return None
            continue
        value = written(item.type, msgspec.json.decode(raw), plan.names)
        imports |= value.imports
        if item.positional:
            positional.append(value.expression)
        else:
            named[str(item.identifier)] = value.expression
    return call(trusted(function), *positional, **named), imports


def _constructor(plan: Plan) -> Group:
    """The client made with the credentials of the shortest alternative."""
    client = plan_client(plan)
    credentials = client.credentials
    needed = _first_alternative(plan)
    shown = [one for one in credentials if one.name in needed] or list(credentials)
    values = {
        str(one.identifier): literals.string(f"your-{_dashed(one.name)}")
        for one in shown
    }
    if not client.has_address:
        path = next((one.url.strip("/") for one in plan.api.servers), "")
        address = "https://api.example.com/" + path
        values["base_url"] = literals.string(address.rstrip("/"))
    return call(trusted(plan.config.client), **values)


def _printed(plan: Plan, one: OperationPlan, result: msgspec.Raw | None) -> Code | None:
    given = next(iter(returned(one.operation)), None)
    if result is None or given is None:
        return None
    value = msgspec.json.decode(result)
    printed = shown(given, value, plan.names)
    # `print` shows a bare text without quotes.
    return fenced(
        value if isinstance(value, str) and printed == repr(value) else printed
    )


def _candidates(plan: Plan) -> list[tuple[GroupPlan, OperationPlan]]:
    """The configured operation first, then those that are not deprecated and return something."""
    found = list(plan.operations())

    def rank(pair: tuple[GroupPlan, OperationPlan]) -> int:
        group, one = pair
        if plan.config.example in (group.dotted(one), one.operation.id):
            return 0
        dull = one.operation.deprecated or returned(one.operation) == (None,)
        return 2 if dull else 1

    return sorted(found, key=rank)


def _first_alternative(plan: Plan) -> frozenset[str]:
    schemes = {scheme.key: scheme for scheme in plan.api.schemes}
    shortest = min(plan.api.security, key=lambda one: len(one.schemes), default=None)
    if shortest is None:
        return frozenset()
    return frozenset(
        name for key, _ in shortest.schemes for name in _enough(schemes[key])
    )


def _enough(scheme: Scheme) -> tuple[str, ...]:
    """Credentials that will do for a scheme: those of the client rather than a token."""
    if not isinstance(scheme, (OAuth2Scheme, OpenIdScheme)):
        return scheme.credentials
    grant = scheme.grant
    if grant is None or not grant.client_credentials:
        return scheme.credentials[:1]
    return (grant.client_id, grant.client_secret)


def _dashed(name: str) -> str:
    return name.replace("_", "-")
