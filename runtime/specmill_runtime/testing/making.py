"""One attempt at one value: samples first, then the type that the schema asks for."""

from collections.abc import Iterator
from typing import Any, Final, cast

from specmill_runtime.testing.chance import Chance
from specmill_runtime.testing.contract import Schema
from specmill_runtime.testing.matching_texts import matching_text
from specmill_runtime.testing.merging import CHOICES, STACK, Merged, Merger
from specmill_runtime.testing.numbers import number
from specmill_runtime.testing.schema_walks import guessed_type, is_meant
from specmill_runtime.testing.schemas import Direction, Schemas
from specmill_runtime.testing.texts import proposals
from specmill_runtime.testing.wishes import (
    NothingFitsError,
    Place,
    Taste,
    TooLargeError,
)

_DEEPEST: Final = 40
_MOST_PARTS: Final = 10_000
_MOST_CHOSEN: Final = 1_000
"""How many parts a value has at most as long as some of them can be left out."""
_LONGEST: Final = 100_000
WIDEST: Final = 5
"""From this depth on the smallest branch is taken, and optional members are left out."""
_ANY: Final = ("string", "object", "integer", "array", "boolean", "null")
_WHOLE: Final = frozenset({"int32", "int64", "uint32", "uint64"})
"""Formats of numbers that are integers, as SDKs type them."""
_SAMPLES: Final = ("example", "default")


