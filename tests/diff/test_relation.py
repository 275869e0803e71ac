"""How schemas of two descriptions are compared, fact by fact."""

from __future__ import annotations

from typing import Any

import pytest

from specmill.diff.findings import NO_WITNESS, Flow, Relation, Wire
from specmill.diff.relation import Relating, relate
from specmill.diff.schema_node import Spot
from tests.diff.judging import worst
from tests.diff.relating import NUMBER, TEXT, changes, record

SAME_MEANING = {
    "allOf of one": ({"allOf": [TEXT]}, TEXT),
    "anyOf of one": ({"anyOf": [TEXT]}, TEXT),
    "oneOf of one": ({"oneOf": [TEXT]}, TEXT),
    "types in a list": (
        {"type": ["string", "null"]},
        {"anyOf": [TEXT, {"type": "null"}]},
    ),
    "types in another order": (
        {"type": ["null", "string"]},
        {"type": ["string", "null"]},
    ),
    "a constant as a list": ({"const": "a"}, {"enum": ["a"]}),
    "a list in another order": ({"enum": ["a", "b"]}, {"enum": ["b", "a"]}),
    "required in another order": (
        record("a", "b", a=TEXT, b=TEXT),
        record("b", "a", b=TEXT, a=TEXT),
    ),
    "nullable as of old": (
        {"type": "string", "nullable": True},
        {"type": ["string", "null"]},
    ),
    "an inlined reference": ({"$ref": "#/$defs/Text"}, TEXT),
    "a reference through another": ({"$ref": "#/$defs/Alias"}, TEXT),
    "bounds of integers": (
        {"type": "integer", "minimum": 1},
        {"type": "integer", "exclusiveMinimum": 0},
    ),
    "a number as float": (
        {"type": "integer", "minimum": 0},
        {"type": "integer", "minimum": 0.0},
    ),
    "open objects": (
        record(a=TEXT),
        {**record(a=TEXT), "additionalProperties": True},
    ),
    "composed objects": (
        {"allOf": [record("a", a=TEXT), record(b=NUMBER)]},
        record("a", a=TEXT, b=NUMBER),
    ),
    "objects composed by reference": (
        {"allOf": [{"$ref": "#/$defs/A"}, record(b=NUMBER)]},
        record("a", a=TEXT, b=NUMBER),
    ),
    "numbers in full": ({"type": ["integer", "number"]}, {"type": "number"}),
    "a length of nothing": (TEXT, {"type": "string", "minLength": 0}),
    "alternatives in another order": (
        {"oneOf": [TEXT, NUMBER]},
        {"oneOf": [NUMBER, TEXT]},
    ),
    "alternatives that exclude each other": (
        {"oneOf": [TEXT, NUMBER]},
        {"anyOf": [TEXT, NUMBER]},
    ),
    "an alternative within another": (
        {"anyOf": [TEXT, {"anyOf": [NUMBER, {"type": "null"}]}]},
        {"type": ["string", "number", "null"]},
    ),
    "a condition without consequences": (
        TEXT,
        {"type": "string", "if": {"const": "a"}},
    ),
    "types by alternatives beside facets": (
        {"type": ["string", "null"], "maxLength": 3},
        {"anyOf": [{"type": "string", "maxLength": 3}, {"type": "null"}]},
    ),
    "an alternative that another covers": (
        {"anyOf": [TEXT, {"type": "string", "maxLength": 3}]},
        TEXT,
    ),
}
SCHEMAS = {
    "Text": TEXT,
    "Alias": {"$ref": "#/$defs/Text"},
    "A": record("a", a=TEXT),
}


@pytest.mark.parametrize("flow", [Flow.IN, Flow.OUT])
@pytest.mark.parametrize("pair", SAME_MEANING.values(), ids=SAME_MEANING)
def test_the_same_in_other_words_is_no_change(
    pair: tuple[Any, Any], flow: Flow
) -> None:
    old, new = pair

    assert [] == changes(old, new, flow, old_schemas=SCHEMAS)
    assert [] == changes(new, old, flow, old_schemas=SCHEMAS)


def test_names_that_are_fewer_than_before_are_safe_in_answers() -> None:
    old, new = (
        {"type": "object", "propertyNames": {"pattern": pattern}}
        for pattern in ("^[a-z]+$", "^[a-c]+$")
    )

    (found,) = changes(old, new, Flow.OUT)

    assert (Relation.NARROWER, Wire.SAFE) == (found.relation, found.wire)


