"""The rules for single values: types, listed values, bounds, lengths, patterns and formats."""

from __future__ import annotations

from typing import Any

from specmill.diff.findings import Relation, Wire
from specmill.diff.rule import Edit, Rule
from specmill.diff.schema_rules_rows import (
    SET,
    TEXT,
    UNSET,
    answer,
    limit,
    request,
    row,
)


def _with(kind: str, **facets: Any) -> dict[str, Any]:
    return {"type": kind, **facets}


_LOOSEN = (
    "Keep the old limit for what clients send; check stricter ones later, or only for"
    " new operations. Announce wider answers before the first one is sent."
)

VALUES: tuple[Rule, ...] = (
    row(
        "type",
        "type",
        "The type of a value changes",
        "A value of another type is refused, or read as something it is not. An integer is also"
        " a number; a number is no text, not even in a query, where `5` and `05` are one number and"
        " two texts. A schema with properties or items and no type describes objects or arrays;"
        " whether it says so makes no difference.",
        "Add a property or parameter with the new type, and deprecate the old one.",
        edits=(
            Edit("widened", Relation.WIDER),
            Edit("narrowed", Relation.NARROWER),
            Edit("changed", Relation.INCOMPARABLE),
            Edit("stated", Relation.EQUAL),
            Edit("unstated", Relation.EQUAL),
        ),
        examples=(
            request(_with("number"), _with("integer"), Wire.BREAKING),
            request(_with("integer"), _with("number"), Wire.SAFE),
            answer(_with("integer"), _with("number"), Wire.BREAKING),
            answer(TEXT, _with("boolean"), Wire.BREAKING),
            answer({}, TEXT, Wire.SAFE),
            request(
                {"properties": {"name": TEXT}},
                _with("object", properties={"name": TEXT}),
                Wire.NONE,
            ),
            request(
                TEXT,
                {"oneOf": [TEXT, _with("integer")]},
                Wire.SAFE,
            ),
        ),
        aliases=("request-property-type-changed", "response-property-type-changed"),
    ),
    row(
        "null",
        "nullable",
        "Null becomes a value, or is none any more",
        "Code that reads a value stumbles over a null that never came before; a server that"
        " stops taking null refuses requests that send it.",
        "Leave the property out instead of sending null, if it is optional.",
        edits=(Edit("added", Relation.WIDER), Edit("removed", Relation.NARROWER)),
        examples=(
            answer(TEXT, {"type": ["string", "null"]}, Wire.BREAKING),
            request(TEXT, {"type": ["string", "null"]}, Wire.SAFE),
            request(
                {"anyOf": [TEXT, _with("null")]},
                TEXT,
                Wire.BREAKING,
            ),
            answer({"enum": ["a", None]}, {"enum": ["a"]}, Wire.SAFE),
        ),
        aliases=(
            "request-property-became-not-nullable",
            "response-property-became-nullable",
        ),
    ),
    row(
        "enum",
        "enum",
        "The list of allowed values changes",
        "A client has to send a value that is still listed, and may not know one that is new."
        " `x-extensible-enum` says that new values are to be expected.",
        "Keep old values for requests. Announce new ones of answers, or declare the list"
        " open with `x-extensible-enum` from the start.",
        edits=(
            SET,
            UNSET,
            Edit("added", Relation.WIDER),
            Edit("removed", Relation.NARROWER),
            Edit("changed", Relation.INCOMPARABLE),
        ),
        examples=(
            request({"enum": ["a", "b"]}, {"enum": ["a"]}, Wire.BREAKING),
            request({"enum": ["a"]}, {"enum": ["a", "b"]}, Wire.SAFE),
            answer({"enum": ["a"]}, {"enum": ["a", "b"]}, Wire.BREAKING),
            answer({"enum": ["a", "b"]}, {"enum": ["a"]}, Wire.SAFE),
            request(TEXT, {"enum": ["a", "b"]}, Wire.BREAKING),
            answer(_with("string", enum=["a", "b"]), TEXT, Wire.BREAKING),
            answer(
                {"enum": ["a"], "x-extensible-enum": ["a"]},
                {"enum": ["a", "b"], "x-extensible-enum": ["a"]},
                Wire.SAFE,
            ),
            request(
                _with("string", enum=["a"], maxLength=1),
                _with("string", enum=["a"], maxLength=2),
                Wire.NONE,
            ),
        ),
        aliases=(
            "request-property-enum-value-removed",
            "response-property-enum-value-added",
        ),
    ),
    row(
        "const",
        "const",
        "The only allowed value changes",
        "What is sent with the old value is refused; what arrives has a value that nobody"
        " expects. A constant often says which kind of object it stands in.",
        "Add an alternative with the new constant beside the old one.",
        edits=(SET, UNSET, Edit("changed", Relation.INCOMPARABLE)),
        examples=(
            request({"const": "a"}, {"const": "b"}, Wire.BREAKING),
            answer({"const": "a"}, {"const": "b"}, Wire.BREAKING),
            answer(_with("string", const="a"), TEXT, Wire.BREAKING),
            request({"const": "a"}, {"enum": ["a"]}, Wire.NONE),
        ),
    ),
    limit(
        "minimum",
        "The least number changes",
        _LOOSEN,
        (
            _with("integer"),
            _with("integer", exclusiveMinimum=0),
            _with("integer", minimum=5),
        ),
        is_lower=True,
        aliases=("request-property-min-increased", "response-property-min-decreased"),
    ),
    limit(
        "maximum",
        "The greatest number changes",
        _LOOSEN,
        (
            _with("number"),
            _with("number", maximum=10),
            _with("number", exclusiveMaximum=10),
        ),
        is_lower=False,
        aliases=("request-property-max-decreased", "response-property-max-increased"),
    ),
    row(
        "multipleOf",
        "multiple-of",
        "The step of numbers changes",
        "Numbers that are no multiple of the new step are refused; ones between the old steps"
        " may arrive.",
        "A step that divides the old one is safe for what clients send.",
        edits=(
            SET,
            UNSET,
            Edit("changed", Relation.INCOMPARABLE),
        ),
        examples=(
            request(
                _with("integer", multipleOf=2),
                _with("integer", multipleOf=4),
                Wire.BREAKING,
            ),
            request(
                _with("integer", multipleOf=4),
                _with("integer", multipleOf=2),
                Wire.SAFE,
            ),
            answer(
                _with("number", multipleOf=0.5),
                _with("number", multipleOf=0.25),
                Wire.BREAKING,
            ),
            request(_with("integer"), _with("integer", multipleOf=1), Wire.NONE),
        ),
    ),
    limit(
        "minLength",
        "The least length of a text changes",
        _LOOSEN,
        (
            TEXT,
            _with("string", minLength=1),
            _with("string", minLength=3),
        ),
        is_lower=True,
        aliases=("request-property-min-length-increased",),
    ),
    limit(
        "maxLength",
        "The greatest length of a text changes",
        _LOOSEN,
        (
            TEXT,
            _with("string", maxLength=9),
            _with("string", maxLength=5),
        ),
        is_lower=False,
        aliases=("request-property-max-length-decreased",),
    ),
    row(
        "pattern",
        "pattern",
        "The pattern of a text changes",
        "Texts that match only one of the patterns are refused, or arrive unexpectedly. Patterns"
        " are compared by the texts they match; where that can't be done, the change has to be"
        " decided by a person.",
        "Check stricter patterns in new operations only.",
        edits=(SET, UNSET, Edit("changed", Relation.UNKNOWN)),
        examples=(
            request(TEXT, _with("string", pattern="^[a-z]+$"), Wire.BREAKING),
            answer(_with("string", pattern="^[a-z]+$"), TEXT, Wire.BREAKING),
            request(
                _with("string", pattern="^[a-z]{1,3}$"),
                _with("string", pattern="^[a-z]{1,5}$"),
                Wire.SAFE,
            ),
            answer(
                _with("string", pattern="^[a-z]+$"),
                _with("string", pattern="^[0-9a-z]+$"),
                Wire.BREAKING,
            ),
            request(
                _with("string", pattern=r"^\d+$"),
                _with("string", pattern="^[0-9]+$"),
                Wire.NONE,
            ),
        ),
        aliases=("request-property-pattern-changed",),
    ),
    row(
        "format",
        "format",
        "The format of a value changes",
        "Clients parse texts by their formats, and store numbers in as many bits as a format"
        " says. Formats without a meaning of their own on the wire, such as `password`, only"
        " describe.",
        "Send the new format in a property of its own.",
        edits=(
            SET,
            UNSET,
            Edit("changed", Relation.INCOMPARABLE),
        ),
        examples=(
            answer(
                _with("string", format="date-time"),
                TEXT,
                Wire.BREAKING,
            ),
            request(TEXT, _with("string", format="uuid"), Wire.BREAKING),
            request(
                _with("integer", format="int64"),
                _with("integer", format="int32"),
                Wire.BREAKING,
            ),
            answer(
                _with("integer", format="int32", minimum=0, maximum=9),
                _with("integer", format="int64", minimum=0, maximum=9),
                Wire.NONE,
            ),
            answer(TEXT, _with("string", format="password"), Wire.SAFE),
        ),
    ),
)
