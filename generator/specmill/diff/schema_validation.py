"""Schemas as a validator takes them: as they hold in one flow, with the formats that matter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import jsonschema_rs

from specmill.contract.schemas import key_of
from specmill.diff.findings import Flow
from specmill.diff.schema_children import is_hidden
from specmill.diff.schema_form import EVERY_TYPE, NUMBERS, RANGES, TEXT_FORMATS
from specmill.diff.schema_node import Node, Part, Raw, Side
from specmill.diff.schema_values import FRACTION, as_mapping, has_inner, inner_values

_ONE = frozenset(
    {
        *("items", "additionalProperties", "unevaluatedItems", "unevaluatedProperties"),
        *("not", "if", "then", "else", "contains", "propertyNames"),
    }
)
_LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_NAMED = frozenset({"properties", "patternProperties", "dependentSchemas"})
_COPIED = frozenset(
    {
        *("type", "enum", "const", "multipleOf", "required", "uniqueItems"),
        *("maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
        *(
            "maxLength",
            "minLength",
            "maxItems",
            "minItems",
            "minContains",
            "maxContains",
        ),
        *("maxProperties", "minProperties", "dependentRequired"),
    }
)
_COMPOSING = frozenset({"$ref", "allOf", "anyOf", "oneOf"})
_OF_SAME = frozenset({"not", "if", "then", "else"})
_NOTHING = frozenset[str]()
_CHECKED = frozenset({"$ref", "pattern"})
_HEAVIEST = 200


class Validation:
    """Judges values, and whole schemas, of one description in one flow.

    `loosely` takes `oneOf` for `anyOf`.
    """

    def __init__(self, side: Side, flow: Flow, *, loosely: bool = False) -> None:
        self._side = side
        self._loosely = loosely
        self._flow = flow
        self._written: dict[tuple[int, frozenset[str]], tuple[Raw, Raw]] = {}
        self._validators: dict[Any, jsonschema_rs.Draft202012Validator | None] = {}

    def accepts(self, node: Node, value: Any) -> bool | None:
        """Whether a value is valid; None if the schema is beyond the validator."""
        if node.key not in self._validators:
            self._validators[node.key] = self._validator(node)
        validator = self._validators[node.key]
        return None if validator is None else validator.is_valid(value)

    def _validator(self, node: Node) -> jsonschema_rs.Draft202012Validator | None:
        try:
            return jsonschema_rs.Draft202012Validator(
                self.document(node), validate_formats=True
            )
        except (jsonschema_rs.ValidationError, ValueError, RecursionError):
            return None

    def covers(self, node: Node, other: Validation, inner: Node) -> bool:
        """Whether it is certain that a node accepts everything that one of another side does."""
        wide, narrow = self._canonical(node), other._canonical(inner)
        if wide is None or narrow is None:
            return False
        try:
            return wide.covers(narrow) is jsonschema_rs.canonical.Containment.YES
        except ValueError:
            return False

    def is_void(self, node: Node) -> bool:
        """Whether it is certain that a node accepts nothing, because it contradicts itself."""
        if any(one.schema is False for one in self._side.flat(node)):
            return False
        canonical = self._canonical(node)
        return canonical is not None and (
            canonical.satisfiability() is jsonschema_rs.canonical.Satisfiability.NO
        )

    def _canonical(self, node: Node) -> jsonschema_rs.CanonicalSchema | None:
        document = self.document(node)
        if _is_heavy(document):
            return None
        try:
            return jsonschema_rs.canonicalize(document, draft=20, validate_formats=True)
        except (jsonschema_rs.ValidationError, ValueError, RecursionError):
            return None

    def document(self, node: Node) -> dict[str, Any]:
        """A schema of its own that says what a node says."""
        hidden = self._hidden(node)
        parts = [self._part(one, hidden) for one in node.parts]
        written: dict[str, Any] = {"allOf": parts} if parts else {}
        if node.only is not None:
            written.update(_only(node.only))
        written["$defs"] = {
            key: self.write(self._side.schemas[key]) for key in self._named(parts)
        }
        return written

    def _part(self, part: Part, hidden: frozenset[str]) -> Raw:
        schema = self.write(part.schema, hidden)
        if not part.chosen or not isinstance(schema, dict):
            return schema
        written = as_mapping(schema)
        return {key: written[key] for key in written if key not in _COMPOSING}

    def _named(self, schemas: list[Raw]) -> dict[str, None]:
        """The keys of all named schemas that are needed."""
        found: dict[str, None] = {}
        pending = list(schemas)
        while pending:
            for key in _references(pending.pop()):
                if key not in found and key in self._side.schemas:
                    found[key] = None
                    pending.append(self.write(self._side.schemas[key]))
        return found

    def write(self, schema: Raw, hidden: frozenset[str] = _NOTHING) -> Raw:
        """A schema without anything that does not decide which values are valid.

        `hidden` are the properties that do not travel this way, as the schemas around say of the same value.
        """
        if not isinstance(schema, dict):
            return schema
        said = as_mapping(schema)
        known = self._written.get((id(said), hidden))
        if known is None:
            # The schema is kept as well, so that no other one can get its identity.
            known = (said, self._write(said, hidden))
            self._written[id(said), hidden] = known
        return known[1]

    def _write(self, schema: dict[str, Any], around: frozenset[str]) -> dict[str, Any]:
        part = Part(schema)
        hidden = around | self._hidden(Node((part,), part))
        written: dict[str, Any] = {}
        for keyword, value in schema.items():
            if keyword in _COPIED:
                written[keyword] = value
            elif keyword in _ONE:
                beside = hidden if keyword in _OF_SAME else _NOTHING
                written[keyword] = self.write(value, beside)
            elif keyword in _LISTS and value:
                beside = hidden if keyword in _COMPOSING else _NOTHING
                listed = [self.write(one, beside) for one in value]
                self._write_list(keyword, listed, written)
            elif keyword in _NAMED:
                written[keyword] = {key: self.write(one) for key, one in value.items()}
            elif keyword in _CHECKED and self._holds(keyword, value):
                written[keyword] = value
        self._write_format(schema, written)
        _leave_out(hidden, written)
        if schema.get("nullable") is True and "type" in written:
            kinds = written["type"]
            listed = [kinds] if isinstance(kinds, str) else inner_values(kinds)
            written["type"] = list(dict.fromkeys([*listed, "null"]))
        patterns = written.get("patternProperties", {})
        for pattern in [one for one in patterns if not is_readable(one)]:
            del patterns[pattern]
        return written

    def _holds(self, keyword: str, value: str) -> bool:
        if keyword == "$ref":
            return key_of(value) in self._side.schemas
        return is_readable(value)

    def _write_list(
        self, keyword: str, listed: list[Raw], written: dict[str, Any]
    ) -> None:
        if keyword == "oneOf" and self._loosely:
            written["allOf"] = [*written.get("allOf", ()), {"anyOf": listed}]
        elif keyword == "allOf":
            written["allOf"] = [*written.get("allOf", ()), *listed]
        else:
            written[keyword] = listed

    def _write_format(self, schema: dict[str, Any], written: dict[str, Any]) -> None:
        name = schema.get("format")
        if name in TEXT_FORMATS:
            written["format"] = name
        elif name in RANGES:
            low, high = RANGES[name]
            limits = [*written.get("allOf", ()), {"minimum": low, "maximum": high}]
            written["allOf"] = limits

    def _hidden(self, node: Node) -> frozenset[str]:
        """The names of properties that do not travel this way."""
        return frozenset(
            name
            for part in self._side.flat(node)
            for name, one in part.mapping.get("properties", {}).items()
            if self._is_hidden(one)
        )

    def _is_hidden(self, schema: Raw) -> bool:
        part = Part(schema)
        return is_hidden(self._side, Node((part,), part), self._flow)


def _leave_out(hidden: frozenset[str], written: dict[str, Any]) -> None:
    """Say neither of these properties that they are required, nor what they are."""
    if "properties" in written:
        skipped = dict.fromkeys(hidden & written["properties"].keys(), True)
        written["properties"] = {**written["properties"], **skipped}
    if hidden and "required" in written:
        written["required"] = [one for one in written["required"] if one not in hidden]


@lru_cache(maxsize=4096)
def is_readable(pattern: str) -> bool:
    """Whether the validator can read a regular expression."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except (jsonschema_rs.ValidationError, ValueError):
        return False
    return True


def _references(schema: Raw) -> Iterator[str]:
    pending = [schema]
    while pending:
        current = pending.pop()
        reference = as_mapping(current).get("$ref")
        if isinstance(reference, str):
            yield key_of(reference)
        inner = inner_values(current)
        pending.extend(filter(has_inner, inner))


def _is_heavy(document: Raw) -> bool:
    """Whether a schema is so large that a proof about it could take seconds."""
    weight = 0
    pending = [document]
    while pending and weight <= _HEAVIEST:
        current = pending.pop()
        weight += 1
        inner = inner_values(current)
        pending.extend(filter(has_inner, inner))
    return weight > _HEAVIEST


def _only(types: frozenset[str]) -> dict[str, Any]:
    if types == EVERY_TYPE:
        return {}
    if types & NUMBERS == NUMBERS:
        return {"type": sorted(types - NUMBERS | {"number"})}
    if FRACTION in types:
        kinds = sorted(types - NUMBERS | {"number"})
        return {"type": kinds, "not": {"type": "integer"}}
    return {"type": sorted(types)}
