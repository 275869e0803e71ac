"""Documents that are something else than a description, and what to do about it."""

from __future__ import annotations

from specmill.source.node import Node

# What tells a document apart: keys at its root.
_KINDS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"asyncapi"}), "this is AsyncAPI, which describes messages, no calls"),
    (
        frozenset({"arazzo"}),
        "this is Arazzo: name the description that its workflows are about",
    ),
    (
        frozenset({"overlay", "actions"}),
        "this is an overlay: name it with --overlay, or in sdk.yaml",
    ),
    (
        frozenset({"swaggerVersion"}),
        "this is Swagger 1: convert it to OpenAPI first",
    ),
    (
        frozenset({"info", "item"}),
        "this looks like a collection of Postman: export it as OpenAPI",
    ),
    (
        frozenset({"__export_format", "resources"}),
        "this looks like an export of Insomnia: export it as OpenAPI",
    ),
    (
        frozenset({"discoveryVersion"}),
        "this is a discovery document of Google: convert it to OpenAPI first",
    ),
    (frozenset({"log"}), "this looks like recorded traffic (HAR), and no description"),
    (
        frozenset({"paths"}),
        'is it OpenAPI? Then write `openapi: "3.1.0"` in the first line',
    ),
    (
        frozenset({"methods"}),
        'is it OpenRPC? Then write `openrpc: "1.3.2"` in the first line',
    ),
)


def kind_hint(root: Node) -> str | None:
    """What a document without a version is, by the keys at its root; None for one like no other."""
    return next((hint for keys, hint in _KINDS if all(k in root for k in keys)), None)
