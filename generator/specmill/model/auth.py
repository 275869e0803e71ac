"""Authentication schemes of the model: what a credential is and where it travels."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from specmill.diagnostics import Location
from specmill.model.notes import Notes

# What a client says itself in a request for a token (RFC 6749, sections 4.4.2 and 6).
_OWN_PARAMETERS = frozenset(
    {"grant_type", "client_id", "client_secret", "refresh_token"}
)


class ApiKeyScheme(
    msgspec.Struct, frozen=True, kw_only=True, tag="api-key", omit_defaults=True
):
    """A value in the query, a header or a cookie.

    `basic_encoded`: the value is base64 of `user:password`, so the scheme has two credentials.
    """

    key: str
    placement: Literal["query", "header", "cookie"]
    name: str
    basic_encoded: bool = False
    credentials: tuple[str, ...]
    notes: Notes = Notes()
    location: Location


class BasicScheme(
    msgspec.Struct, frozen=True, kw_only=True, tag="basic", omit_defaults=True
):
    """HTTP Basic (RFC 7617); two credentials, user and password."""

    key: str
    credentials: tuple[str, ...]
    notes: Notes = Notes()
    location: Location


class TokenScheme(
    msgspec.Struct, frozen=True, kw_only=True, tag="token", omit_defaults=True
):
    """`Authorization: <word> <token>`; `Bearer` is RFC 6750, other words are the API's own."""

    key: str
    word: str
    credentials: tuple[str, ...]
    notes: Notes = Notes()
    location: Location


class OAuthFlow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way to get an OAuth2 token; `kind` is OpenAPI's name of the flow."""

    kind: str
    token_url: str | None = None
    authorization_url: str | None = None
    refresh_url: str | None = None
    scopes: tuple[tuple[str, str], ...] = ()


class TokenRequest(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What descriptions have no words for: how a client authenticates itself when it asks for a
    token (RFC 6749, section 2.3.1), and what it sends besides, such as `audience`.
    """

    method: Literal["basic", "post"] = "basic"
    parameters: dict[str, str] = {}

    def __post_init__(self) -> None:
        for name in sorted(_OWN_PARAMETERS & self.parameters.keys()):
            raise ValueError(f"the parameter '{name}' is a matter of the SDK")


class TokenGrant(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a client fetches access tokens itself (RFC 6749, sections 4.4 and 6).

    `token_url` is None when OpenID Connect discovery says it. `client_id`, `client_secret` and
    `refresh_token` are names of credentials, the last one None when no token can be refreshed.
    `client_credentials`: id and secret alone are enough.
    """

    token_url: str | None = None
    client_id: str
    client_secret: str
    refresh_token: str | None = None
    client_credentials: bool = True
    request: TokenRequest = TokenRequest()


class OAuth2Scheme(
    msgspec.Struct, frozen=True, kw_only=True, tag="oauth2", omit_defaults=True
):
    """OAuth2 (RFC 6749); the token itself travels as a bearer token.

    The first of `credentials` is the access token, the others are those of the grant.
    """

    key: str
    flows: tuple[OAuthFlow, ...]
    grant: TokenGrant | None = None
    credentials: tuple[str, ...]
    notes: Notes = Notes()
    location: Location


class OpenIdScheme(
    msgspec.Struct, frozen=True, kw_only=True, tag="openid", omit_defaults=True
):
    """OpenID Connect; `url` is the discovery document, the token travels as a bearer token.

    The first of `credentials` is the access token, the others are those of the grant.
    """

    key: str
    url: str
    grant: TokenGrant
    credentials: tuple[str, ...]
    notes: Notes = Notes()
    location: Location


class ForeignScheme(
    msgspec.Struct, frozen=True, kw_only=True, tag="foreign", omit_defaults=True
):
    """A scheme that happens outside the request (mutual TLS) or that specmill does not speak (digest, …)."""

    key: str
    kind: str
    credentials: tuple[str, ...] = ()
    notes: Notes = Notes()
    location: Location


Scheme: TypeAlias = (
    ApiKeyScheme
    | BasicScheme
    | TokenScheme
    | OAuth2Scheme
    | OpenIdScheme
    | ForeignScheme
)

_AUTHORIZATION = ("header", "Authorization")


def credential_place(scheme: Scheme) -> tuple[str, str] | None:
    """Where the credential of a scheme travels: the part of a request, and the name there; None when
    it is in none.
    """
    match scheme:
        case ApiKeyScheme(placement="header", name=name):
            return "header", name.title()
        case ApiKeyScheme(placement=placement, name=name):
            return placement, name
        case ForeignScheme():
            return None
        case _:
            return _AUTHORIZATION
