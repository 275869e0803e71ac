"""The record of the API as a whole: servers, authentication, failures that hold everywhere."""

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
            *_parameters(client, writer),
            *_answers(plan, errors, writer),
        )
    )
    return SpecModuleView(
        docstring=docstring(
            "The record of the API: servers, authentication, failures", indent=0
        ),
        imports=import_block(writer.imports),
        assignment=assigned(Code("SPEC"), spread(call(Code("ClientSpec"), **named))),
    )


def _identity(plan: Plan, client: ClientPlan) -> Named:
    yield "name", literals.string(plan.config.client)
    yield "package", literals.string(plan.config.package)
    yield "version", literals.string(plan.config.version)
    urls = tuple(literals.string(server.url) for server in plan.api.servers)
    yield "servers", tuple_of(urls)
    if client.variables:
        rows = (
            (literals.string(one.name), literals.string(one.default))
            for one, _ in client.variables
        )
        yield "server_variables", dict_of(tuple(rows))


def _authentication(plan: Plan, client: ClientPlan, writer: RecordWriter) -> Named:
    schemes = tuple(
        (literals.string(one.key), value)
        for one in plan.api.schemes
        if (value := _scheme(one)) is not None
    )
    if schemes:
        writer.imports.add(Import(RUNTIME, "Scheme"))
        yield "schemes", dict_of(schemes, explode=True)
    if plan.api.security:
        yield "security", security(plan.api.security, plan.api)
    if client.credentials:
        writer.imports.add(Import(RUNTIME, "Credential"))
        rows = (
            (literals.string(one.name), literals.string(one.variable))
            for one in client.credentials
        )
        yield "credentials", tuple_of(
            tuple(call(Code("Credential"), *row) for row in rows)
        )


def _parameters(client: ClientPlan, writer: RecordWriter) -> Named:
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


def _answers(plan: Plan, errors: ErrorPlan, writer: RecordWriter) -> Named:
    if plan.api.rpc_media_type is not None:
        writer.imports.add(Import(RUNTIME, "RpcSpec"))
        yield "rpc", call(Code("RpcSpec"), literals.string(plan.api.rpc_media_type))
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
