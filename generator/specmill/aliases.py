"""Old names that an SDK keeps for a while: the key `aliases` of `sdk.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

from specmill.diagnostics import Diagnostics, Location
from specmill.names import is_identifier
from specmill.source.node import Node

AliasKind: TypeAlias = Literal["methods", "resources", "arguments", "models", "values"]


class Alias(msgspec.Struct, frozen=True):
    """An old name, the name that stands for it now, and where sdk.yaml says so."""

    old: str
    new: str
    location: Location = Location("")


class Aliases(msgspec.Struct, frozen=True, kw_only=True):
    """Old names by what they name.

    `methods` and `resources` are dotted paths from the client (`pets.find`: `pets.list`),
    `arguments` and `values` are within a method or an enumeration (`pets.list.max`: `limit`,
    `Kind.DOG`: `HOUND`), `models` are classes.
    """

    methods: tuple[Alias, ...] = ()
    resources: tuple[Alias, ...] = ()
    arguments: tuple[Alias, ...] = ()
    models: tuple[Alias, ...] = ()
    values: tuple[Alias, ...] = ()


NO_ALIASES = Aliases()

_KINDS: Mapping[AliasKind, str] = {
    "methods": "methods to methods, as `pets.find: pets.list`",
    "resources": "namespaces to namespaces, as `pets: animals`",
    "arguments": "arguments of methods to arguments, as `pets.list.max: limit`",
    "models": "classes to classes, as `Pet: Animal`",
    "values": "members of enumerations to members, as `Kind.DOG: HOUND`",
}
_LEAST = {"methods": 1, "resources": 1, "arguments": 2, "models": 1, "values": 2}


def read_aliases(root: Node | None, diagnostics: Diagnostics) -> Aliases:
    """The aliases of `sdk.yaml`; what can't be any is reported."""
    node = root.get("aliases") if root is not None else None
    if node is None:
        return NO_ALIASES
    if not isinstance(node.value, dict):
        message = f"aliases has to map kinds of names, {', '.join(_KINDS)}"
        hint = "write {methods: {pets.find: pets.list}}, for example"
        diagnostics.error("invalid-configuration", message, node.location, hint)
        return NO_ALIASES
    found: dict[str, tuple[Alias, ...]] = {}
    for kind, member in node.items():
        if kind in _KINDS:
            found[kind] = tuple(_read(kind, member, diagnostics))
        else:
            message = f"'{kind[:60]}' is no kind of names that have aliases"
            hint = f"known: {', '.join(_KINDS)}"
            diagnostics.error("unknown-key", message, member.location, hint)
    return Aliases(**found)


def _read(kind: str, node: Node, diagnostics: Diagnostics) -> list[Alias]:
    said = next(text for key, text in _KINDS.items() if key == kind)
    hint = "write the old name first, then the new one, both as Python code has them"
    if not isinstance(node.value, dict):
        message = f"{kind} has to map {said}"
        diagnostics.error("invalid-configuration", message, node.location, hint)
        return []
    found: list[Alias] = []
    for old, member in node.items():
        new = member.value
        parts = old.split(".")
        is_name = all(map(is_identifier, parts)) and len(parts) >= _LEAST[kind]
        if is_name and isinstance(new, str) and all(map(is_identifier, new.split("."))):
            found.append(Alias(old, new, member.location))
        else:
            message = f"{kind} has to map {said}"
            diagnostics.error("invalid-configuration", message, member.location, hint)
    return found
