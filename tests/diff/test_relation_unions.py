"""Alternatives of schemas that are compared: matched, overlapping, too many."""

from __future__ import annotations

from typing import Any

import pytest

from specmill.diff.findings import Flow, Relation, Wire
from specmill.diff.relation import Relating
from specmill.diff.schema_node import Spot
from tests.diff.judging import worst
from tests.diff.relating import NUMBER, TEXT, changes, record


def test_alternatives_are_matched_by_tag_whatever_their_order() -> None:
    def pet(tag: str, name: Any) -> dict[str, Any]:
        return record("kind", kind={"const": tag}, name=name)

    old = {"oneOf": [pet("cat", TEXT), pet("dog", TEXT)]}
    new = {"oneOf": [pet("dog", NUMBER), pet("cat", TEXT)]}

    (found,) = changes(old, new)

    assert Spot(None, "/oneOf/1/properties/name/type") == found.old
    assert Spot(None, "/oneOf/0/properties/name/type") == found.new


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
@pytest.mark.parametrize(
    ("flow", "added", "removed"),
    [(Flow.IN, Wire.SAFE, Wire.BREAKING), (Flow.OUT, Wire.BREAKING, Wire.SAFE)],
)
def test_alternatives_that_overlap_are_told_apart_all_the_same(
    keyword: str, flow: Flow, added: Wire, removed: Wire
) -> None:
    few = [record(a=TEXT), record(b=TEXT)]
    old, new = {keyword: few}, {keyword: [*few, record(c=TEXT)]}

    assert added is worst(changes(old, new, flow))
    assert removed is worst(changes(new, old, flow))


def test_an_alternative_that_allows_anything_loses_what_stands_beside_it_refuses() -> (
    None
):
    choice = {"anyOf": [{}, {"type": "integer"}]}

    found = changes(choice, {"type": "number", **choice}, Flow.IN)

    assert {Wire.BREAKING} == {one.wire for one in found}


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
def test_properties_without_a_type_are_an_object_beside_alternatives_of_objects(
    keyword: str,
) -> None:
    untyped = {"properties": {"a": TEXT}, "required": ["a"]}
    several = {keyword: [record("a", a=TEXT), record("a", "b", a=TEXT, b=TEXT)]}

    found = [*changes(untyped, several), *changes(several, untyped, Flow.OUT)]

    rules = {one.rule.removeprefix("schema-") for one in found}
    assert "alternatives" in rules
    assert rules.isdisjoint({"type", "nullable"})


def test_properties_without_a_type_may_be_null_beside_alternatives_that_may() -> None:
    untyped = {"properties": {"a": TEXT}, "required": ["a"]}
    several = {"anyOf": [record("a", a=TEXT), {"type": "null"}]}

    found = changes(untyped, several)

    assert Wire.BREAKING is worst(found)


def test_the_only_alternative_left_excludes_no_other() -> None:
    few = [record(a=TEXT), record(b=TEXT)]

    found = changes({"oneOf": few}, {"oneOf": few[:1]}, Flow.OUT)

    assert [Wire.SAFE, Wire.SAFE] == [one.wire for one in found]


def test_too_many_alternatives_have_to_be_decided() -> None:
    choice = {"anyOf": [record(a={"const": one}) for one in range(20)]}
    old = {"allOf": [dict(choice), dict(choice), dict(choice)]}

    found = changes(old, {**old, "maxProperties": 3})

    assert ["schema-alternatives"] == [one.rule for one in found]


