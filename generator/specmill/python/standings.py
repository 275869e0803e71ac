"""Where an inline type stands in the description, as a phrase for types that nothing else is said of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from specmill.frontends.places import steps
from specmill.model.types import Record
from specmill.python.naming import field_names
from specmill.python.type_names import TypeNames

_PARTS = {"item": "an item of", "value": "a value of", "variant": "a form of"}
_NAMED = {
    "body": "the body",
    "callback": "the callback",
    "error": "the error",
    "header": "the header",
    "parameter": "the argument",
    "response": "the answer",
    "schema": "the schema",
    "webhook": "the webhook",
}


class Standings(msgspec.Struct, frozen=True):
    """The place of each inline type by its key, the key by the place, and the methods by the ids of operations."""

    names: TypeNames
    places: Mapping[str, str]
    keys: Mapping[str, str]
    methods: Mapping[str, str]

    def of(self, key: str) -> str:
        """What a class is to the class or method around it; the key itself for what stands alone."""
        found = self._found(key)
        if found is None:
            return key
        is_field = found.startswith("`") and found.endswith("`")
        return f"The value of {found}" if is_field else found[0].upper() + found[1:]

    def of_values(self, key: str) -> str:
        """Where the values of an enumeration stand."""
        return f"Values of {self._found(key) or key}"

    def _found(self, key: str) -> str | None:
        original = self.names.types[key].input_of
        if original is not None and original in self.names.names:
            return f"`{self.names.names[original]}` as it is sent"
        place = self.places.get(key)
        return None if place is None else self._phrase(place, steps(place))

    def _phrase(self, place: str, path: Sequence[tuple[str, str]]) -> str | None:
        """The phrase for the last step of a path; None where a step has no word."""
        kind, word = path[-1]
        if len(path) == 1:
            return self._beginning(kind, word)
        place = place.rpartition("/")[0]
        if kind == "field":
            owner = self._owner(place, path[:-1])
            if owner is not None:
                return f"`{self.names.names[owner]}.{self._field(owner, word)}`"
        around = self._around(place, path[:-1])
        if around is None or kind == "media":
            return around
        if kind == "part" and path[-2][0] in ("callback", "webhook"):
            return around
        if kind in _PARTS:
            return f"{_PARTS[kind]} {around}"
        if kind == "field":
            return f"`{word}` of {around}"
        if path[-2][0] != "operation":
            return around if kind == "body" else None
        return _of_method(kind, word, around)

    def _around(self, place: str, path: Sequence[tuple[str, str]]) -> str | None:
        owner = self._owner(place, path)
        if owner is not None:
            return f"`{self.names.names[owner]}`"
        return self._phrase(place, path)

    def _owner(self, place: str, path: Sequence[tuple[str, str]]) -> str | None:
        """The key of the type at a place, when it stands in the models."""
        key = self.keys.get(place)
        if key is None and len(path) == 1 and path[0][0] == "schema":
            key = path[0][1]
        if key is None or key not in self.names.names:
            return None
        return key if self.names.is_defined(key) else None

    def _field(self, owner: str, wire_name: str) -> str:
        declaration = self.names.types[owner]
        if not isinstance(declaration, Record):
            return wire_name
        return field_names(declaration).get(wire_name, wire_name)

    def _beginning(self, kind: str, word: str) -> str | None:
        if kind == "operation":
            return f"`{self.methods[word]}`" if word in self.methods else None
        return f"{_NAMED[kind]} `{word}`" if kind in _NAMED and word else None


def _of_method(kind: str, word: str, method: str) -> str | None:
    """What a method takes or gives."""
    match kind:
        case "body":
            return f"what {method} sends"
        case "response":
            return f"what {method} answers" + (f" with {word}" if word else "")
        case "error" if word in ("", "default"):
            return f"what {method} answers when it fails"
        case "error":
            return f"what {method} answers with {word}"
        case _:
            return f"{_NAMED[kind]} `{word}` of {method}" if kind in _NAMED else None
