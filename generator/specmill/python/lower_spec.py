"""The record of the API as a whole: servers, authentication, failures that hold everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.model.api import Api
from specmill.model.auth import (
    ApiKeyScheme,
    BasicScheme,
    ForeignScheme,
    OAuth2Scheme,
    OpenIdScheme,
    Scheme,
    TokenGrant,
    TokenScheme,
)
from specmill.model.types import Constant
from specmill.python import literals
from specmill.python.arguments import Argument
from specmill.python.client_plan import ClientPlan
from specmill.python.code import Code
from specmill.python.docstrings import docstring
from specmill.python.error_plan import ErrorPlan
from specmill.python.imports import Import, import_block
from specmill.python.layout import Expression, call, dict_of, spread, tuple_of
from specmill.python.lower_records import RecordWriter
from specmill.python.plan import Plan
from specmill.python.record_parts import security
from specmill.python.statements import assigned
from specmill.python.views import SpecModuleView

RUNTIME = "specmill_runtime.spec"

Named = Iterator[tuple[str, Expression]]


def lower_spec(plan: Plan, client: ClientPlan, errors: ErrorPlan) -> SpecModuleView:
    """`SPEC = ClientSpec(...)`; what is at its default is left out."""
    writer = RecordWriter(plan, errors)
    writer.imports = {Import(RUNTIME, "ClientSpec")}
    named = dict(
        (
            *_identity(plan, client),
            *_authentication(plan, client, writer),
            *_parameters(plan, client, writer),
            *_answers(plan, errors, writer),
        )
    )
    return SpecModuleView(
        docstring=docstring(
            "The record of the API: servers, authentication, failures", indent=0
        ),
        imports=import_block(writer.imports, home=plan.package),
        assignment=assigned(Code("SPEC"), spread(call(Code("ClientSpec"), **named))),
    )


def _identity(plan: Plan, client: ClientPlan) -> Named:
    yield "name", literals.string(plan.config.client)
    yield "package", literals.string(plan.config.package)
    yield "version", literals.string(plan.config.version)
    yield "title", literals.string(plan.api.title)
    yield "api_version", literals.string(plan.api.version)
    urls = tuple(literals.string(server.url) for server in plan.api.servers)
    yield "servers", tuple_of(urls)
    if client.variables:
        rows = (
            (literals.string(one.name), literals.string(one.default))
            for one, _ in client.variables
        )
        yield "server_variables", dict_of(tuple(rows))
        allowed = tuple(
            (
                literals.string(one.name),
                tuple_of(tuple(literals.string(value) for value in one.values)),
            )
            for one, _ in client.variables
            if one.values
        )
        if allowed:
            yield "server_values", dict_of(allowed)


def _authentication(plan: Plan, client: ClientPlan, writer: RecordWriter) -> Named:
    schemes = tuple(
        (literals.string(one.key), value)
        for one in client.schemes
        if (value := _scheme(one, plan.api)) is not None
    )
    if schemes:
        writer.imports.add(Import(RUNTIME, "Scheme"))
        if any(_grant_of(one) is not None for one in client.schemes):
            writer.imports.add(Import(RUNTIME, "Grant"))
        yield "schemes", dict_of(schemes, explode=True)
    if plan.api.security:
        yield "security", security(plan.api.security, plan.api)
    if client.credentials:
        writer.imports.add(Import(RUNTIME, "Credential"))
        rows = (
            (literals.string(str(one.identifier)), literals.string(one.variable))
            for one in client.credentials
        )
        yield "credentials", tuple_of(
            tuple(call(Code("Credential"), *row) for row in rows)
        )


def _parameters(plan: Plan, client: ClientPlan, writer: RecordWriter) -> Named:
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
        yield "parameters", tuple_of(
            tuple(writer.argument(one) for one in arguments), explode=True
        )
    if client.constants:
        yield "constants", dict_of(tuple(_constants(client)))
    if plan.api.idempotency_key is not None:
        yield "idempotency_key", literals.string(plan.api.idempotency_key)


def _answers(plan: Plan, errors: ErrorPlan, writer: RecordWriter) -> Named:
    rpc = plan.api.rpc
    if rpc is not None:
        writer.imports.add(Import(RUNTIME, "RpcSpec"))
        named: dict[str, Expression] = {}
        if rpc.lenient_ids:
            named["lenient_ids"] = literals.boolean(True)
        if rpc.max_batch is not None:
            named["max_batch"] = literals.integer(rpc.max_batch)
        yield "rpc", call(Code("RpcSpec"), literals.string(rpc.media_type), **named)
    failures = tuple(
        writer.failure(one.class_name, one.status, one.code, one.body)
        for one in errors.everywhere
    )
    if failures:
        yield "failures", tuple_of(failures, explode=True)
    if plan.api.notes.docs_url is not None:
        yield "docs", literals.string(plan.api.notes.docs_url)


def _constants(client: ClientPlan) -> Iterator[tuple[Code, Expression]]:
    for one in client.constants:
        assert isinstance(one.type, Constant)
        yield literals.string(one.wire_name), literals.scalar(one.type.values[0])


def _scheme(scheme: Scheme, api: Api) -> Expression | None:
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
            named = dict(_bearer(scheme, api))
        case ForeignScheme():
            return None
    return call(Code("Scheme"), **named)


def _bearer(scheme: OAuth2Scheme | OpenIdScheme, api: Api) -> Named:
    """A scheme whose token can be fetched."""
    yield "kind", literals.string("token")
    yield "credentials", tuple_of((literals.string(scheme.credentials[0]),))
    yield "prefix", literals.string("Bearer")
    if scheme.grant is not None:
        grant = dict(_grant(scheme.grant, _scopes(scheme.key, api)))
        yield "grant", call(Code("Grant"), **grant)
    if isinstance(scheme, OpenIdScheme):
        yield "discovery", literals.string(scheme.url)


def _grant_of(scheme: Scheme) -> TokenGrant | None:
    if isinstance(scheme, (OAuth2Scheme, OpenIdScheme)):
        return scheme.grant
    return None


def _grant(grant: TokenGrant, scopes: tuple[str, ...]) -> Named:
    """How a token is fetched; what is at its default is left out."""
    if grant.token_url is not None:
        yield "token_url", literals.string(grant.token_url)
    yield "client_id", literals.string(grant.client_id)
    yield "client_secret", literals.string(grant.client_secret)
    if grant.refresh_token is not None:
        yield "refresh_token", literals.string(grant.refresh_token)
    if not grant.client_credentials:
        yield "client_credentials", literals.boolean(False)
    if scopes:
        yield "scopes", tuple_of(tuple(literals.string(one) for one in scopes))
    if grant.request.method != "basic":
        yield "method", literals.string(grant.request.method)
    if grant.request.parameters:
        rows = sorted(grant.request.parameters.items())
        yield "parameters", dict_of(
            tuple((literals.string(key), literals.string(value)) for key, value in rows)
        )


def _scopes(key: str, api: Api) -> tuple[str, ...]:
    """The scopes that operations require of a scheme, so that one token serves them all."""
    needed = {
        scope
        for one in api.operations
        for requirement in (api.security if one.security is None else one.security)
        for scheme, scopes in requirement.schemes
        if scheme == key
        for scope in scopes
    }
    return tuple(sorted(needed))
