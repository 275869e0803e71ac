"""The schemas of a contract: references followed, types read off, checkers compiled when needed."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final, Literal, TypeAlias, cast

from specmill_runtime.testing.chance import Chance
from specmill_runtime.testing.checkers import Checker
from specmill_runtime.testing.contract import Schema, TextFormat
from specmill_runtime.testing.schema_walks import (
    TYPES,
    implied_type,
    loosened,
    mapped,
    name_of,
    own_types,
    references,
    too_repetitive,
)
from specmill_runtime.testing.text_forms import STANDARD, reader_of, writer_of

Direction: TypeAlias = Literal["request", "response"]

_BITS: Final = {"int32": 32, "int64": 64}
_HIDDEN: Final = {"request": "readOnly", "response": "writeOnly"}


class Schemas:
    """The schemas of one contract."""

    def __init__(
        self,
        definitions: dict[str, Schema],
        formats: dict[str, TextFormat],
        *,
        loose: bool = False,
    ) -> None:
        """`loose`: values may fit several branches of a `oneOf`, which often overlap."""
        self.definitions = definitions
        self._is_loose = loose
        self.writers: dict[str, Callable[[Chance], str]] = {
            name: writer_of(one) for name, one in formats.items()
        }
        declared = {name: reader_of(one) for name, one in formats.items()}
        self._formats = {**STANDARD, **declared}
        self._checkers: dict[tuple[int, Direction], tuple[object, Checker]] = {}
        self._equals: dict[tuple[str, Direction], Checker] = {}
        self._loose: dict[tuple[int, Direction], tuple[object, Checker]] = {}
        self._types: dict[int, tuple[object, frozenset[str]]] = {}
        self._plain: dict[tuple[str, Direction], Schema] = {}
        self._references: dict[tuple[str, Direction], tuple[str, ...]] = {}
        self._repetitions: dict[str, int] = {}
        self._broken: dict[str, bool] = {}

    def checker(self, schema: Schema, direction: Direction) -> Checker:
        """The checker of a schema, for what is sent or for what is received."""
        known = self._checkers.get((id(schema), direction))
        if known is None:
            known = schema, self._equal(schema, direction)
            self._checkers[(id(schema), direction)] = known
        return known[1]

    def _equal(self, schema: Schema, direction: Direction) -> Checker:
        """The checker of an equal schema, as most are references to a few."""
        key = json.dumps(schema), direction
        known = self._equals.get(key)
        if known is None:
            known = self._equals[key] = self._compiled(schema, direction)
        return known

    def loose_checker(self, schema: Schema, direction: Direction) -> Checker:
        """The checker that lets values fit several branches of a `oneOf`."""
        key = (id(schema), direction)
        known = self._loose.get(key)
        if known is None:
            strict = self.checker(schema, direction)
            loose = Checker(loosened(strict.schema), self._formats)
            known = self._loose[key] = (schema, loose)
        return known[1]

    def types(self, schema: Schema) -> frozenset[str]:
        """The JSON types that a schema admits, as far as can be told without trying."""
        known = self._types.get(id(schema))
        if known is None:
            known = schema, self._types_of(schema, frozenset())
            self._types[id(schema)] = known
        return known[1]

    def member(self, schema: Schema, name: str) -> Schema:
        """The schema of an object's member; True when nothing is said of it."""
        for one in self.parts(schema):
            found = one.get("properties", {}).get(name)
            if found is not None:
                return cast("Schema", found)
        for one in self.parts(schema):
            if "additionalProperties" in one:
                return cast("Schema", one["additionalProperties"])
        return True

    def members(self, schema: Schema) -> dict[str, Schema]:
        """The declared members of an object, whichever branch declares them."""
        found: dict[str, Schema] = {}
        for one in self.parts(schema):
            for name, member in one.get("properties", {}).items():
                found.setdefault(name, member)
        return found

    def tags(self, schema: dict[str, Any], word: str) -> list[Schema | None]:
        """What a discriminator wants of each branch of a choice; None of one that says so itself."""
        said = schema.get("discriminator")
        if not isinstance(said, dict) or "propertyName" not in said:
            return [None for _ in schema[word]]
        tag = cast("dict[str, Any]", said)
        return [self._tag(one, tag) for one in schema[word]]

    def _tag(self, branch: Schema, tag: dict[str, Any]) -> Schema | None:
        if not isinstance(branch, dict) or "$ref" not in branch:
            return None
        name, of_tag = name_of(branch["$ref"]), tag["propertyName"]
        mapping: dict[str, str] = tag.get("mapping") or {}
        targets = ((key, one.rpartition("/")[2]) for key, one in mapping.items())
        wanted = [key for key, target in targets if target == name] or [name]
        for one in self.parts(self.member(branch, of_tag)):
            known = [one["const"]] if "const" in one else one.get("enum")
            if known is not None and len({value in wanted for value in known}) < 2:
                return None
        return {"properties": {of_tag: {"enum": wanted}}}

    def items(self, schema: Schema) -> Schema:
        """The schema of an array's items; True when nothing is said of them."""
        return next(
            (one["items"] for one in self.parts(schema) if "items" in one), True
        )

    def item(self, schema: Schema, index: int) -> Schema:
        """The schema of one item of an array; the first ones may have schemas of their own."""
        for one in self.parts(schema):
            first: list[Schema] = one.get("prefixItems", [])
            if index < len(first):
                return first[index]
        return self.items(schema)

    def parts(self, schema: Schema) -> Iterator[dict[str, Any]]:
        """A schema and what it is put together from or chooses from, references followed."""
        waiting: list[Schema] = [schema]
        met: set[str] = set()
        while waiting:
            one = waiting.pop(0)
            if not isinstance(one, dict):
                continue
            yield one
            if "$ref" in one and (name := name_of(one["$ref"])) not in met:
                met.add(name)
                waiting.append(self.definitions.get(name, True))
            for word in ("allOf", "oneOf", "anyOf"):
                waiting += one.get(word, ())

    def _types_of(self, schema: Schema, met: frozenset[str]) -> frozenset[str]:
        if not isinstance(schema, dict):
            return TYPES if schema else frozenset()
        found = own_types(schema)
        if "$ref" in schema and (name := name_of(schema["$ref"])) not in met:
            target = self.definitions.get(name, True)
            found &= self._types_of(target, met | {name})
        for one in schema.get("allOf", ()):
            found &= self._types_of(one, met)
        for word in ("anyOf", "oneOf"):
            if schema.get(word):
                branches = (self._types_of(one, met) for one in schema[word])
                found &= frozenset[str]().union(*branches)
        return found

    def _compiled(self, schema: Schema, direction: Direction) -> Checker:
        names: dict[str, None] = {}
        root = self._plainly(schema, direction)
        waiting = list(references(root))
        while waiting:
            name = waiting.pop()
            if name not in names:
                names[name] = None
                waiting += self._referred(name, direction)
        if isinstance(root, dict):
            definitions = {name: self._definition(name, direction) for name in names}
            root = {**root, "$defs": definitions} if definitions else root
        if too_repetitive(names, self.definitions, self._repetitions):
            return Checker(True, self._formats)
        root = loosened(root) if self._is_loose else root
        return Checker(root, self._formats)

    def _referred(self, name: str, direction: Direction) -> tuple[str, ...]:
        """The names that a definition refers to."""
        known = self._references.get((name, direction))
        if known is None:
            known = tuple(references(self._definition(name, direction)))
            self._references[(name, direction)] = known
        return known

    def _definition(self, name: str, direction: Direction) -> Schema:
        known = self._plain.get((name, direction))
        if known is None:
            known = self._plainly(self.definitions.get(name, True), direction)
            self._plain[(name, direction)] = known
        return known

    def _plainly(self, schema: Schema, direction: Direction) -> Schema:
        """The schema for one direction: what cannot be sent in it is not required."""
        if not isinstance(schema, dict):
            return schema
        copied = mapped(schema, lambda one: self._plainly(one, direction))
        if "pattern" in schema and self._is_broken(schema["pattern"]):
            del copied["pattern"]
        if schema.get("format") in _BITS and "integer" in own_types(schema):
            # What OpenAPI says of these formats (OAS 3.1 §4.4), as JSON Schema checks it.
            bound = 1 << (_BITS[schema["format"]] - 1)
            copied["minimum"] = max(copied.get("minimum", -bound), -bound)
            copied["maximum"] = min(copied.get("maximum", bound - 1), bound - 1)
        if direction == "response":
            implied = implied_type(schema)
            if implied is not None and self.types(schema) == TYPES:
                # SDKs take it for the type that its words are about, and decode nothing else.
                copied["type"] = [implied, "null"]
        members = copied.get("properties", {})
        hidden = {
            name
            for name, one in schema.get("properties", {}).items()
            if self.is_hidden(one, direction)
        }
        if hidden and "required" in copied:
            copied["required"] = [
                one for one in copied["required"] if one not in hidden
            ]
        if hidden and direction == "response":
            # A password that comes back is a leak; what was read may be sent back.
            copied["properties"] = members | dict.fromkeys(hidden, False)
        return copied

    def _is_broken(self, pattern: object) -> bool:
        """Whether a pattern is no regular expression, or one that takes too much memory."""
        key = json.dumps(pattern)
        known = self._broken.get(key)
        if known is None:
            known = self._broken[key] = bool(Checker({"pattern": pattern}, {}).defect)
        return known

    def is_hidden(self, schema: Schema, direction: Direction) -> bool:
        """Whether a member does not travel in a direction (readOnly, writeOnly)."""
        word = _HIDDEN[direction]
        return any(one.get(word) is True for one in self.parts(schema))