def test_a_change_is_placed_in_the_schema_it_was_made_in() -> None:
    old = {"Pet": record(kind={"enum": ["cat"]})}
    new = {"Pet": record(kind={"enum": ["cat", "bird"]})}
    reference = {"type": "array", "items": {"$ref": "#/$defs/Pet"}}

    (found,) = changes(reference, reference, Flow.OUT, old_schemas=old, new_schemas=new)

    assert Spot("Pet", "/properties/kind/enum") == found.new


def test_a_witness_is_a_value_of_the_whole_schema() -> None:
    old = {"Pet": record("id", id=NUMBER, kind={"enum": ["cat"]})}
    new = {"Pet": record("id", id=NUMBER, kind={"enum": ["cat", "bird"]})}
    reference = {"type": "array", "items": {"$ref": "#/$defs/Pet"}}

    (found,) = changes(reference, reference, Flow.OUT, old_schemas=old, new_schemas=new)

    assert [{"id": 0, "kind": "bird"}] == found.witness


def test_a_change_in_a_recursive_schema_is_one_change() -> None:
    def tree(value: Any) -> dict[str, Any]:
        children = {"type": "array", "items": {"$ref": "#/$defs/Tree"}}
        return {"Tree": record(value=value, children=children)}

    reference = {"$ref": "#/$defs/Tree"}
    limited = {"type": "string", "maxLength": 1}

    found = changes(
        reference, reference, old_schemas=tree(TEXT), new_schemas=tree(limited)
    )

    assert ["schema-max-length"] == [one.rule for one in found]