class Maker:
    """Makes the parts of one value; `attempt` turns to other branches, examples and types.

    Above the depth `wide` optional members are filled in, where the taste is for that.
    """

    def __init__(
        self,
        schemas: Schemas,
        merger: Merger,
        direction: Direction,
        taste: Taste,
        salt: str,
        index: int,
        attempt: int,
        wide: int,
    ) -> None:
        self._schemas = schemas
        self._merger = merger
        self._direction: Direction = direction
        self._taste = taste
        self._salt = salt
        self._index = index
        self._attempt = attempt
        self._wide = wide
        can_shrink = taste.rich and wide > 1
        self._most_parts = _MOST_CHOSEN if can_shrink else _MOST_PARTS
        self._parts = 0

    def make(self, schema: Schema, place: Place) -> Any:
        """A value for a schema at a place; NothingFitsError when there is none, TooLargeError when
        it would be huge.
        """
        merged = self._merger.merged(schema)
        if merged is None or place.depth > _DEEPEST:
            raise NothingFitsError
        while True:
            self._parts += 1
            if self._parts > self._most_parts:
                raise TooLargeError
            sample = self._sample(merged, place)
            if sample is not None:
                return sample[0]
            if CHOICES not in merged:
                return self._made(merged, place)
            merged = self._branch(merged, place)

    def _chance(self, place: Place) -> Chance:
        return Chance(f"{self._salt}|{place.pointer}")

    def _sample(self, merged: Merged, place: Place) -> tuple[Any] | None:
        """A value that the schema itself gives."""
        if "const" in merged:
            return (merged["const"],)
        if not self._taste.dynamic:
            known = [*merged.get("examples", ()), *map(merged.get, _SAMPLES)]
            fitting = [one for one in known if is_meant(one, merged)]
            if fitting:
                checker = self._schemas.checker(merged, self._direction)
                fitting = [one for one in fitting if checker.accepts(one)]
            if fitting:
                return (fitting[(self._index + self._attempt) % len(fitting)],)
        if "enum" in merged:
            values = [one for one in merged["enum"] if one is not None]
            return (self._chance(place).pick(values or [None]),)
        return None

    def _branch(self, merged: Merged, place: Place) -> Merged:
        """The schema with one branch of its first choice, the smallest when it is deep."""
        found: list[tuple[tuple[float, bool], Merged]] = []
        for index, branch in enumerate(merged[CHOICES][0]):
            one = self._merger.taken(merged, index)
            if one is None:
                continue
            stack = frozenset(one.get(STACK, ())) - frozenset(merged.get(STACK, ()))
            is_deep = place.depth >= self._wide or bool(place.stack & stack)
            height = self._merger.height(branch) if is_deep else 0.0
            found.append(((height, one.get("type") in ("null", ["null"])), one))
        if not found:
            raise NothingFitsError
        if self._attempt > 5:
            return found[self._attempt % len(found)][1]
        least = min(rank for rank, _ in found)
        best = [one for rank, one in found if rank == least]
        return best[self._attempt % len(best)]

    def _made(self, merged: Merged, place: Place) -> Any:
        match self._type(merged):
            case "object":
                return self._object(merged, place)
            case "array":
                return self._array(merged, place)
            case "integer":
                return self._number(merged, place, is_integer=True)
            case "number":
                is_whole = merged.get("format") in _WHOLE
                return self._number(merged, place, is_integer=is_whole)
            case "boolean":
                return bool(self._chance(place).below(2))
            case "null":
                return None
            case _:
                return self._text(merged, place)

    def _type(self, merged: Merged) -> str:
        said, guess = merged.get("type"), guessed_type(merged)
        if said is None:
            return guess or _ANY[self._attempt % len(_ANY)]
        kinds: list[str] = [said] if isinstance(said, str) else said
        kinds = [one for one in kinds if one != "null"]
        if not kinds:
            return "null"
        turned = kinds[self._attempt % len(kinds)]
        return guess if guess in kinds and self._attempt < 6 else turned

    def _number(self, merged: Merged, place: Place, *, is_integer: bool) -> float:
        try:
            return number(merged, self._chance(place), is_integer=is_integer)
        except OverflowError:
            raise NothingFitsError from None

    def _text(self, merged: Merged, place: Place) -> str:
        if merged.get("minLength", 0) > _LONGEST:
            raise TooLargeError
        accepts = self._schemas.checker(merged, self._direction).accepts
        chance, writers = self._chance(place), self._schemas.writers
        last = ""
        for last in proposals(merged, place.name, chance, writers):
            if accepts(last):
                break
        return last

    def _object(self, merged: Merged, place: Place) -> dict[str, Any]:
        members: dict[str, Schema] = merged.get("properties", {})
        found: dict[str, Any] = {}
        required = list(merged.get("required", ()))
        for name in self._names(merged, members, required, place):
            if name in found:
                continue
            schema = self._member(merged, name)
            try:
                found[name] = self.make(schema, place.below(name, merged))
            except NothingFitsError:
                if name in required:
                    raise
        least = merged.get("minProperties", 0)
        shown = not members and self._has_described_extras(merged, place)
        try:
            self._fill(found, merged, max(least, shown), place)
        except NothingFitsError:
            if len(found) < least:
                raise
        return found

    def _names(
        self,
        merged: Merged,
        members: dict[str, Schema],
        required: list[str],
        place: Place,
    ) -> Iterator[str]:
        hidden = self._schemas.is_hidden
        for name in required:
            if not hidden(members.get(name, True), self._direction):
                yield name
        if not (self._taste.rich and place.depth < self._wide):
            for name, others in merged.get("dependentRequired", {}).items():
                if name in required:
                    yield from others
            return
        for name, schema in members.items():
            if not hidden(schema, self._direction) and not self._is_again(
                schema, place
            ):
                yield name

    def _is_again(self, schema: Schema, place: Place) -> bool:
        """Whether a schema leads back to a definition that is being made, or nowhere."""
        merged = self._merger.merged(schema)
        if merged is None:
            return True
        items = self._merger.merged(merged.get("items", True)) or {}
        return not place.stack.isdisjoint(
            (*merged.get(STACK, ()), *items.get(STACK, ()))
        )

    def _member(self, merged: Merged, name: str) -> Schema:
        """The schema of a member, declared or not."""
        if name in merged.get("properties", {}):
            return cast("Schema", merged["properties"][name])
        for pattern, schema in merged.get("patternProperties", {}).items():
            if self._schemas.checker({"pattern": pattern}, "response").accepts(name):
                return cast("Schema", schema)
        return cast("Schema", merged.get("additionalProperties", True))

    def _has_described_extras(self, merged: Merged, place: Place) -> bool:
        extras: Schema = merged.get("additionalProperties", False)
        return extras not in (True, False, {}) and not self._is_again(extras, place)

    def _fill(
        self, found: dict[str, Any], merged: Merged, least: int, place: Place
    ) -> None:
        """Add members until there are enough."""
        if len(found) >= least:
            return
        members: dict[str, Schema] = merged.get("properties", {})
        spare = [
            name
            for name, one in members.items()
            if name not in found and not self._schemas.is_hidden(one, self._direction)
        ]
        patterns = merged.get("patternProperties", {})
        names = merged.get("propertyNames", {"type": "string"})
        number_of = 0
        while len(found) < least and number_of < least + 50:
            number_of += 1
            inner = place.below(f"key{number_of}", merged)
            if spare:
                name = spare.pop(0)
            elif merged.get("additionalProperties") is False and patterns:
                name = matching_text(next(iter(patterns)), self._chance(inner), 1) or ""
            elif names == {"type": "string"}:
                name = f"key{number_of}"
            else:
                name = str(self.make(names, inner))
            schema = self._member(merged, name)
            found.setdefault(name, self.make(schema, place.below(name, merged)))

    def _array(self, merged: Merged, place: Place) -> list[Any]:
        first: list[Schema] = merged.get("prefixItems", [])
        items: Schema = merged.get("items", True)
        contained: Schema | None = merged.get("contains")
        least, most = merged.get("minItems", 0), merged.get("maxItems")
        needed = merged.get("minContains", 1) if contained is not None else 0
        count = max(least, needed, len(first), 0 if items is False else 1)
        if self._is_again(items, place.below(0, merged)) or place.depth >= self._wide:
            count = max(least, needed)
        if most is not None:
            count = min(count, most)
        found: list[Any] = []
        for index in range(count):
            schema = first[index] if index < len(first) else items
            if contained is not None and index < needed:
                schema = {"allOf": [schema, contained]}
            inner = place.below(index, merged)
            try:
                found.append(self._item(schema, inner, merged, found))
            except NothingFitsError:
                if index < max(least, needed):
                    raise
                return found
        return found

    def _item(
        self, schema: Schema, place: Place, merged: Merged, found: list[Any]
    ) -> Any:
        """An item; another one than those found when all have to differ."""
        value = self.make(schema, place)
        index, tries = self._index, 0
        while merged.get("uniqueItems") and value in found and tries < 40:
            tries += 1
            self._index = index + len(found) + tries
            varied = place._replace(pointer=f"{place.pointer}~{tries}")
            value = self.make(schema, varied)
        self._index = index
        return value
