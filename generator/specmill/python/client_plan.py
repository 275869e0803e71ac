"""What a client is constructed with: credentials, server variables and parameters of every call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from specmill.model.api import Api, ServerVariable
from specmill.model.auth import (
    ApiKeyScheme,
    BasicScheme,
    ForeignScheme,
    OAuth2Scheme,
    OpenIdScheme,
    Scheme,
    TokenScheme,
)
from specmill.model.operations import InHeader, Parameter
from specmill.model.types import Constant
from specmill.python.code import Code
from specmill.python.identifiers import snake_case, suffixed, upper_case
from specmill.python.namespace import Claim, allocate
from specmill.python.plan import Plan

OPTIONS = frozenset({"self", "base_url", "timeout", "headers", "http_client"})


class CredentialPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A credential argument: the description's name of it, its identifier, its variable, and what it is for."""

    name: str
    identifier: Code
    variable: str
    description: str


class ClientPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The arguments of the client's constructor, in order."""

    credentials: tuple[CredentialPlan, ...]
    variables: tuple[tuple[ServerVariable, Code], ...]
    parameters: tuple[tuple[Parameter, Code], ...]
    constants: tuple[Parameter, ...]


def plan_client(plan: Plan) -> ClientPlan:
    """Name the constructor's arguments; a credential that several schemes share is one argument."""
    api = plan.api
    credentials = _credentials(api)
    variables = {
        one.name: one for server in api.servers[:1] for one in server.variables
    }
    given = [one for one in api.client_parameters if not _is_constant(one)]
    names = allocate(_claims(credentials, variables, given), OPTIONS)
    return ClientPlan(
        credentials=tuple(
            CredentialPlan(
                name=name,
                identifier=names[f"credential:{name}"],
                variable=plan.config.environment.get(name)
                or f"{upper_case(plan.config.package)}_{upper_case(name)}",
                description=text,
            )
            for name, text in credentials.items()
        ),
        variables=tuple(
            (one, names[f"variable:{name}"]) for name, one in variables.items()
        ),
        parameters=tuple((one, names[f"parameter:{one.wire_name}"]) for one in given),
        constants=tuple(one for one in api.client_parameters if _is_constant(one)),
    )


def _claims(
    credentials: Iterable[str], variables: Iterable[str], given: Iterable[Parameter]
) -> Iterator[Claim]:
    for name in credentials:
        yield Claim(f"credential:{name}", (snake_case(name),), exact=True)
    for name in variables:
        wanted = (snake_case(name), suffixed(snake_case(name), "_variable"))
        yield Claim(f"variable:{name}", wanted)
    for one in given:
        wished = snake_case(one.identifier or one.wire_name)
        yield Claim(f"parameter:{one.wire_name}", (wished,))


def _credentials(api: Api) -> dict[str, str]:
    """Credential names in the order of the default requirements, then of the schemes, with what they are for."""
    schemes = {scheme.key: scheme for scheme in api.schemes}
    ordered = [
        schemes[key] for one in api.security for key, _ in one.schemes if key in schemes
    ]
    found: dict[str, str] = {}
    for scheme in (*ordered, *api.schemes):
        for name in scheme.credentials:
            found.setdefault(name, scheme.notes.description or _purpose(scheme, name))
    return found


def _purpose(scheme: Scheme, name: str) -> str:
    match scheme:
        case ApiKeyScheme(placement=placement, name=wire):
            return f"Sent in the {placement} as `{wire}`."
        case BasicScheme(credentials=(user, _)):
            return (
                "User name of HTTP Basic."
                if name == user
                else "Password of HTTP Basic."
            )
        case TokenScheme(word=word):
            return f"Sent as `Authorization: {word} ...`."
        case OAuth2Scheme() | OpenIdScheme():
            return "Access token, sent as a bearer token."
        case BasicScheme() | ForeignScheme():
            return f"Credential of the scheme `{scheme.key}`."


def _is_constant(parameter: Parameter) -> bool:
    """True for a header that the client always sends."""
    fixed = isinstance(parameter.type, Constant) and len(parameter.type.values) == 1
    return fixed and isinstance(parameter.placement, InHeader)
