"""What the tests of comparisons ask: the worst verdict, and whether a witness is one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import jsonschema_rs

from specmill.diff.findings import NO_WITNESS, Flow, Relation, Wire
from specmill.diff.relation import SchemaFinding
from specmill.diff.rule import Example
from specmill.diff.schema_form import RANGES
from tests.diff.independent import others_accept

_ORDER = [Wire.NONE, Wire.SAFE, Wire.UNKNOWN, Wire.BREAKING]


def worst(findings: Iterable[SchemaFinding]) -> Wire:
    """The worst verdict of all."""
    return max((one.wire for one in findings), key=_ORDER.index, default=Wire.NONE)


def is_shown(finding: SchemaFinding, example: Example) -> bool:
    """Whether the witness is valid for just the side that it has to be valid for, say two validators."""
    value, flow, beside = finding.witness, example.flow, {"$defs": example.schemas}
    if value is NO_WITNESS:
        return False
    sides = (example.before, example.after)
    return all(
        (before, after) == (flow is Flow.IN, flow is Flow.OUT)
        for before, after in (
            [is_valid(one, example.schemas, value, flow) for one in sides],
            [others_accept(one, beside, value, flow) for one in sides],
        )
    )


def is_valid(
    schema: Any, schemas: dict[str, Any], value: Any, flow: Flow = Flow.NONE
) -> bool:
    """Whether a value is valid, with formats, and without what does not travel this way."""
    hidden = {Flow.IN: "readOnly", Flow.OUT: "writeOnly"}.get(flow, "")
    document = {"allOf": [_travelling(schema, hidden)], "$defs": schemas}
    validator = jsonschema_rs.Draft202012Validator(document, validate_formats=True)
    return validator.is_valid(value)


def _travelling(schema: Any, hidden: str) -> Any:
    if not isinstance(schema, dict):
        return schema
    written = dict(schema)
    properties = schema.get("properties", {})
    skipped = {
        name
        for name, one in properties.items()
        if isinstance(one, dict) and one.get(hidden)
    }
    if properties:
        written["properties"] = {
            name: _travelling(one, hidden) for name, one in properties.items()
        }
    if "required" in schema:
        written["required"] = [one for one in schema["required"] if one not in skipped]
    if schema.get("format") in RANGES:
        low, high = RANGES[schema["format"]]
        written["allOf"] = [{"minimum": low, "maximum": high}]
    if schema.get("nullable") is True:
        written["type"] = [schema["type"], "null"]
    return written


def mirrored(relation: Relation) -> Relation:
    """The relation with old and new exchanged."""
    return _MIRRORED.get(relation, relation)


_MIRRORED = {Relation.NARROWER: Relation.WIDER, Relation.WIDER: Relation.NARROWER}
