"""Security schemes and requirements, in OpenAPI's shape."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from specmill.frontends.credentials import parse_credentials
from specmill.frontends.hints import parse_notes
from specmill.frontends.oauth import (
    TOKEN_REQUEST,
    authority,
    is_fetched,
    parse_oauth2,
    parse_open_id,
)
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.wire import check_header_name
from specmill.model.auth import (
    ApiKeyScheme,
    BasicScheme,
    ForeignScheme,
    OAuth2Scheme,
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

# What Amazon's API Gateway says of an API key whose value is made of each request.
_GATEWAY_AUTH = "x-amazon-apigateway-authtype"
_SIGNATURE = "AWS Signature Version 4"

_PLACEMENTS: dict[str, Literal["query", "header", "cookie"]] = {
    "query": "query",
    "header": "header",
    "cookie": "cookie",
}


def parse_schemes(parsing: Parsing, node: Node | None) -> tuple[Scheme, ...]:
    """The security schemes of a map, in its order."""
    targets = {
        key: target
        for key, child in (node.items() if node is not None else ())
        if (target := follow(parsing, child)) is not None
    }
    authorities = {
        authority(parsing, one) for one in targets.values() if is_fetched(one)
    }
    found: list[Scheme] = []
    for key, target in targets.items():
        # What one authority is told, such as a client secret, is nothing for another.
        prefix = f"{key}_" if len(authorities) > 1 else ""
        scheme = _scheme(parsing, key, target, prefix)
        if scheme is not None:
            _check_token_request(parsing, target, scheme)
            found.append(scheme)
    return tuple(found)


def parse_requirements(node: Node | None) -> tuple[Requirement, ...] | None:
    """The alternatives of a `security` list; None without a list, as the default holds then."""
    if node is None:
        return None
    return tuple(Requirement(tuple(_needed(one))) for one in node.elements())


def _needed(node: Node) -> Iterable[tuple[str, tuple[str, ...]]]:
    for key, scopes in node.items():
        # OpenAPI 3.2, Security Requirement Object: a name, or the URI of the scheme.
        name = key.rpartition("#/components/securitySchemes/")[2]
        yield name, tuple(str(scope.value) for scope in scopes.elements())


def _scheme(parsing: Parsing, key: str, node: Node, prefix: str) -> Scheme | None:
    match node.text("type"):
        case "apiKey":
            return _api_key(parsing, key, node)
        case "http":
            return _http(parsing, key, node)
        case "oauth2":
            return parse_oauth2(parsing, key, node, prefix)
        case "openIdConnect":
            return parse_open_id(parsing, key, node, prefix)
        case kind:
            notes = parse_notes(parsing.diagnostics, node)
            return _foreign(parsing, key, kind or "unknown", notes, node)


def _check_token_request(parsing: Parsing, node: Node, scheme: Scheme) -> None:
    """Report words about requests for tokens that the SDK never sends."""
    hint = node.get(TOKEN_REQUEST)
    sends = isinstance(scheme, (OAuth2Scheme, OpenIdScheme)) and scheme.grant
    if hint is not None and not sends:
        parsing.diagnostics.error(
            "invalid-extension",
            f"the SDK requests no tokens for the scheme {scheme.key!r}",
            hint.location,
            "use an oauth2 scheme with a tokenUrl, or openIdConnect",
        )


def _foreign(
    parsing: Parsing, key: str, kind: str, notes: Notes, node: Node
) -> ForeignScheme:
    """A scheme that the SDK can't attach: said aloud, because its alternatives need something else."""
    parsing.diagnostics.warning(
        "unsupported-security",
        f"the scheme {key!r} is {kind!r}, which the SDK leaves to its http_client",
        node.location,
        "give the client an `http_client` that authenticates, such as `httpx.Client(auth=…)`",
    )
    return ForeignScheme(key=key, kind=kind, notes=notes, location=node.location)


def _api_key(parsing: Parsing, key: str, node: Node) -> Scheme:
    placement = _PLACEMENTS.get(node.text("in") or "")
    if placement is None:
        notes = parse_notes(parsing.diagnostics, node)
        return _foreign(parsing, key, f"apiKey in {node.text('in')}", notes, node)
    if _is_signature(key, node):
        notes = parse_notes(parsing.diagnostics, node)
        return _foreign(parsing, key, _SIGNATURE, notes, node)
    if placement == "header" and "name" in node:
        check_header_name(parsing, node.text("name") or "", node.location)
    encoded = node.text("x-specmill-encoding") == "basic"
    wanted = (
        {"username": "username", "password": "password"} if encoded else {"value": key}
    )
    return ApiKeyScheme(
        key=key,
        placement=placement,
        name=node.text("name") or "",
        basic_encoded=encoded,
        credentials=tuple(parse_credentials(parsing, node, wanted).values()),
        notes=parse_notes(parsing.diagnostics, node),
        location=node.location,
    )


def _is_signature(key: str, node: Node) -> bool:
    """True for a signature of each request that is described as a key, for want of a better word."""
    if (node.text(_GATEWAY_AUTH) or "").lower() == "awssigv4":
        return True
    is_header = node.text("in") == "header"
    name = (node.text("name") or "").lower()
    return is_header and name == "authorization" and key.lower() in ("hmac", "sigv4")


def _http(parsing: Parsing, key: str, node: Node) -> Scheme:
    notes = parse_notes(parsing.diagnostics, node)
    location = node.location
    word = node.text("scheme") or ""
    lowered = word.lower()
    if lowered == "basic":
        pair = {"username": "username", "password": "password"}
        return BasicScheme(
            key=key,
            credentials=tuple(parse_credentials(parsing, node, pair).values()),
            notes=notes,
            location=location,
        )
    if lowered in _FOREIGN_WORDS or lowered.startswith("scram-"):
        return _foreign(parsing, key, lowered, notes, node)
    return TokenScheme(
        key=key,
        word="Bearer" if lowered == "bearer" else word,
        credentials=tuple(parse_credentials(parsing, node, {"value": key}).values()),
        notes=notes,
        location=location,
    )
