"""Places in schemas as their readers call them."""

from __future__ import annotations

from specmill.diagnostics import unescape_pointer

_PROPERTIES = frozenset({"properties", "patternProperties"})
_ITEMS = frozenset({"items", "contains", "unevaluatedItems"})
_VALUES = frozenset({"additionalProperties", "unevaluatedProperties"})
_BRANCHES = frozenset({"allOf", "anyOf", "oneOf", "dependentSchemas"})


def place_name(key: str | None, pointer: str, where: str) -> str:
    """A place in the named schema with this key, or in what stands at `where`: `Pet.tags[].id`."""
    path = path_of(pointer)
    if key is None:
        return where + path if where else path.removeprefix(".")
    return (unescape_pointer(key.rpartition("/")[2]) or key) + path


def path_of(pointer: str) -> str:
    """A pointer into a schema as a path of fields: `.owner.pets[]`."""
    tokens = [unescape_pointer(token) for token in pointer.split("/")[1:]]
    path = ""
    while tokens:
        token = tokens.pop(0)
        if token in _PROPERTIES and tokens:
            path += f".{tokens.pop(0)}"
        elif token in _ITEMS:
            path += "[]"
        elif token == "prefixItems" and tokens:
            path += f"[{tokens.pop(0)}]"
        elif token in _VALUES:
            path += "{}"
        elif token in _BRANCHES and tokens:
            tokens.pop(0)
    return path
