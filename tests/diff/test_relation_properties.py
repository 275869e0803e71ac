"""What holds for the relation of any two schemas, held against a validator."""

from __future__ import annotations

import copy
from typing import Any

import jsonschema_rs
from hypothesis import given

from specmill.diff.findings import NO_WITNESS, Flow, Relation, Wire
from specmill.diff.relation import Relating
from tests.diff.judging import mirrored
from tests.diff.schemas import NAMED, SCHEMAS, VALUES, pairs

Schemas = dict[str, Any]


def validator(schema: Any, schemas: Schemas) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator({"allOf": [schema], "$defs": schemas})


@given(SCHEMAS, NAMED)
def test_a_schema_equals_itself(schema: Any, schemas: Schemas) -> None:
    relating = Relating(schemas, copy.deepcopy(schemas))

    assert relating.relate(schema, copy.deepcopy(schema)) is Relation.EQUAL


@given(SCHEMAS, NAMED)
def test_a_schema_has_no_changes_against_itself(schema: Any, schemas: Schemas) -> None:
    relating = Relating(schemas, copy.deepcopy(schemas))

    assert [] == relating.compare(schema, copy.deepcopy(schema), Flow.BOTH)


@given(pairs(), NAMED, NAMED)
def test_exchanging_the_sides_mirrors_the_relation(
    pair: tuple[Any, Any], old_schemas: Schemas, new_schemas: Schemas
) -> None:
    old, new = pair

    forth = Relating(old_schemas, new_schemas).relate(old, new)
    back = Relating(new_schemas, old_schemas).relate(new, old)

    assert mirrored(forth) is back


@given(pairs(), NAMED, NAMED, VALUES)
def test_a_relation_that_is_claimed_holds_for_every_value(
    pair: tuple[Any, Any], old_schemas: Schemas, new_schemas: Schemas, values: list[Any]
) -> None:
    old, new = pair
    before, after = validator(old, old_schemas), validator(new, new_schemas)

    relation = Relating(old_schemas, new_schemas).relate(old, new)

    if relation in (Relation.EQUAL, Relation.WIDER):
        assert [] == [
            one for one in values if before.is_valid(one) and not after.is_valid(one)
        ]
    if relation in (Relation.EQUAL, Relation.NARROWER):
        assert [] == [
            one for one in values if after.is_valid(one) and not before.is_valid(one)
        ]


@given(pairs(), NAMED, NAMED)
def test_every_witness_is_confirmed_by_a_validator(
    pair: tuple[Any, Any], old_schemas: Schemas, new_schemas: Schemas
) -> None:
    old, new = pair
    before, after = validator(old, old_schemas), validator(new, new_schemas)
    relating = Relating(old_schemas, new_schemas)

    lost = _witnesses(relating, old, new, Flow.IN)
    gained = _witnesses(relating, old, new, Flow.OUT)

    assert all(before.is_valid(one) and not after.is_valid(one) for one in lost)
    assert all(after.is_valid(one) and not before.is_valid(one) for one in gained)


def _witnesses(relating: Relating, old: Any, new: Any, flow: Flow) -> list[Any]:
    found = relating.compare(old, new, flow)
    return [one.witness for one in found if one.witness is not NO_WITNESS]


@given(pairs(), NAMED, VALUES)
def test_no_break_goes_unnoticed(
    pair: tuple[Any, Any], schemas: Schemas, values: list[Any]
) -> None:
    old, new = pair
    before, after = validator(old, schemas), validator(new, schemas)
    lost = [one for one in values if before.is_valid(one) and not after.is_valid(one)]

    found = Relating(schemas, schemas).compare(old, new, Flow.IN)

    assert not lost or any(
        one.wire in (Wire.BREAKING, Wire.UNKNOWN) or one.rule == "schema-property"
        for one in found
    )