def test_an_alternative_may_be_composed_of_what_it_is_an_alternative_of() -> None:
    def schemas(name: Any) -> dict[str, Any]:
        pets = {"oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}]}
        parent = {"$ref": "#/$defs/Pet"}
        return {
            "Pet": {**record("kind", kind=TEXT, name=name), **pets},
            "Cat": {"allOf": [parent, record(kind={"const": "cat"})]},
            "Dog": {"allOf": [parent, record(kind={"const": "dog"})]},
        }

    reference = {"$ref": "#/$defs/Pet"}

    found = changes(
        reference, reference, old_schemas=schemas(TEXT), new_schemas=schemas(NUMBER)
    )

    assert [Spot("Pet", "/properties/name/type")] == [one.new for one in found]


def test_a_change_of_what_alternatives_have_in_common_is_one_change() -> None:
    def schemas(**properties: Any) -> dict[str, Any]:
        base = {"$ref": "#/$defs/Base"}
        return {
            "Base": record("kind", kind=TEXT, **properties),
            "Cat": {"allOf": [base, record(purrs=TEXT)]},
            "Dog": {"allOf": [base, record(barks=TEXT)]},
        }

    pets = {
        "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
        "discriminator": {"propertyName": "kind"},
    }

    found = changes(
        pets, pets, Flow.OUT, old_schemas=schemas(name=TEXT), new_schemas=schemas()
    )

    places = [(one.old, one.new) for one in found]
    assert [(Spot("Base", "/properties/name"), Spot("Base", ""))] == places


def test_a_witness_for_overlapping_alternatives_fits_just_one() -> None:
    def schemas(name: Any) -> dict[str, Any]:
        base = {"$ref": "#/$defs/Base"}
        return {
            "Base": record("name", name=name),
            "Cat": {"allOf": [base, record(purrs=TEXT)]},
            "Dog": {"allOf": [base, record(barks=TEXT)]},
        }

    pets = {
        "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
        "discriminator": {"propertyName": "kind"},
    }

    (found,) = changes(
        pets, pets, old_schemas=schemas(TEXT), new_schemas=schemas(NUMBER)
    )

    assert {"name": "", "barks": 0} == found.witness


def test_a_wider_alternative_that_overlaps_others_has_to_be_decided() -> None:
    old = {"oneOf": [record(a=TEXT), record(b=TEXT)]}
    new = {"oneOf": [record(a={"type": ["string", "null"]}), record(b=TEXT)]}

    assert Wire.UNKNOWN is worst(changes(old, new, Flow.IN))


def test_answers_that_may_fit_several_alternatives_have_to_be_decided() -> None:
    branches = [record(a=TEXT), record(b=TEXT)]

    found = changes({"oneOf": branches}, {"anyOf": branches}, Flow.OUT)

    assert [("schema-one-of", Wire.UNKNOWN)] == [(one.rule, one.wire) for one in found]


def test_alternative_that_is_listed_twice_fits_no_longer_alone() -> None:
    once: Any = {"oneOf": [{"type": "string"}, {"type": ["null", "array"]}]}
    twice: Any = {"oneOf": [*once["oneOf"], {"type": ["null", "array"]}]}

    assert Relating({}, {}).relate(once, twice) is Relation.NARROWER
    assert Relating({}, {}).relate(twice, once) is Relation.WIDER


def choice(*names: str, **properties: Any) -> dict[str, Any]:
    asked = [{"required": [one]} for one in names]
    return {**record(**properties), **({"anyOf": asked} if asked else {})}


def test_a_choice_of_required_properties_is_no_alternative_in_answers() -> None:
    old, new = choice(a=TEXT, b=TEXT), choice("a", "b", a=TEXT, b=TEXT)

    (found,) = changes(old, new, Flow.OUT)

    assert (Relation.NARROWER, Wire.SAFE) == (found.relation, found.wire)
    assert "at least one of a, b is required now" == found.what


def test_what_changes_beside_a_choice_that_goes_has_its_witness() -> None:
    old, new = choice("a", "b", a=TEXT, b=TEXT, c=TEXT), choice(
        a=TEXT, b=TEXT, c=NUMBER
    )

    found = {one.rule: one for one in changes(old, new, Flow.IN)}

    assert {"schema-required-choice", "schema-type"} == {*found}
    assert {"a": "", "c": ""} == found["schema-type"].witness


def test_alternatives_that_describe_something_are_no_choice_of_names() -> None:
    described = record("b", b=TEXT)
    new = {**record(a=TEXT), "anyOf": [{"required": ["a"]}, described]}

    rules = {one.rule for one in changes(record(a=TEXT), new, Flow.OUT)}

    assert "schema-required-choice" not in rules
