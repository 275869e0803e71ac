"""What a client is constructed with: credentials, server variables and parameters of every call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

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
    credential_place,
)
from specmill.model.operations import InHeader, Parameter
from specmill.model.servers import ServerVariable
from specmill.model.types import Constant
from specmill.python.code import Code
from specmill.python.docstrings import sentence
from specmill.python.identifiers import snake_case, suffixed, upper_case
from specmill.python.namespace import Claim, allocate
from specmill.python.plan import Plan

OPTIONS = frozenset(
    {
        *("self", "base_url", "timeout", "deadline", "retry", "decode", "headers"),
        *("limits", "http_client", "hooks", "allow_http", "on_refresh_token"),
    }
)
"""What every constructor takes for itself, so that no credential or parameter can be called so."""


_WHOLE_HEADER = (
    "All of the header `Authorization`, with the scheme before it if the API wants one"
    " (`Bearer ...`)."
)


class CredentialPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A credential argument: the description's name of it, its identifier, its variable, and what it is for.

    `takes_source`: a function that gives the credential will do.
    """

    name: str
    identifier: Code
    variable: str
    description: str
    takes_source: bool


class ClientPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The arguments of the client's constructor, in order, before the options that all clients have.

    `schemes` are those of the API, with these arguments for credentials. `refreshes`: one of the credentials is a
    refresh token. `has_address`: the description says where the API is.
    """

    credentials: tuple[CredentialPlan, ...]
    variables: tuple[tuple[ServerVariable, Code], ...]
    parameters: tuple[tuple[Parameter, Code], ...]
    constants: tuple[Parameter, ...]
    schemes: tuple[Scheme, ...]
    refreshes: bool
    has_address: bool


def plan_client(plan: Plan) -> ClientPlan:
    """Name the constructor's arguments; a credential that several schemes share is one argument."""
    api = plan.api
    credentials = _credentials(api)
    variables = api.server_variables
    given = [one for one in api.client_parameters if not _is_constant(one)]
    names = allocate(_claims(credentials, variables, given), OPTIONS)
    prefix = upper_case(plan.config.package)
    arguments = {name: str(names[f"credential:{name}"]) for name in credentials}
    schemes = {one.key: _with_arguments(one, arguments) for one in api.schemes}
    return ClientPlan(
        credentials=tuple(
            CredentialPlan(
                name=name,
                identifier=names[f"credential:{name}"],
                variable=plan.config.environment.get(name)
                or f"{prefix}_{upper_case(names[f'credential:{name}'])}",
                description=_purpose(schemes[key], arguments[name]),
                takes_source=_takes_source(api, name),
            )
            for name, key in credentials.items()
        ),
        variables=tuple(
            (one, names[f"variable:{name}"]) for name, one in variables.items()
        ),
        parameters=tuple((one, names[f"parameter:{one.wire_name}"]) for one in given),
        constants=tuple(one for one in api.client_parameters if _is_constant(one)),
        schemes=tuple(schemes.values()),
        refreshes=any(
            isinstance(one, (OAuth2Scheme, OpenIdScheme))
            and one.grant is not None
            and one.grant.refresh_token is not None
            for one in api.schemes
        ),
        has_address=_has_address(api),
    )


def _has_address(api: Api) -> bool:
    """True when the first server is absolute, or that of each operation where the API has none.

    A relative one is that of wherever the description is from.
    """
    operations = [one.servers[:1] for one in api.operations]
    needed = [api.servers[:1]] if api.servers or not operations else operations
    return all(any("://" in one.address() for one in servers) for servers in needed)


def _claims(
    credentials: Iterable[str], variables: Iterable[str], given: Iterable[Parameter]
) -> Iterator[Claim]:
    for name in credentials:
        wished = snake_case(name)
        yield Claim(f"credential:{name}", (wished,), weight=2 + (wished == name))
    for name in variables:
        wanted = (snake_case(name), suffixed(snake_case(name), "_variable"))
        yield Claim(f"variable:{name}", wanted)
    for one in given:
        wished = snake_case(one.identifier or one.wire_name)
        yield Claim(f"parameter:{one.wire_name}", (wished,), weight=1)