def test_every_entry_into_a_circle_of_schemas_reaches_its_changes() -> None:
    def circle(value: Any) -> dict[str, Any]:
        return {
            "A": record(b={"$ref": "#/$defs/B"}, value=value),
            "B": record(a={"$ref": "#/$defs/A"}),
        }

    relating = Relating(circle(TEXT), circle(NUMBER))
    first, second = {"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}

    found = [relating.compare(one, one, Flow.IN) for one in (first, second)]

    assert [["schema-type"], ["schema-type"]] == [
        [one.rule for one in several] for several in found
    ]


def test_a_reference_to_itself_ends() -> None:
    schemas = {"A": {"$ref": "#/$defs/A"}}

    assert [] == changes(schemas["A"], schemas["A"], old_schemas=schemas)


def test_a_reference_that_leads_nowhere_accepts_everything() -> None:
    assert Relation.NARROWER is relate({"$ref": "#/$defs/Gone"}, TEXT)


def test_a_limit_that_a_list_makes_pointless_changes_nothing() -> None:
    old = {"type": "string", "enum": ["a", "b"], "maxLength": 5}

    assert [] == changes(old, {**old, "maxLength": 9}, Flow.OUT)


def test_numbers_are_no_texts() -> None:
    assert Wire.BREAKING is worst(changes({"type": "integer"}, TEXT))


def test_a_text_that_has_to_be_a_number_breaks() -> None:
    (found,) = changes(TEXT, {"type": "integer"})

    assert Wire.BREAKING is found.wire
    assert "" == found.witness


@pytest.mark.parametrize(
    "after", [{"type": "array", "items": TEXT}, {"type": "integer", "enum": [1, 2]}]
)
def test_values_of_another_type_have_another_type(after: Any) -> None:
    (found,) = changes({**TEXT, "enum": ["1", "2"]}, after)

    assert ("schema-type", Wire.BREAKING) == (found.rule, found.wire)


def test_properties_of_closed_objects_follow_the_relation() -> None:
    closed = {"additionalProperties": False}

    found = changes({**record(), **closed}, {**record(a=TEXT), **closed}, Flow.OUT)

    assert [(Wire.BREAKING, {"a": ""})] == [(one.wire, one.witness) for one in found]


def test_a_property_that_other_properties_had_to_fit_is_compared_to_them() -> None:
    open_to_texts = {**record(), "additionalProperties": TEXT}

    found = changes(open_to_texts, {**record(a=NUMBER), "additionalProperties": TEXT})

    assert Wire.BREAKING is worst(found)


def test_a_property_that_is_not_declared_any_more_may_be_required_now() -> None:
    found = changes(record(a=TEXT), {"type": "object", "required": ["a"]})

    assert (Wire.BREAKING, {}) in [(one.wire, one.witness) for one in found]


def test_a_property_that_is_declared_now_may_not_be_required_any_more() -> None:
    found = changes({"type": "object", "required": ["a"]}, record(a=TEXT), Flow.OUT)

    assert (Wire.BREAKING, {}) in [(one.wire, one.witness) for one in found]


@pytest.mark.parametrize("flow", [Flow.IN, Flow.OUT])
def test_a_property_with_another_name_breaks_where_all_others_are_alike(
    flow: Flow,
) -> None:
    rest = {"additionalProperties": TEXT}

    found = changes({**record(a=TEXT), **rest}, {**record(b=TEXT), **rest}, flow)

    assert Wire.BREAKING is worst(found)


@pytest.mark.parametrize(
    ("kind", "format"), [("string", "int32"), ("integer", "date-time")]
)
def test_a_format_for_other_types_is_told(kind: str, format: str) -> None:
    (found,) = changes({"type": kind, "format": format}, {"type": kind})

    assert ("schema-format", Wire.SAFE) == (found.rule, found.wire)


def test_steps_that_are_nearly_the_same_are_told_apart() -> None:
    old, new = ({**NUMBER, "multipleOf": one} for one in (1_000_001, 1_000_002))

    (found,) = changes(old, new)

    assert ("1000001", "1000002") == (found.before, found.after)


def test_a_removed_property_breaks_readers_without_any_witness() -> None:
    (found,) = changes(record(a={}), record(), Flow.OUT)

    assert (Wire.BREAKING, NO_WITNESS) == (found.wire, found.witness)


@pytest.mark.parametrize(
    ("old", "new", "wire"),
    [
        ("stable", "draft", Wire.BREAKING),
        (None, "beta", Wire.BREAKING),
        ("draft", "final", Wire.BREAKING),
        ("alpha", "draft", Wire.SAFE),
        ("draft", "stable", Wire.SAFE),
        ("stable", None, Wire.NONE),
    ],
)
@pytest.mark.parametrize("flow", [Flow.IN, Flow.OUT])
def test_a_promise_of_stability_is_kept(
    old: str | None, new: str | None, wire: Wire, flow: Flow
) -> None:
    levels = [
        TEXT if one is None else {**TEXT, "x-stability-level": one}
        for one in (old, new)
    ]

    assert wire is worst(changes(record(a=levels[0]), record(a=levels[1]), flow))


def test_keywords_for_another_type_are_judged_as_they_are_written() -> None:
    old = {"type": "string", "maximum": 10}

    (found,) = changes(old, {**old, "maximum": 5})

    assert (Wire.BREAKING, NO_WITNESS) == (found.wire, found.witness)


def test_a_schema_that_contradicts_itself_is_judged_as_it_is_written() -> None:
    old = {"type": "array", "items": TEXT, "contains": NUMBER, "minContains": 1}

    (found,) = changes(old, {**old, "minContains": 2})

    assert (Wire.BREAKING, NO_WITNESS) == (found.wire, found.witness)


def test_expressions_that_cannot_be_read_have_to_be_decided() -> None:
    old = {"type": "string", "pattern": r"^(a)\1$"}
    new = {"type": "string", "pattern": r"^(?!b)(a)\1\1$"}

    assert Wire.UNKNOWN is worst(changes(old, new))


def test_one_object_says_once_what_many_places_refer_to() -> None:
    def schemas(value: Any) -> dict[str, Any]:
        reference = {"$ref": "#/$defs/Leaf"}
        names = [f"p{index}" for index in range(50)]
        return {"Leaf": value, "Root": record(**dict.fromkeys(names, reference))}

    reference = {"$ref": "#/$defs/Root"}

    found = changes(
        reference, reference, old_schemas=schemas(TEXT), new_schemas=schemas(NUMBER)
    )

    assert [Spot("Leaf", "/type")] == [one.new for one in found]


@pytest.mark.parametrize("flow", Flow)
def test_a_deep_tower_of_schemas_is_compared_without_recursion(flow: Flow) -> None:
    def tower(top: Any) -> dict[str, Any]:
        floors = {f"S{i}": record(a={"$ref": f"#/$defs/S{i + 1}"}) for i in range(1200)}
        return {**floors, "S1200": top}

    reference = {"$ref": "#/$defs/S0"}

    found = changes(
        reference, reference, flow, old_schemas=tower(TEXT), new_schemas=tower({})
    )

    assert ["schema-type"] == [one.rule for one in found]


@pytest.mark.parametrize("flow", [Flow.IN, Flow.OUT])
def test_what_is_encoded_otherwise_may_be_decoded_wrongly(flow: Flow) -> None:
    old = {**TEXT, "contentEncoding": "base64"}
    new = {**TEXT, "contentEncoding": "quoted-printable"}

    (found,) = changes(old, new, flow)

    assert ("schema-content-encoding", Wire.UNKNOWN) == (found.rule, found.wire)
