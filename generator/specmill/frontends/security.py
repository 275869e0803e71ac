"""Security schemes and requirements, in OpenAPI's shape."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from specmill.frontends.hints import convert, parse_notes
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.wire import check_header_name
from specmill.model.auth import (
    ApiKeyScheme,
    BasicScheme,
    ForeignScheme,
    OAuth2Scheme,
    OAuthFlow,
    OpenIdScheme,
    Scheme,
    TokenScheme,
)
from specmill.model.notes import Notes
from specmill.model.operations import Requirement
from specmill.source.node import Node

# Schemes of the IANA registry that take more than a word and a token, or happen outside the
# request.
_FOREIGN_WORDS = frozenset(
    {
        "digest",
        "dpop",
        "gnap",
        "hoba",
        "mutual",
        "negotiate",
        "ntlm",
        "oauth",
        "privatetoken",
        "vapid",
    }
)

_PLACEMENTS: dict[str, Literal["query", "header", "cookie"]] = {
    "query": "query",
    "header": "header",
    "cookie": "cookie",
}


def parse_schemes(parsing: Parsing, node: Node | None) -> tuple[Scheme, ...]:
    """The security schemes of a map, in its order."""
    found: list[Scheme] = []
    for key, child in node.items() if node is not None else ():
        target = follow(parsing, child)
        scheme = None if target is None else _scheme(parsing, key, target)
        if scheme is not None:
            found.append(scheme)
    return tuple(found)


def parse_requirements(node: Node | None) -> tuple[Requirement, ...] | None:
    """The alternatives of a `security` list; None without a list, as the default holds then."""
    if node is None:
        return None
    return tuple(Requirement(tuple(_needed(one))) for one in node.elements())


def _needed(node: Node) -> Iterable[tuple[str, tuple[str, ...]]]:
    for key, scopes in node.items():
        yield key, tuple(str(scope.value) for scope in scopes.elements())


def _scheme(parsing: Parsing, key: str, node: Node) -> Scheme | None:
    notes = parse_notes(parsing.diagnostics, node)
    location = node.location
    kind = node.text("type")
    if kind == "apiKey":
        return _api_key(parsing, key, node)
    if kind == "http":
        return _http(parsing, key, node)
    credentials = _credentials(parsing, node, {"value": key})
    if kind == "oauth2":
        flows = tuple(_flows(node.get("flows")))
        return OAuth2Scheme(
            key=key,
            flows=flows,
            credentials=credentials,
            notes=notes,
            location=location,
        )
    if kind == "openIdConnect":
        url = node.text("openIdConnectUrl") or ""
        return OpenIdScheme(
            key=key, url=url, credentials=credentials, notes=notes, location=location
        )
    return _foreign(parsing, key, kind or "unknown", notes, node)


def _foreign(
    parsing: Parsing, key: str, kind: str, notes: Notes, node: Node
) -> ForeignScheme:
    """A scheme that the SDK can't attach: said aloud, because its alternatives need something else."""
    parsing.diagnostics.warning(
        "unsupported-security",
        f"the scheme {key!r} is {kind!r}, which the SDK leaves to its http_client",
        node.location,
        "give the client an `http_client` that authenticates",
    )
    return ForeignScheme(key=key, kind=kind, notes=notes, location=node.location)


def _api_key(parsing: Parsing, key: str, node: Node) -> ApiKeyScheme | None:
    placement = _PLACEMENTS.get(node.text("in") or "")
    if placement is None:
        return None
    if placement == "header":
        check_header_name(parsing, node.text("name") or "", node)
    encoded = node.text("x-specmill-encoding") == "basic"
    wanted = (
        {"username": "username", "password": "password"} if encoded else {"value": key}
    )
    return ApiKeyScheme(
        key=key,
        placement=placement,
        name=node.text("name") or "",
        basic_encoded=encoded,
        credentials=_credentials(parsing, node, wanted),
        notes=parse_notes(parsing.diagnostics, node),
        location=node.location,
    )


def _http(parsing: Parsing, key: str, node: Node) -> Scheme:
    notes = parse_notes(parsing.diagnostics, node)
    location = node.location
    word = node.text("scheme") or ""
    lowered = word.lower()
    if lowered == "basic":
        credentials = _credentials(
            parsing, node, {"username": "username", "password": "password"}
        )
        return BasicScheme(
            key=key, credentials=credentials, notes=notes, location=location
        )
    if lowered in _FOREIGN_WORDS or lowered.startswith("scram-"):
        return _foreign(parsing, key, lowered, notes, node)
    return TokenScheme(
        key=key,
        word="Bearer" if lowered == "bearer" else word,
        credentials=_credentials(parsing, node, {"value": key}),
        notes=notes,
        location=location,
    )


def _credentials(
    parsing: Parsing, node: Node, wanted: dict[str, str]
) -> tuple[str, ...]:
    hint = node.get("x-specmill-credentials")
    given = None if hint is None else convert(parsing.diagnostics, hint, dict[str, str])
    for name in given or ():
        if hint is not None and name not in wanted:
            known = ", ".join(wanted)
            parsing.diagnostics.error(
                "invalid-extension",
                f"the scheme has no credential {name!r}",
                hint[name].location,
                f"use: {known}",
            )
    return tuple((given or {}).get(name, default) for name, default in wanted.items())


def _flows(node: Node | None) -> Iterable[OAuthFlow]:
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
