"""The first example of an SDK's README: a call with documented values, and what it prints."""

from __future__ import annotations

from urllib.parse import urljoin

import msgspec

from specmill.model.auth import OAuth2Scheme, OpenIdScheme, Scheme
from specmill.model.operations import HttpBinding, Operation
from specmill.python import literals
from specmill.python.client_plan import plan_client
from specmill.python.code import Code
from specmill.python.documents import BLANK, fenced, filled, lines
from specmill.python.example_calls import is_iterated, written_call
from specmill.python.example_reprs import shown
from specmill.python.groups import GroupPlan, OperationPlan
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, import_block
from specmill.python.layout import Group, call, place
from specmill.python.plan import Plan
from specmill.python.results import returned, returns_nothing
from specmill.python.sample_calls import SampleCall, SampleCalls
from specmill.python.statements import assigned

LONGEST = 320
"""Characters of a result that is shown; a longer one says little on its line."""

_NONE: frozenset[str] = frozenset()


class FirstCall(msgspec.Struct, frozen=True, kw_only=True):
    """The call that a README shows, and the imports of its values."""

    group: GroupPlan
    operation: OperationPlan
    sample: SampleCall
    function: Group
    imports: frozenset[Import]


def readme_example(plan: Plan, samples: SampleCalls) -> tuple[Code, Code | None] | None:
    """The first example: code, and what it prints if the result is documented."""
    found = first_call(plan, samples, "client")
    if found is None:
        return None
    one, function = found.operation, found.function
    imports = found.imports | {Import(str(plan.package), plan.config.client)}
    body: tuple[Code, ...]
    if is_iterated(one):
        body = (
            filled("    for item in {}:", place(function, 4, 12, 1)),
            filled("        print(item)"),
        )
    elif returns_nothing(one.operation):
        body = (filled("    {}", place(function, 4)),)
    else:
        body = (
            filled("    {}", assigned(Code("result"), function, 4)),
            filled("    print(result)"),
        )
    made = _constructor(plan, one.operation)
    head = filled("with {} as client:", place(made, 0, 5, 11))
    code = lines([import_block(imports).runtime, BLANK, head, *body])
    result = None if is_iterated(one) else found.sample.result
    return code, _printed(plan, one, result)


def batch_example(plan: Plan, samples: SampleCalls) -> Code | None:
    """The same call as the only one of a batch."""
    found = first_call(plan, samples, "batch")
    if found is None:
        return None
    with_ = filled("with client.batch() as batch:")
    sent = filled("    {}", assigned(Code("handle"), found.function, 4))
    head = (import_block(found.imports).runtime, BLANK) if found.imports else ()
    return lines([*head, with_, sent, filled("print(handle.result())")])


def first_call(plan: Plan, samples: SampleCalls, target: str) -> FirstCall | None:
    """The call that the configuration names, or else the one that shows most and does no harm."""
    candidates = [
        (group, one, samples[group.dotted(one)])
        for group, one in plan.operations()
        if group.dotted(one) in samples
    ]
    if not candidates:
        return None
    group, one, sample = min(candidates, key=lambda row: _rank(plan, *row))
    name = trusted(f"{target}.{group.dotted(one)}")
    function, imports = written_call(name, one, sample, plan.names)
    return FirstCall(
        group=group, operation=one, sample=sample, function=function, imports=imports
    )


def _rank(
    plan: Plan, group: GroupPlan, one: OperationPlan, sample: SampleCall
) -> tuple[int, ...]:
    """What is configured; then documented calls with a result, those that delete last; of calls with
    made-up values one that reads, with few of them.
    """
    operation, binding = one.operation, one.operation.binding
    if plan.config.example in (group.dotted(one), operation.id):
        return (0,)
    method = binding.method if isinstance(binding, HttpBinding) else ""
    is_dull = operation.deprecated or returns_nothing(operation)
    if sample.is_documented:
        return 1, method == "DELETE", is_dull
    is_reading = method in ("GET", "HEAD", "QUERY")
    return 2, method == "DELETE", is_dull, not is_reading, len(sample.arguments)


def _constructor(plan: Plan, operation: Operation) -> Group:
    """The client made with the credentials that an operation needs."""
    client = plan_client(plan)
    needed = _first_alternative(plan, operation)
    values = {
        str(one.identifier): literals.string(f"your-{_dashed(one.identifier)}")
        for one in client.credentials
        if one.name in needed
    }
    servers = (*plan.api.servers[:1], *operation.servers[:1])
    lacking = {one.name for server in servers for one in server.lacking}
    if not client.has_address:
        path = next((one.address() for one in plan.api.servers), "")
        address = urljoin("https://api.example.com/", path)
        values["base_url"] = literals.string(address.rstrip("/"))
        lacking.clear()
    for variable, name in client.variables:
        if variable.name in lacking:
            values[str(name)] = literals.string(f"your-{_dashed(name)}")
    return call(trusted(plan.config.client), **values)


def _printed(plan: Plan, one: OperationPlan, result: msgspec.Raw | None) -> Code | None:
    given = next(iter(returned(one.operation)), None)
    if result is None or given is None:
        return None
    value = msgspec.json.decode(result)
    printed = shown(given, value, plan.names)
    if len(printed) > LONGEST:
        return None
    # `print` shows a bare text without quotes.
    return fenced(
        value if isinstance(value, str) and printed == repr(value) else printed
    )


def _first_alternative(plan: Plan, operation: Operation) -> frozenset[str]:
    """The credentials of the shortest alternative of an operation."""
    schemes = {scheme.key: scheme for scheme in plan.api.schemes}
    wanted = operation.security
    if wanted is None:
        wanted = plan.api.security
    given = [one for one in wanted if one.schemes]
    shortest = min(given, key=lambda one: len(one.schemes), default=None)
    if shortest is None:
        return _NONE
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
