"""The rules for arrays, alternatives and conditions."""

from __future__ import annotations

from typing import Any

from specmill.diff.findings import Relation, Wire
from specmill.diff.rule import Edit, Rule
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


def _array(**facets: Any) -> dict[str, Any]:
    return {"type": "array", **facets}


def _tagged(tag: str) -> dict[str, Any]:
    return record("kind", kind={"const": tag})


_ARRAYS: tuple[Rule, ...] = (
    row(
        "items",
        "items",
        "Items beyond those that are described are refused, or allowed",
        BOTH_WAYS,
        "Use an object with named properties where the positions have meanings.",
        edits=CLOSE,
        examples=(
            request(
                _array(prefixItems=[TEXT]),
                _array(prefixItems=[TEXT], items=False),
                Wire.BREAKING,
            ),
            answer(
                _array(prefixItems=[TEXT], items=False),
                _array(prefixItems=[TEXT]),
                Wire.BREAKING,
            ),
        ),
    ),
    limit(
        "minItems",
        "The least number of items changes",
        "Treat too few items as if the defaults had been sent.",
        (_array(), _array(minItems=1), _array(minItems=3)),
        is_lower=True,
        aliases=("request-property-min-items-increased",),
    ),
    limit(
        "maxItems",
        "The greatest number of items changes",
        "Let clients ask for more pages instead of sending longer arrays.",
        (_array(), _array(maxItems=9), _array(maxItems=5)),
        is_lower=False,
        aliases=("request-property-max-items-decreased",),
    ),
    row(
        "uniqueItems",
        "unique-items",
        "Equal items are refused, or allowed",
        BOTH_WAYS,
        "Drop duplicates on the server instead of refusing them.",
        edits=(SET, UNSET),
        examples=(
            request(_array(), _array(uniqueItems=True), Wire.BREAKING),
            answer(_array(uniqueItems=True), _array(), Wire.BREAKING),
            request(_array(uniqueItems=True), _array(uniqueItems=False), Wire.SAFE),
        ),
    ),
    row(
        "contains",
        "contains",
        "Which items an array has to contain, or how many of them, changes",
        BOTH_WAYS,
        "Move the item that is needed to a property of its own.",
        edits=(SET, UNSET, CHANGED),
        examples=(
            request(_array(), _array(contains={"const": "x"}), Wire.BREAKING),
            answer(_array(contains={"const": "x"}), _array(), Wire.BREAKING),
            request(
                _array(contains={"const": "x"}, minContains=2),
                _array(contains={"const": "x"}),
                Wire.SAFE,
            ),
        ),
    ),
)

_LOGIC: tuple[Rule, ...] = (
    row(
        "anyOf, oneOf",
        "alternatives",
        "An alternative is added or removed",
        "What only the removed alternative accepted is refused; what only the new one accepts"
        " arrives unexpectedly. Alternatives are matched by name, by tag, by content, and by"
        " likeness, in this order.",
        "Tell clients in advance to skip alternatives they do not know.",
        edits=(
            Edit("added", Relation.WIDER),
            Edit("removed", Relation.NARROWER),
            CHANGED,
        ),
        examples=(
            request(
                {"oneOf": [_tagged("a"), _tagged("b")]},
                {"oneOf": [_tagged("a")]},
                Wire.BREAKING,
            ),
            answer(
                {"anyOf": [_tagged("a"), _tagged("b")]},
                {"anyOf": [_tagged("a"), _tagged("b"), _tagged("c")]},
                Wire.BREAKING,
            ),
            request(_tagged("a"), {"oneOf": [_tagged("a"), _tagged("b")]}, Wire.SAFE),
            answer(
                {"oneOf": [_tagged("a"), _tagged("b")]},
                {"anyOf": [_tagged("b"), _tagged("a")]},
                Wire.NONE,
            ),
        ),
        aliases=("request-body-one-of-removed", "response-body-one-of-added"),
    ),
    row(
        "oneOf",
        "one-of",
        "Alternatives exclude each other, or no longer do",
        "A value that matches several alternatives is refused where exactly one may match.",
        "Use `anyOf` unless a tag tells the alternatives apart.",
        edits=(SET, UNSET, Edit("unset for the last one", Relation.WIDER)),
        examples=(
            request(
                {"anyOf": [record(a=TEXT), record(b=TEXT)]},
                {"oneOf": [record(a=TEXT), record(b=TEXT)]},
                Wire.BREAKING,
            ),
        ),
    ),
    row(
        "not",
        "not",
        "What is excluded changes",
        BOTH_WAYS,
        "Say what is allowed instead of what is not.",
        edits=(SET, UNSET, CHANGED),
        examples=(
            request(TEXT, {**TEXT, "not": {"const": "x"}}, Wire.BREAKING),
            answer({**TEXT, "not": {"const": "x"}}, TEXT, Wire.BREAKING),
            request(
                {**TEXT, "not": {"enum": ["x", "y"]}},
                {**TEXT, "not": {"const": "x"}},
                Wire.SAFE,
            ),
        ),
    ),
    row(
        "if, then, else",
        "if",
        "A condition changes",
        BOTH_WAYS,
        "Describe the cases as alternatives with a tag.",
        edits=(SET, UNSET, CHANGED),
        examples=(
            request(
                record(a=TEXT, b=TEXT),
                {
                    **record(a=TEXT, b=TEXT),
                    "if": {"required": ["a"]},
                    "then": {"required": ["b"]},
                },
                Wire.BREAKING,
            ),
        ),
    ),
)

SHAPES: tuple[Rule, ...] = (*_ARRAYS, *_LOGIC)
