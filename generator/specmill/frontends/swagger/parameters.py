"""Parameter and Header Objects, which are schemas of their values themselves."""

from __future__ import annotations

from specmill.source.node import JsonValue, Node

# Beyond OpenAPI 3: what separates items by blanks, tabs or pipes may stand in paths and headers, too.
_DELIMITED = {
    "ssv": "spaceDelimited",
    "tsv": "tabDelimited",
    "pipes": "pipeDelimited",
}


def translate_parameter(node: Node) -> Node:
    """A parameter outside the body; one that has a `schema` is written as in OpenAPI 3 already."""
    if "schema" in node or "$ref" in node:
        return node
    return node.seen_as({**dict(node.items()), "schema": node, **array_style(node)})


def translate_header(node: Node) -> Node:
    """A header of a response."""
    return node.seen_as({**dict(node.items()), "schema": node, **array_style(node)})


def array_style(node: Node) -> dict[str, JsonValue]:
    """`style` and `explode` of an array, from its `collectionFormat`; nothing for other values."""
    if node.text("type") != "array":
        return {}
    items = node.get("items")
    if items is not None and items.text("format") == "binary":
        # Bytes have no delimiters.
        return {"explode": True}
    written = node.text("collectionFormat") or "csv"
    if written in _DELIMITED:
        return {"style": _DELIMITED[written], "explode": False}
    return {"explode": written == "multi"}
