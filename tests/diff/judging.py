"""What the tests of comparisons ask: the worst verdict, and whether a witness is one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import jsonschema_rs

from specmill.diff.findings import NO_WITNESS, Flow, Wire
from specmill.diff.relation import SchemaFinding
from specmill.diff.rule import Example
from specmill.diff.schema_form import RANGES

_ORDER = [Wire.NONE, Wire.SAFE, Wire.UNKNOWN, Wire.BREAKING]


def worst(findings: Iterable[SchemaFinding]) -> Wire:
    """The worst verdict of all."""
    return max((one.wire for one in findings), key=_ORDER.index, default=Wire.NONE)


def is_shown(finding: SchemaFinding, example: Example) -> bool:
    """Whether the witness is valid for just the side that it has to be valid for."""
    if finding.witness is NO_WITNESS:
        return False
    before = is_valid(example.before, example.schemas, finding.witness, example.flow)
    after = is_valid(example.after, example.schemas, finding.witness, example.flow)
    return (before, after) == (example.flow is Flow.IN, example.flow is Flow.OUT)


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
    skipped = {
        name
        for name, one in schema.get("properties", {}).items()
        if isinstance(one, dict) and one.get(hidden)
    }
    if "required" in schema:
        written["required"] = [one for one in schema["required"] if one not in skipped]
    if schema.get("format") in RANGES:
        low, high = RANGES[schema["format"]]
        written["allOf"] = [{"minimum": low, "maximum": high}]
    return written