def _credentials(api: Api) -> dict[str, str]:
    """Credential names in the order of the default requirements, then of the schemes, with the scheme of each."""
    schemes = {scheme.key: scheme for scheme in api.schemes}
    ordered = [
        schemes[key] for one in api.security for key, _ in one.schemes if key in schemes
    ]
    found: dict[str, str] = {}
    for scheme in (*ordered, *api.schemes):
        for name in scheme.credentials:
            found.setdefault(name, scheme.key)
    return found


def _with_arguments(scheme: Scheme, arguments: Mapping[str, str]) -> Scheme:
    """The scheme with arguments of the client for the description's names of its credentials."""
    named = tuple(arguments[one] for one in scheme.credentials)
    if isinstance(scheme, (OAuth2Scheme, OpenIdScheme)) and scheme.grant is not None:
        grant = scheme.grant
        refresh = grant.refresh_token
        scheme = msgspec.structs.replace(
            scheme,
            grant=msgspec.structs.replace(
                grant,
                client_id=arguments[grant.client_id],
                client_secret=arguments[grant.client_secret],
                refresh_token=None if refresh is None else arguments[refresh],
            ),
        )
    return msgspec.structs.replace(scheme, credentials=named)


def _purpose(scheme: Scheme, name: str) -> str:
    said = sentence(scheme.notes.description)
    match scheme:
        case ApiKeyScheme(placement=placement, name=wire):
            is_whole = credential_place(scheme) == ("header", "Authorization")
            if is_whole and not scheme.basic_encoded:
                return said or _WHOLE_HEADER
            return said or f"Sent in the {placement} as `{wire}`."
        case BasicScheme(credentials=(user, _)):
            part = "User name" if name == user else "Password"
            return said or f"{part} of HTTP Basic."
        case TokenScheme(word=word):
            return said or f"Sent as `Authorization: {word} ...`."
        case OAuth2Scheme(grant=grant) | OpenIdScheme(grant=grant):
            own = _token_purpose(grant, name)
            return f"{said} {own}" if said and name == scheme.credentials[0] else own
        case BasicScheme() | ForeignScheme():
            return said or f"Credential of the scheme `{scheme.key}`."


def _token_purpose(grant: TokenGrant | None, name: str) -> str:
    """What a credential of OAuth2 or OpenID Connect is for."""
    if grant is not None and name == grant.client_id:
        return "Id of the client that fetches access tokens."
    if grant is not None and name == grant.client_secret:
        return "Secret of the client that fetches access tokens."
    if grant is not None and name == grant.refresh_token:
        return "Refresh token: fetches access tokens, with the client's id and secret if it has them."
    text = "Access token, sent as a bearer token."
    if grant is None:
        return text
    id_, secret, refresh = grant.client_id, grant.client_secret, grant.refresh_token
    ways = [f"`{id_}` and `{secret}`"] if grant.client_credentials else []
    ways += [f"`{refresh}`"] if refresh is not None else []
    return f"{text} Without it one is fetched with {', or with '.join(ways)}."


def _takes_source(api: Api, name: str) -> bool:
    """True for a credential that is a whole token wherever it is sent."""
    users = [one for one in api.schemes if name in one.credentials]
    return all(
        isinstance(one, TokenScheme)
        or (
            isinstance(one, (OAuth2Scheme, OpenIdScheme)) and one.credentials[0] == name
        )
        for one in users
    )


def _is_constant(parameter: Parameter) -> bool:
    """True for a header that the client always sends."""
    fixed = isinstance(parameter.type, Constant) and len(parameter.type.values) == 1
    return fixed and isinstance(parameter.placement, InHeader)
