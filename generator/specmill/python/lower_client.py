"""The client classes, the objects behind `with_raw_response`, and the record of the API."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.python import literals, texts
from specmill.python.annotations import annotate
from specmill.python.client_plan import ClientPlan, plan_client
from specmill.python.code import Code
from specmill.python.docstrings import Entry, Section, docstring
from specmill.python.error_plan import ErrorPlan
from specmill.python.flavors import ASYNC, ASYNC_RAW, RAW, SYNC, Flavor
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, import_block
from specmill.python.layout import Either, Expression, call, dict_of, spread
from specmill.python.lower_resources import ResourceWriter, has_deprecated, namespace
from specmill.python.lower_spec import lower_spec
from specmill.python.plan import Plan
from specmill.python.statements import assigned, typed
from specmill.python.type_expressions import optional
from specmill.python.views import (
    ClientView,
    FlavorView,
    Output,
    RawClientView,
)

_CHECKED = {
    Import("collections.abc", "Mapping"),
    Import("types", "TracebackType"),
    Import("specmill_runtime.models", "Unset"),
    Import("specmill_runtime.options", "Timeout"),
}


def lower_client(plan: Plan, errors: ErrorPlan) -> Iterator[Output]:
    """Both clients, both raw clients, and the record they share."""
    client = plan_client(plan)
    yield Output(
        template="client/spec.py.jinja",
        path=f"{plan.package}/_spec.py",
        view=lower_spec(plan, client, errors),
    )
    for flavor, raw in ((SYNC, RAW), (ASYNC, ASYNC_RAW)):
        name = "async_client" if flavor.is_async else "client"
        yield Output(
            template="client/client.py.jinja",
            path=f"{plan.package}/{name}.py",
            view=_client(plan, client, flavor, raw, errors),
        )
        yield Output(
            template="client/raw_client.py.jinja",
            path=f"{plan.package}/{name.replace('client', 'raw_client')}.py",
            view=_raw_client(plan, raw, errors),
        )


def _client(
    plan: Plan, client: ClientPlan, flavor: Flavor, raw: Flavor, errors: ErrorPlan
) -> ClientView:
    package = plan.package
    root = ResourceWriter(plan, errors, plan.root, flavor)
    attributes, methods = root.attributes(), root.methods()
    parameters, needed = _parameters(plan, client, root.shadowed)
    raw_client = Import(
        f"{package}.{'async_raw_client' if raw.is_async else 'raw_client'}",
        str(raw.named(trusted(plan.config.client))),
    )
    imports = root.imports | {
        Import("functools", "cached_property"),
        Import("specmill_runtime.client", str(flavor.core)),
        Import("specmill_runtime.models", "UNSET"),
        Import(f"{package}._spec", "SPEC"),
    }
    checking = root.checking | needed | _CHECKED | {raw_client}
    kind = "async" if flavor.is_async else "sync"
    return ClientView(
        module_docstring=docstring(f"The {kind} client of {plan.api.title}", indent=0),
        imports=import_block(imports, checking),
        name=flavor.named(trusted(plan.config.client)),
        flavor=_flavor(flavor),
        docstring=_docstring(plan, client, flavor),
        init_docstring=docstring(
            "Make a client; nothing is sent before the first call", indent=8
        ),
        parameters=parameters,
        core_call=_core_call(client, flavor),
        attributes=attributes,
        methods=methods,
        has_deprecated=has_deprecated(methods),
        raw=namespace(
            trusted("with_raw_response"),
            raw_client,
            "The same operations, returning whole responses: status, headers, `.parse()`",
        ),
    )


def _flavor(flavor: Flavor) -> FlavorView:
    return FlavorView(
        def_=flavor.def_,
        await_=flavor.await_,
        close=trusted("aclose" if flavor.is_async else "close"),
        enter=trusted("__aenter__" if flavor.is_async else "__enter__"),
        exit=trusted("__aexit__" if flavor.is_async else "__exit__"),
    )


def _docstring(plan: Plan, client: ClientPlan, flavor: Flavor) -> Code:
    notes = plan.api.notes
    kind = "Asynchronous client" if flavor.is_async else "Client"
    return docstring(
        f"{kind} of {plan.api.title}",
        (
            notes.description,
            texts.deprecation(notes, "This API") if notes.deprecation else None,
            f"Documentation: {notes.docs_url}" if notes.docs_url else None,
        ),
        (Section("Args", tuple(_entries(client, plan))),),
    )


def _raw_client(plan: Plan, raw: Flavor, errors: ErrorPlan) -> RawClientView:
    root = ResourceWriter(plan, errors, plan.root, raw)
    attributes, methods = root.attributes(), root.methods()
    return RawClientView(
        module_docstring=docstring("Operations that return whole responses", indent=0),
        imports=import_block(root.imports, root.checking),
        name=raw.named(trusted(plan.config.client)),
        core=raw.core,
        docstring=docstring("The operations of a client, returning whole responses"),
        attributes=attributes,
        methods=methods,
        has_deprecated=has_deprecated(methods),
    )


def _parameters(
    plan: Plan, client: ClientPlan, shadowed: frozenset[str]
) -> tuple[tuple[Code, ...], set[Import]]:
    """Lines of the constructor's signature, and the imports of their annotations."""
    credential = Either((Code("str"), Code("None")))
    lines = [
        typed(one.identifier, credential, Code("None"), 8, ",")
        for one in client.credentials
    ]
    imports: set[Import] = set()
    for variable, name in client.variables:
        lines.append(
            typed(name, Code("str"), literals.string(variable.default), 8, ",")
        )
    for parameter, name in client.parameters:
        found = optional(annotate(parameter.type, "argument", plan.names, shadowed))
        imports |= found.imports
        lines.append(typed(name, found.expression, Code("None"), 8, ","))
    lines += [
        Code("base_url: str | None = None,"),
        Code("timeout: float | Timeout | None | Unset = UNSET,"),
        Code("headers: Mapping[str, str] | None = None,"),
        Code("http_client: object | None = None,"),
    ]
    return tuple(lines), imports


