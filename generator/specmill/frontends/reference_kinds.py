"""Reference Objects that lead to something of another kind than their place takes."""

from __future__ import annotations

from specmill.diagnostics import Diagnostics, unescape_pointer
from specmill.frontends.reference_shapes import looks_like
from specmill.source.node import Node
from specmill.source.reading import shorten

# The section of components, or of the root in OpenAPI 2.0, and what one of its members is.
NOUNS = {
    "callbacks": "a callback",
    "contentDescriptors": "a content descriptor",
    "definitions": "a schema",
    "errors": "an error",
    "examplePairings": "an example pairing",
    "examples": "an example",
    "headers": "a header",
    "links": "a link",
    "mediaTypes": "a media type",
    "methods": "a method",
    "operations": "an operation",
    "parameters": "a parameter",
    "pathItems": "a path item",
    "requestBodies": "a request body",
    "responses": "a response",
    "schemas": "a schema",
    "securityDefinitions": "a security scheme",
    "securitySchemes": "a security scheme",
    "tags": "a tag",
}
"""The kinds of components, by the name of their section."""


def check_kind(
    diagnostics: Diagnostics,
    node: Node,
    target: Node,
    section: str,
    home: str = "/components/",
) -> bool:
    """False, and a warning, when a reference leads to something else than `section` has.

    The sections are those below `home`; what stands elsewhere, or in another file, is told by its keys.
    """
    pointer = target.location.pointer
    found, _, name = pointer.removeprefix(home).partition("/")
    apart = not pointer.startswith(home) or not name or "/" in name
    if apart or found not in NOUNS or target.file != node.file:
        found, is_one = "", looks_like(target.value, section)
        what = f"{shorten(node.text('$ref') or '')} is none"
    else:
        is_one = NOUNS[found] == NOUNS[section]
        what = f"{unescape_pointer(name)!r} is {NOUNS[found]}"
    if not is_one:
        diagnostics.warning(
            "degraded-reference",
            f"{NOUNS[section]} is expected here, and {what}: nothing of it is used",
            node["$ref"].location,
            f"refer to {NOUNS[section]}" + _instead(section, found),
        )
    return is_one


def _instead(section: str, found: str) -> str:
    """How a schema is described where something around it is wanted."""
    if found not in ("schemas", "definitions"):
        return ""
    match section:
        case "requestBodies" | "responses":
            return ", or write `content: {application/json: {schema: {$ref: …}}}`"
        case "parameters" | "headers":
            return ", or write `schema: {$ref: …}` in one"
        case _:
            return ""
