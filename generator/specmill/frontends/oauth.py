"""OAuth2 and OpenID Connect schemes: where tokens come from, and the credentials that takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

import msgspec

from specmill.frontends.credentials import parse_credentials
from specmill.frontends.hints import convert, parse_notes
from specmill.frontends.parsing import Parsing
from specmill.frontends.wire import check_token_url
from specmill.model.auth import (
    OAuth2Scheme,
    OAuthFlow,
    OpenIdScheme,
    TokenGrant,
    TokenRequest,
)
from specmill.source.node import Node

TOKEN_REQUEST = "x-specmill-token-request"
_ROLES = ("access_token", "client_id", "client_secret", "refresh_token")
_ADDRESSES = ("tokenUrl", "refreshUrl", "authorizationUrl")


class _Addresses(msgspec.Struct, frozen=True):
    """Where the flows of a scheme let client credentials get a token, and refresh tokens."""

    requested: tuple[str, ...]
    refreshed: tuple[str, ...]

    @property
    def token_url(self) -> str | None:
        """The one that the SDK uses; None when only a user can get a token."""
        return next(iter([*self.requested, *self.refreshed]), None)

    @property
    def roles(self) -> tuple[str, ...]:
        """The credentials that make sense."""
        if self.token_url is None:
            return _ROLES[:1]
        return _ROLES if self.token_url in self.refreshed else _ROLES[:3]


def is_fetched(node: Node) -> bool:
    """True for a scheme whose credential is a token that a server hands out."""
    return node.text("type") in ("oauth2", "openIdConnect")


def authority(parsing: Parsing, node: Node) -> str:
    """The host that hands out the tokens of a scheme; empty when it is not known."""
    found = [node.text("openIdConnectUrl")]
    flows = node.get("flows")
    for _, flow in flows.items() if flows is not None else ():
        found += [flow.text(one) for one in _ADDRESSES]
    servers = parsing.root.get("servers")
    first = next(servers.elements(), None) if servers is not None else None
    home = (None if first is None else first.text("url")) or ""
    return next((_host(home, one) for one in found if one), "")


def parse_oauth2(parsing: Parsing, key: str, node: Node, prefix: str) -> OAuth2Scheme:
    """An OAuth2 scheme; `prefix` keeps its credentials apart from those of other authorities."""
    listed = node.get("flows")
    for _, flow in listed.items() if listed is not None else ():
        for address in _ADDRESSES:
            check_token_url(parsing, flow.get(address))
    flows = tuple(_flows(listed))
    addresses = _addresses(flows)
    names = _credentials(parsing, node, prefix, addresses.roles)
    grant = None
    if addresses.token_url is not None:
        _report_apart(parsing, node, addresses)
        grant = _grant(parsing, node, names)
        grant = msgspec.structs.replace(
            grant,
            token_url=addresses.token_url,
            client_credentials=bool(addresses.requested),
        )
    return OAuth2Scheme(
        key=key,
        flows=flows,
        grant=grant,
        credentials=tuple(names.values()),
        notes=parse_notes(parsing.diagnostics, node),
        location=node.location,
    )


def parse_open_id(parsing: Parsing, key: str, node: Node, prefix: str) -> OpenIdScheme:
    """An OpenID Connect scheme; what its server grants is only known when it is asked."""
    check_token_url(parsing, node.get("openIdConnectUrl"))
    names = _credentials(parsing, node, prefix, _ROLES)
    return OpenIdScheme(
        key=key,
        url=node.text("openIdConnectUrl") or "",
        grant=_grant(parsing, node, names),
        credentials=tuple(names.values()),
        notes=parse_notes(parsing.diagnostics, node),
        location=node.location,
    )


def _flows(node: Node | None) -> Iterator[OAuthFlow]:
    for kind, flow in node.items() if node is not None else ():
        if kind.startswith("x-"):
            continue
        scopes = flow.get("scopes")
        yield OAuthFlow(
            kind=kind,
            token_url=flow.text("tokenUrl"),
            authorization_url=flow.text("authorizationUrl"),
            refresh_url=flow.text("refreshUrl"),
            scopes=tuple(
                (name, str(one.value))
                for name, one in (scopes.items() if scopes is not None else ())
            ),
        )


def _addresses(flows: Iterable[OAuthFlow]) -> _Addresses:
    requested: list[str] = []
    refreshed: list[str] = []
    for flow in flows:
        is_own = flow.kind == "clientCredentials"
        if is_own and flow.token_url:
            requested.append(flow.token_url)
        again = flow.refresh_url or (None if is_own else flow.token_url)
        if again:
            refreshed.append(again)
    return _Addresses(tuple(requested), tuple(refreshed))


def _report_apart(parsing: Parsing, node: Node, addresses: _Addresses) -> None:
    if addresses.refreshed and addresses.token_url not in addresses.refreshed:
        parsing.diagnostics.warning(
            "degraded-security",
            f"the scheme {node.key!r} refreshes tokens at {addresses.refreshed[0]!r} and hands"
            f" them out at {addresses.token_url!r}: the SDK takes no refresh token",
            node.location,
            "describe the flows as schemes of their own",
        )


def _credentials(
    parsing: Parsing, node: Node, prefix: str, roles: tuple[str, ...]
) -> dict[str, str]:
    wanted = {role: f"{prefix}{role}" for role in roles}
    return parse_credentials(parsing, node, wanted)


def _grant(parsing: Parsing, node: Node, names: dict[str, str]) -> TokenGrant:
    hint = node.get(TOKEN_REQUEST)
    request = None if hint is None else convert(parsing.diagnostics, hint, TokenRequest)
    return TokenGrant(
        client_id=names["client_id"],
        client_secret=names["client_secret"],
        refresh_token=names.get("refresh_token"),
        request=request or TokenRequest(),
    )


def _host(home: str, address: str) -> str:
    try:
        return urlsplit(urljoin(home, address)).netloc.lower()
    except ValueError:
        return ""