def _entries(client: ClientPlan, plan: Plan) -> Iterator[Entry]:
    for one in client.credentials:
        yield Entry(
            str(one.identifier),
            f"{one.description} Default: the environment variable {one.variable}.",
        )
    for variable, name in client.variables:
        yield Entry(
            str(name), f"{variable.description or 'Part of the server address.'}"
        )
    for parameter, name in client.parameters:
        yield Entry(str(name), texts.describe(parameter.notes, parameter.type))
    servers = [server.url for server in plan.api.servers]
    described = f" Described: {', '.join(servers)}." if servers else ""
    yield Entry(
        "base_url",
        f"Address of the API, when it is not the first of those described.{described}",
    )
    yield Entry(
        "timeout",
        "Seconds that each phase of a call may take, or a Timeout; None waits for ever.",
    )
    yield Entry("headers", "Further headers of every request.")
    yield Entry(
        "http_client", "An `httpx` client to send with; it stays yours to close."
    )


def _core_call(client: ClientPlan, flavor: Flavor) -> Code:
    named: dict[str, Expression] = {
        "credentials": dict_of(
            tuple(
                (literals.string(one.name), one.identifier)
                for one in client.credentials
            )
        ),
        "base_url": Code("base_url"),
    }
    if client.variables:
        named["variables"] = dict_of(
            tuple((literals.string(one.name), name) for one, name in client.variables)
        )
    if client.parameters:
        named["parameters"] = dict_of(
            tuple(
                (literals.string(one.wire_name), name)
                for one, name in client.parameters
            )
        )
    named |= {name: trusted(name) for name in ("timeout", "headers", "http_client")}
    return assigned(
        Code("self._core"), spread(call(flavor.core, Code("SPEC"), **named)), 8
    )
