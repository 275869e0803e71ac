"""Places in schemas as their readers call them."""

from __future__ import annotations

from specmill.contract import Contract, Operation
from specmill.diagnostics import unescape_pointer

_PROPERTIES = frozenset({"properties", "patternProperties"})
_ITEMS = frozenset({"items", "contains", "unevaluatedItems"})
_VALUES = frozenset({"additionalProperties", "unevaluatedProperties"})
_BRANCHES = frozenset({"allOf", "anyOf", "oneOf", "dependentSchemas"})


def operation_names(old: Contract, new: Contract) -> dict[str, str]:
    """What readers call each operation of both sides, by its key: by the path as it is written last."""
    return {**_names(old), **_names(new)}


def _names(contract: Contract) -> dict[str, str]:
    names = {one.key: _own_name(one) for one in contract.operations}
    for one in contract.incoming:
        caller = one.caller and names.get(one.caller)
        rest = one.key.removeprefix(one.caller or "").removeprefix(" ")
        names[one.key] = f"{caller} → {rest}" if caller else one.key
    return names


def _own_name(one: Operation) -> str:
    return f"{one.method} {one.path}" if one.path else one.method


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
