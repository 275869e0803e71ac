"""The rules for objects."""

from __future__ import annotations

from specmill.diff.findings import Relation, Wire
from specmill.diff.rule import Edit, Rule
from specmill.diff.schema_node import Raw
from specmill.diff.schema_rules_rows import (
    BOTH_WAYS,
    CHANGED,
    CLOSE,
    SET,
    TEXT,
    UNSET,
    answer,
    limit,
    record,
    request,
    row,
)

_CLOSED = {"additionalProperties": False}


def _one_of(*names: str) -> Raw:
    return {**record(a=TEXT, b=TEXT), "anyOf": [{"required": [one]} for one in names]}


OBJECTS: tuple[Rule, ...] = (
    row(
        "properties",
        "property",
        "A property is added, removed or renamed",
        "Whoever reads an object skips properties it does not know, unless other properties are"
        " refused. A required one that clients do not send yet is missing from their requests, and"
        " one they rely on is missing from answers. Whether a server minds a property that it no"
        " longer knows can't be told from its description.",
        "Add optional properties. Before removing one, deprecate it and watch who still uses it."
        " Give a renamed one both names for a while.",
        edits=(
            Edit("added", Relation.NARROWER, Wire.SAFE),
            Edit("added-required", Relation.NARROWER),
            Edit("removed", Relation.WIDER),
            Edit("renamed", Relation.INCOMPARABLE),
        ),
        examples=(
            request(record(), record(a=TEXT), Wire.SAFE),
            answer(record(), record(a=TEXT), Wire.SAFE),
            request(record(), record("a", a=TEXT), Wire.BREAKING),
            answer(record(), record("a", a=TEXT), Wire.SAFE),
            answer(record(a=TEXT), record(), Wire.BREAKING),
            request(record(a=TEXT), record(), Wire.UNKNOWN),
            request(
                {**record(a=TEXT), **_CLOSED}, {**record(), **_CLOSED}, Wire.BREAKING
            ),
            request(record(a=TEXT), record(b=TEXT), Wire.BREAKING),
            answer(
                {**record(), **_CLOSED}, {**record(a=TEXT), **_CLOSED}, Wire.BREAKING
            ),
        ),
        aliases=(
            "new-required-request-property",
            "request-property-removed",
            "response-optional-property-removed",
            "response-required-property-removed",
        ),
    ),
    row(
        "required",
        "required",
        "A property becomes required, or optional",
        "A request without a required property is refused. Code that reads an answer counts on"
        " what is required.",
        "Give new demands a default on the server instead. Keep sending what was promised.",
        edits=(SET, UNSET),
        examples=(
            request(record(a=TEXT), record("a", a=TEXT), Wire.BREAKING),
            request(record("a", a=TEXT), record(a=TEXT), Wire.SAFE),
            answer(record("a", a=TEXT), record(a=TEXT), Wire.BREAKING),
            answer(record(a=TEXT), record("a", a=TEXT), Wire.SAFE),
        ),
        aliases=(
            "request-property-became-required",
            "response-property-became-optional",
        ),
    ),
    row(
        "additionalProperties",
        "additional-properties",
        "Properties that are not declared are refused, or allowed",
        BOTH_WAYS,
        "Leave objects open, and ignore what is not known.",
        edits=CLOSE,
        examples=(
            request(record(a=TEXT), {**record(a=TEXT), **_CLOSED}, Wire.BREAKING),
            answer({**record(a=TEXT), **_CLOSED}, record(a=TEXT), Wire.BREAKING),
            answer(record(a=TEXT), {**record(a=TEXT), **_CLOSED}, Wire.SAFE),
            request(
                record(a=TEXT),
                {**record(a=TEXT), "additionalProperties": True},
                Wire.NONE,
            ),
        ),
    ),
    row(
        "patternProperties",
        "pattern-properties",
        "A schema for properties with certain names comes or goes",
        BOTH_WAYS,
        "Name the properties, where their names are known.",
        edits=(SET, UNSET),
        examples=(
            request(
                record(), {**record(), "patternProperties": {"^a": TEXT}}, Wire.BREAKING
            ),
            answer(
                {**record(), "patternProperties": {"^a": TEXT}}, record(), Wire.BREAKING
            ),
        ),
    ),
    row(
        "propertyNames",
        "property-names",
        "What names properties may have changes",
        BOTH_WAYS,
        "Let the server drop names that it does not want.",
        edits=(SET, UNSET, CHANGED),
        examples=(
            request(
                record(), {**record(), "propertyNames": {"maxLength": 3}}, Wire.BREAKING
            ),
            answer(
                {**record(), "propertyNames": {"pattern": "^a"}},
                record(),
                Wire.BREAKING,
            ),
        ),
    ),
    limit(
        "minProperties",
        "The least number of properties changes",
        "Require the properties that are needed by name.",
        (
            {"type": "object"},
            {"type": "object", "minProperties": 1},
            {"type": "object", "minProperties": 2},
        ),
        is_lower=True,
    ),
    limit(
        "maxProperties",
        "The greatest number of properties changes",
        "Give clients notice of a lower limit, and count before enforcing it.",
        (
            {"type": "object"},
            {"type": "object", "maxProperties": 3},
            {"type": "object", "maxProperties": 2},
        ),
        is_lower=False,
    ),
    row(
        "anyOf",
        "required-choice",
        "Which properties there has to be one of changes",
        BOTH_WAYS,
        "Fill in what is missing on the server.",
        edits=(SET, UNSET, CHANGED),
        examples=(
            request(record(a=TEXT, b=TEXT), _one_of("a", "b"), Wire.BREAKING),
            answer(record(a=TEXT, b=TEXT), _one_of("a", "b"), Wire.SAFE),
            answer(_one_of("a", "b"), record(a=TEXT, b=TEXT), Wire.BREAKING),
            request(_one_of("a", "b", "c"), _one_of("a", "b"), Wire.BREAKING),
            answer(_one_of("a", "b", "c"), _one_of("a", "b"), Wire.SAFE),
        ),
    ),
    row(
        "dependentRequired",
        "dependent-required",
        "Which properties need others changes",
        BOTH_WAYS,
        "Fill in what is missing on the server.",
        edits=(SET, UNSET, CHANGED),
        examples=(
            request(
                record(a=TEXT, b=TEXT),
                {**record(a=TEXT, b=TEXT), "dependentRequired": {"a": ["b"]}},
                Wire.BREAKING,
            ),
            answer(
                {**record(a=TEXT, b=TEXT), "dependentRequired": {"a": ["b"]}},
                record(a=TEXT, b=TEXT),
                Wire.BREAKING,
            ),
        ),
    ),
    row(
        "dependentSchemas",
        "dependent-schemas",
        "What holds beside certain properties changes",
        BOTH_WAYS,
        "Describe the cases as alternatives with a tag.",
        edits=(SET, UNSET, CHANGED),
        examples=(
            request(
                record(a=TEXT, b=TEXT),
                {
                    **record(a=TEXT, b=TEXT),
                    "dependentSchemas": {"a": {"required": ["b"]}},
                },
                Wire.BREAKING,
            ),
        ),
    ),
)
