"""The rules of schemas: one for each facet, whatever place it is in and whichever way it travels."""

from __future__ import annotations

from typing import Any

from specmill.diff.findings import Relation, Wire
from specmill.diff.rule import Edit, Rule
from specmill.diff.schema_rules_objects import OBJECTS
from specmill.diff.schema_rules_rows import TEXT, answer, record, request, row
from specmill.diff.schema_rules_shapes import SHAPES
from specmill.diff.schema_rules_values import VALUES

_SET = Edit("set", Relation.EQUAL, Wire.SAFE)
_UNSET = Edit("unset", Relation.EQUAL, Wire.SAFE)
_CHANGED = Edit("changed", Relation.EQUAL, Wire.SAFE)


def _flag(
    facet: str, rule: str, title: str, why: str, advice: str, **rest: Any
) -> Rule:
    return row(facet, rule, title, why, advice, edits=(_SET, _UNSET), **rest)


_PETS = {"Cat": record("kind", kind=TEXT), "Dog": record("kind", kind=TEXT)}
_EITHER = {"oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}]}

_NOTES: tuple[Rule, ...] = (
    _flag(
        "readOnly",
        "read-only",
        "A property is for reading only, or no longer",
        "A property that is only read is not sent. If it is required and comes to be sent,"
        " requests of today lack it.",
        "Keep a property optional that clients begin to send.",
        examples=(
            request(
                record("a", a={**TEXT, "readOnly": True}),
                record("a", a=TEXT),
                Wire.BREAKING,
            ),
            request(record(a=TEXT), record(a={**TEXT, "readOnly": True}), Wire.SAFE),
            answer(record(a=TEXT), record(a={**TEXT, "readOnly": True}), Wire.SAFE),
        ),
        aliases=("request-required-property-became-not-read-only",),
    ),
    row(
        "writeOnly",
        "write-only",
        "A property is for sending only, or no longer",
        "A property that is only sent does not come back. If it is required, clients miss it. One"
        " that was kept back and is promised now may not be there in every answer, and may be"
        " something that was secret.",
        "Return the property until clients no longer rely on it; add one that comes back under"
        " a name of its own.",
        edits=(_SET, _UNSET, Edit("promised", Relation.EQUAL, Wire.UNKNOWN)),
        examples=(
            answer(
                record("a", a=TEXT),
                record("a", a={**TEXT, "writeOnly": True}),
                Wire.BREAKING,
            ),
            answer(record(a=TEXT), record(a={**TEXT, "writeOnly": True}), Wire.SAFE),
            answer(record(a={**TEXT, "writeOnly": True}), record(a=TEXT), Wire.SAFE),
            answer(
                record("a", a={**TEXT, "writeOnly": True}),
                record("a", a=TEXT),
                Wire.UNKNOWN,
            ),
            request(record(a=TEXT), record(a={**TEXT, "writeOnly": True}), Wire.SAFE),
        ),
        aliases=("response-required-property-became-write-only",),
    ),
    _flag(
        "deprecated",
        "deprecated",
        "A schema is deprecated, or not any more",
        "It still works; users learn that it will not for ever.",
        "Say in the description what to use instead.",
        examples=(request(TEXT, {**TEXT, "deprecated": True}, Wire.SAFE),),
        aliases=("request-property-deprecated", "response-property-deprecated"),
    ),
    row(
        "default",
        "default",
        "A default changes",
        "Every value is still accepted. What happens when it is left out may be something else.",
        "Send the value explicitly where it matters.",
        edits=(_SET, _UNSET, _CHANGED),
        examples=(
            request({**TEXT, "default": "a"}, {**TEXT, "default": "b"}, Wire.SAFE),
        ),
        aliases=("request-parameter-default-value-changed",),
    ),
    row(
        "discriminator",
        "discriminator",
        "What tells alternatives apart changes",
        "The values stay the same for a validator, but clients choose the alternative by the tag."
        " Whether they choose wrongly now depends on what is really sent.",
        "Describe the tag as a constant in each alternative; then a change of it can be judged.",
        edits=(_SET, _UNSET, Edit("changed", Relation.EQUAL, Wire.UNKNOWN)),
        examples=(
            answer(
                {**_EITHER, "discriminator": {"propertyName": "kind"}},
                {**_EITHER, "discriminator": {"propertyName": "type"}},
                Wire.UNKNOWN,
                **_PETS,
            ),
            answer(
                _EITHER,
                {**_EITHER, "discriminator": {"propertyName": "kind"}},
                Wire.SAFE,
                **_PETS,
            ),
        ),
        aliases=("request-body-discriminator-property-name-changed",),
    ),
    row(
        "x-extensible-enum",
        "open-enum",
        "The known values of an open list change",
        "Clients expect values that they do not know.",
        "Announce new values all the same.",
        edits=(_SET, _UNSET, _CHANGED),
        examples=(
            answer(
                {**TEXT, "x-extensible-enum": ["a"]},
                {**TEXT, "x-extensible-enum": ["a", "b"]},
                Wire.SAFE,
            ),
        ),
    ),
    row(
        "x-stability-level",
        "stability",
        "How stable a property is said to be",
        "Users of a stable property rely on it; a lower level, or one that is none of draft, alpha,"
        " beta and stable, takes that promise back.",
        "Add what is not stable yet as a property of its own.",
        edits=(
            Edit("raised", Relation.EQUAL, Wire.SAFE),
            Edit("lowered", Relation.EQUAL, Wire.BREAKING),
            Edit("unknown", Relation.EQUAL, Wire.BREAKING),
            _CHANGED,
        ),
        examples=(
            answer(
                {**TEXT, "x-stability-level": "beta"},
                {**TEXT, "x-stability-level": "stable"},
                Wire.SAFE,
            ),
        ),
        aliases=(
            "request-property-stability-decreased",
            "request-property-stability-increased",
            "response-property-stability-decreased",
            "response-property-stability-increased",
        ),
    ),
    row(
        "contentEncoding",
        "content-encoding",
        "What is in a text is encoded otherwise",
        "The text itself is accepted as before, but the other side decodes it in another way than"
        " it was encoded, if it decodes it at all. Where an encoding is only named, or no longer,"
        " nothing says that it is another one.",
        "Send what is encoded otherwise in a property with another name.",
        edits=(_SET, _UNSET, Edit("changed", Relation.EQUAL, Wire.UNKNOWN)),
        examples=(answer(TEXT, {**TEXT, "contentEncoding": "base64"}, Wire.SAFE),),
        aliases=(
            "request-property-content-encoding-changed",
            "response-property-content-encoding-changed",
        ),
    ),
    row(
        "contentMediaType, contentSchema",
        "content",
        "What a text contains is described differently",
        "The text itself is accepted as before; what is in it is not looked at.",
        "Change what a text contains only in a property with another name.",
        edits=(_SET, _UNSET, _CHANGED),
        examples=(answer(TEXT, {**TEXT, "contentMediaType": "image/png"}, Wire.SAFE),),
    ),
    row(
        "title, description, examples",
        "documentation",
        "The documentation of a schema changes",
        "Nothing changes on the wire.",
        "Nothing has to be done.",
        edits=(Edit("changed", Relation.EQUAL, Wire.NONE),),
        examples=(request({**TEXT, "title": "A"}, {**TEXT, "title": "B"}, Wire.NONE),),
    ),
    row(
        "x-*",
        "extension",
        "An extension of a schema changes",
        "What it means is up to the tools that know it.",
        "Look at what reads it.",
        edits=(Edit("changed", Relation.EQUAL, Wire.NONE),),
        examples=(request({**TEXT, "x-a": 1}, {**TEXT, "x-a": 2}, Wire.NONE),),
    ),
)

SCHEMA_RULES: tuple[Rule, ...] = (*VALUES, *OBJECTS, *SHAPES, *_NOTES)
"""Every rule of schemas, in the order of the pages about them."""
