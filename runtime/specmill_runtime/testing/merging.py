"""Schemas put together: references followed, `allOf` merged, one branch taken of every choice."""

from collections.abc import Callable
from threading import RLock
from typing import Any, Final, TypeAlias

from specmill_runtime.testing.contract import Schema
from specmill_runtime.testing.schema_walks import name_of
from specmill_runtime.testing.schemas import Schemas

CHOICES: Final = "x-choices"
"""Under this key a merged schema keeps the lists of branches that are still to be chosen from."""
STACK: Final = "x-stack"
"""Under this key it keeps the names of the definitions that it was made from."""
_LARGEST: Final = (
    "exclusiveMinimum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
)
_SMALLEST: Final = (
    "exclusiveMaximum",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
)
Merged: TypeAlias = dict[str, Any]
_OWN: Final = frozenset({"$ref", "allOf", "anyOf", "oneOf", "$defs", "if"})


class Merger:
    """Merges the schemas of one contract."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._heights: dict[str, float] = {}
        self._lock = RLock()
        self._pending: set[int] = set()
        self._merged: dict[int, tuple[Schema, Merged | None]] = {}
        self._taken: dict[tuple[int, int], tuple[Merged, Merged | None]] = {}

    def merged(self, schema: Schema) -> Merged | None:
        """A schema without `$ref` and `allOf`; None when it admits nothing.

        The same schema gives the same object, so that others can remember what they made of it.
        """
        known = self._merged.get(id(schema))
        if known is None:
            with self._lock:
                if id(schema) in self._pending:
                    # A schema that is merged with itself adds nothing.
                    return {}
                self._pending.add(id(schema))
                try:
                    known = self._merged[id(schema)] = (schema, self._merge(schema))
                finally:
                    self._pending.discard(id(schema))
        return known[1]

    def taken(self, merged: Merged, index: int) -> Merged | None:
        """A merged schema with one branch of its first choice; None when they exclude each other."""
        known = self._taken.get((id(merged), index))
        if known is None:
            first, *others = merged[CHOICES]
            base = {key: value for key, value in merged.items() if key != CHOICES}
            if others:
                base[CHOICES] = others
            known = (merged, combined(base, self.merged(first[index])))
            self._taken[(id(merged), index)] = known
        return known[1]

    def _merge(self, schema: Schema) -> Merged | None:
        if not isinstance(schema, dict):
            return {} if schema else None
        if schema.get("not") in (True, {}):
            return None
        found: Merged | None = {
            key: value for key, value in schema.items() if key not in _OWN
        }
        for word in ("oneOf", "anyOf"):
            if schema.get(word):
                found = combined(found, {CHOICES: [self._branches(schema, word)]})
        if isinstance(schema.get("if"), dict) and "else" in schema:
            found = combined(found, {CHOICES: [[schema["else"]]]})
        if "$ref" in schema:
            name = name_of(schema["$ref"])
            target = self.merged(self._schemas.definitions.get(name, True))
            if target is not None:
                target = {**target, STACK: [*target.get(STACK, ()), name]}
            found = combined(found, target)
        for one in schema.get("allOf", ()):
            found = combined(found, self.merged(one))
        return found

    def _branches(self, schema: dict[str, Any], word: str) -> list[Schema]:
        """The branches of a choice; each tagged as the discriminator wants it."""
        tags = self._schemas.tags(schema, word)
        return [
            one if tag is None else {"allOf": [one, tag]}
            for one, tag in zip(schema[word], tags, strict=True)
        ]

    def height(self, schema: Schema) -> float:
        """How many levels the smallest value of a schema has; infinite when it never ends."""
        with self._lock:
            if not self._heights:
                self._heights = self._measured()
        return _height(schema, self._heights)

    def _measured(self) -> dict[str, float]:
        found = dict.fromkeys(self._schemas.definitions, float("inf"))
        changes = True
        while changes:
            changes = False
            for name, schema in self._schemas.definitions.items():
                height = _height(schema, found)
                if height < found[name]:
                    found[name], changes = height, True
        return found


def _height(schema: Schema, known: dict[str, float]) -> float:
    if not isinstance(schema, dict):
        return 0
    heights = [_height(one, known) for one in schema.get("allOf", ())]
    for word in ("anyOf", "oneOf"):
        if schema.get(word):
            heights.append(min(_height(one, known) for one in schema[word]))
    if "$ref" in schema:
        heights.append(known.get(name_of(schema["$ref"]), 0))
    members = schema.get("properties", {})
    heights += [
        1 + _height(members[name], known)
        for name in schema.get("required", ())
        if name in members
    ]
    if schema.get("minItems") and "items" in schema:
        heights.append(1 + _height(schema["items"], known))
    return max(heights, default=0)


def combined(one: Merged | None, other: Merged | None) -> Merged | None:
    """A schema of what two merged ones admit; None when that is nothing.

    Annotations and examples of the first win.
    """
    if one is None or other is None:
        return None
    if not one or not other:
        return one or other
    found = {**other, **one}
    for key in one.keys() & other.keys():
        found[key] = _joined(key, one[key], other[key])
    if found.get("type") == [] or found.get("enum") == []:
        return None
    if "enum" in found and "const" in found and found["const"] not in found["enum"]:
        return None
    return found


def _joined(key: str, one: Any, other: Any) -> Any:
    join = _JOINS.get(key)
    if join is not None:
        return join(one, other)
    if key in _LARGEST:
        return max(one, other)
    return min(one, other) if key in _SMALLEST else one


def _types(one: Any, other: Any) -> list[str]:
    first = [one] if isinstance(one, str) else list(one)
    second = [other] if isinstance(other, str) else list(other)
    found = [
        kind
        for kind in first
        if kind in second or (kind == "integer" and "number" in second)
    ]
    if "integer" in second and "number" in first and "integer" not in found:
        found.append("integer")
    return found


def _properties(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    shared = {
        name: (
            {"allOf": [one[name], other[name]]}
            if one[name] != other[name]
            else one[name]
        )
        for name in one.keys() & other.keys()
    }
    return {**other, **one, **shared}


def _both(one: Schema, other: Schema) -> Schema:
    return one if one == other else {"allOf": [one, other]}


def _united(one: list[Any], other: list[Any]) -> list[Any]:
    return [*one, *(value for value in other if value not in one)]


def _united_choices(one: list[Any], other: list[Any]) -> list[Any]:
    """Both lists; a choice that is reached twice is made once."""
    known = {id(choice) for choice in one}
    return [*one, *(choice for choice in other if id(choice) not in known)]


def _shared(one: list[Any], other: list[Any]) -> list[Any]:
    return [value for value in one if value in other]


_JOINS: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "type": _types,
    "properties": _properties,
    "patternProperties": _properties,
    "required": _united,
    "enum": _shared,
    "items": _both,
    "additionalProperties": _both,
    "propertyNames": _both,
    "contains": _both,
    "not": lambda one, other: one if one == other else {"anyOf": [one, other]},
    "pattern": lambda one, other: one,
    CHOICES: _united_choices,
    STACK: _united,
}
