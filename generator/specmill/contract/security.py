"""Security schemes, and what an operation requires of its callers."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from specmill.contract.following import Following
from specmill.diagnostics import Location
from specmill.source.node import Node

Requirement = tuple[tuple[str, tuple[str, ...]], ...]
"""Schemes that are all needed, sorted by name, each with its sorted scopes."""

ANONYMOUS: Requirement = ()
"""No credentials at all."""


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """One way to get a token: its URLs by the key they stand under, and its scopes."""

    kind: str
    urls: tuple[tuple[str, str], ...] = ()
    scopes: tuple[str, ...] = ()


class SecurityScheme(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of credentials; fields that do not belong to its `type` are empty.

    `placed` and `name` are those of an API key, `scheme` is the word of HTTP in lower case.
    """

    key: str
    type: str
    origin: Node
    placed: str = ""
    name: str = ""
    scheme: str = ""
    bearer_format: str = ""
    open_id_url: str = ""
    flows: tuple[Flow, ...] = ()

    @property
    def location(self) -> Location:
        """The file and the JSON pointer it was read from."""
        return self.origin.location


def read_schemes(following: Following, node: Node | None) -> tuple[SecurityScheme, ...]:
    """The security schemes of a mapping, by name."""
    found: list[SecurityScheme] = []
    for key, child in node.items() if node is not None else ():
        target = following.follow(child)
        if target is not None:
            found.append(_scheme(key, target))
    return tuple(sorted(found, key=lambda one: one.key))


def read_requirements(node: Node | None) -> tuple[Requirement, ...]:
    """The alternatives of a `security` list; without any, no credentials are needed."""
    listed = node.elements() if node is not None else ()
    found = dict.fromkeys(tuple(sorted(_needed(one))) for one in listed)
    return tuple(found) or (ANONYMOUS,)


def _needed(node: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, scopes in node.items():
        # OpenAPI 3.2, Security Requirement Object: a name, or the URI of the scheme.
        name = key.rpartition("#/components/securitySchemes/")[2]
        yield name, tuple(sorted({str(one.value) for one in scopes.elements()}))


def _scheme(key: str, node: Node) -> SecurityScheme:
    kind = node.text("type") or ""
    is_key, is_http = kind == "apiKey", kind == "http"
    word = (node.text("scheme") or "").lower() if is_http else ""
    return SecurityScheme(
        key=key,
        type=kind,
        origin=node,
        placed=(node.text("in") or "") if is_key else "",
        name=(node.text("name") or "") if is_key else "",
        scheme=word,
        bearer_format=(node.text("bearerFormat") or "") if is_http else "",
        open_id_url=node.text("openIdConnectUrl") or "",
        flows=_flows(node.get("flows")) if kind == "oauth2" else (),
    )


def _flows(node: Node | None) -> tuple[Flow, ...]:
    found: list[Flow] = []
    for kind, flow in node.items() if node is not None else ():
        if kind.startswith("x-"):
            continue
        scopes = flow.get("scopes")
        urls = {
            key: one.value
            for key, one in flow.items()
            if key.endswith("Url") and isinstance(one.value, str)
        }
        names = [key for key, _ in scopes.items()] if scopes is not None else []
        found.append(
            Flow(
                kind=kind, urls=tuple(sorted(urls.items())), scopes=tuple(sorted(names))
            )
        )
    return tuple(sorted(found, key=lambda one: one.kind))
