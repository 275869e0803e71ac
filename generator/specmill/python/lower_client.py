"""The client classes, the objects behind `with_raw_response`, and the record of the API."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.model.auth import (
    ApiKeyScheme,
    BasicScheme,
    ForeignScheme,
    OAuth2Scheme,
    OpenIdScheme,
    Scheme,
    TokenScheme,
)
from specmill.model.operations import InHeader
from specmill.model.types import Constant
from specmill.python import literals, texts
from specmill.python.annotations import annotate, optional
from specmill.python.arguments import Argument
from specmill.python.client_plan import ClientPlan, plan_client
from specmill.python.code import Code
from specmill.python.docstrings import Entry, Section, docstring
from specmill.python.error_plan import ErrorPlan
from specmill.python.flavors import ASYNC, ASYNC_RAW, RAW, SYNC, Flavor
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, import_block
from specmill.python.layout import (
    Expression,
    assigned,
    call,
    dict_of,
    spread,
    tuple_of,
    typed,
)
from specmill.python.lower_records import RecordWriter, security
from specmill.python.lower_resources import ResourceWriter, has_deprecated, namespace
from specmill.python.plan import Plan
from specmill.python.views import (
    ClientView,
    FlavorView,
    Output,
    RawClientView,
    SpecModuleView,
)

SPEC = "specmill_runtime.spec"


def lower_client(plan: Plan, errors: ErrorPlan) -> Iterator[Output]:
    """Both clients, both raw clients, and the record they share."""
    client = plan_client(plan)
    yield Output(
        template="client/spec.py.jinja",
        path=f"{plan.package}/_spec.py",
        view=_spec(plan, client, errors),
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
    imports = {
        Import("functools", "cached_property"),
        Import("specmill_runtime.client", str(flavor.core)),
        Import("specmill_runtime.models", "UNSET"),
        Import(f"{package}._spec", "SPEC"),
    }
    checking = {
        Import("collections.abc", "Mapping"),
        Import("types", "TracebackType"),
        Import("specmill_runtime.models", "Unset"),
        Import("specmill_runtime.options", "Timeout"),
    }
    raw_client = Import(
        f"{package}.{'async_raw_client' if raw.is_async else 'raw_client'}",
        str(raw.named(trusted(plan.config.client))),
    )
    checking.add(raw_client)
    parameters, needed = _parameters(plan, client, root.shadowed)
    checking |= needed
    title = plan.api.title
    kind = "Asynchronous client" if flavor.is_async else "Client"
    notes = plan.api.notes
    return ClientView(
        module_docstring=docstring(
            f"The {'async' if flavor.is_async else 'sync'} client of {title}", indent=0
        ),
        imports=import_block(imports | root.imports, checking | root.checking),
        name=flavor.named(trusted(plan.config.client)),
        flavor=FlavorView(
            def_=flavor.def_,
            await_=flavor.await_,
            close=trusted("aclose" if flavor.is_async else "close"),
            enter=trusted("__aenter__" if flavor.is_async else "__enter__"),
            exit=trusted("__aexit__" if flavor.is_async else "__exit__"),
        ),
        docstring=docstring(
            f"{kind} of {title}",
            (
                notes.description,
                texts.deprecation(notes, "This API") if notes.deprecation else None,
                f"Documentation: {notes.docs_url}" if notes.docs_url else None,
            ),
            (Section("Args", tuple(_entries(client, plan))),),
        ),
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
    lines = [
        Code(f"{one.identifier}: str | None = None,") for one in client.credentials
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
    named |= {name: Code(name) for name in ("timeout", "headers", "http_client")}
    return assigned(
        Code("self._core"), spread(call(flavor.core, Code("SPEC"), **named)), 8
    )


def _spec(plan: Plan, client: ClientPlan, errors: ErrorPlan) -> SpecModuleView:
    api, config = plan.api, plan.config
    writer = RecordWriter(plan, errors)
    writer.imports = {Import(SPEC, "ClientSpec")}
    named: dict[str, Expression] = {
        "name": literals.string(config.client),
        "package": literals.string(config.package),
        "version": literals.string(config.version),
        "servers": tuple_of(
            tuple(literals.string(server.url) for server in api.servers)
        ),
    }
    if client.variables:
        named["server_variables"] = dict_of(
            tuple(
                (literals.string(one.name), literals.string(one.default))
                for one, _ in client.variables
            )
        )
    schemes = tuple(
        (literals.string(one.key), value)
        for one in api.schemes
        if (value := _scheme(one)) is not None
    )
    if schemes:
        writer.imports.add(Import(SPEC, "Scheme"))
        named["schemes"] = dict_of(schemes, explode=True)
    if api.security:
        named["security"] = security(api.security)
    if client.credentials:
        writer.imports.add(Import(SPEC, "Credential"))
        named["credentials"] = tuple_of(
            tuple(
                call(
                    Code("Credential"),
                    literals.string(one.name),
                    literals.string(one.variable),
                )
                for one in client.credentials
            )
        )
    if client.parameters:
        arguments = (
            Argument(
                identifier=name,
                source=one,
                type=one.type,
                required=False,
                nullable=False,
            )
            for one, name in client.parameters
        )
        named["parameters"] = tuple_of(
            tuple(writer.argument(one) for one in arguments), explode=True
        )
    if client.constants:
        named["constants"] = dict_of(tuple(_constants(client)))
    if api.rpc_media_type is not None:
        writer.imports.add(Import(SPEC, "RpcSpec"))
        named["rpc"] = call(Code("RpcSpec"), literals.string(api.rpc_media_type))
    failures = tuple(
        writer.failure(one.class_name, one.status, one.code, one.body)
        for one in errors.everywhere
    )
    if failures:
        named["failures"] = tuple_of(failures, explode=True)
    if api.notes.docs_url is not None:
        named["docs"] = literals.string(api.notes.docs_url)
    return SpecModuleView(
        docstring=docstring(
            "The record of the API: servers, authentication, failures", indent=0
        ),
        imports=import_block(writer.imports),
        assignment=assigned(Code("SPEC"), spread(call(Code("ClientSpec"), **named))),
    )


def _constants(client: ClientPlan) -> Iterator[tuple[Code, Expression]]:
    for one in client.constants:
        assert isinstance(one.type, Constant) and isinstance(one.placement, InHeader)
        yield literals.string(one.wire_name), literals.scalar(one.type.values[0])


def _scheme(scheme: Scheme) -> Expression | None:
    credentials = tuple_of(tuple(literals.string(name) for name in scheme.credentials))
    named: dict[str, Expression] = {"credentials": credentials}
    match scheme:
        case ApiKeyScheme(placement=placement, name=name, basic_encoded=basic):
            named = {"kind": literals.string("api_key"), **named}
            if placement != "header":
                named["placement"] = literals.string(placement)
            named["name"] = literals.string(name)
            if basic:
                named["encode"] = literals.string("basic")
        case BasicScheme():
            named = {"kind": literals.string("basic"), **named}
        case TokenScheme(word=word):
            named = {
                "kind": literals.string("token"),
                **named,
                "prefix": literals.string(word),
            }
        case OAuth2Scheme() | OpenIdScheme():
            named = {
                "kind": literals.string("token"),
                **named,
                "prefix": literals.string("Bearer"),
            }
        case ForeignScheme():
            return None
    return call(Code("Scheme"), **named)
