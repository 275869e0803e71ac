"""What is read-only is not sent, what is write-only is not answered."""

from __future__ import annotations

import pytest

from specmill.diff.findings import Flow, Wire
from tests.diff.judging import worst
from tests.diff.relating import TEXT, changes, record

READ_ONLY = {**TEXT, "readOnly": True}
CLOSED = {"additionalProperties": False}
FLAGS = [(Flow.IN, "readOnly"), (Flow.OUT, "writeOnly")]


def test_what_is_read_only_is_not_compared_in_requests() -> None:
    old, new = ({"type": kind, "readOnly": True} for kind in ("string", "number"))

    assert [] == changes(record(a=old), record(a=new), Flow.IN)


def test_what_is_read_only_is_compared_in_answers() -> None:
    old, new = ({"type": kind, "readOnly": True} for kind in ("string", "number"))

    assert Wire.BREAKING is worst(changes(record(a=old), record(a=new), Flow.OUT))


def test_a_referred_schema_that_becomes_read_only_hides_the_property() -> None:
    old = {"Id": TEXT}
    new = {"Id": {**TEXT, "readOnly": True}}
    schema = record("id", id={"$ref": "#/$defs/Id"})

    found = changes(schema, schema, Flow.IN, old_schemas=old, new_schemas=new)

    assert ["schema-read-only"] == [one.rule for one in found]


@pytest.mark.parametrize(("flow", "flag"), FLAGS)
def test_what_does_not_travel_may_come_to_a_closed_object(
    flow: Flow, flag: str
) -> None:
    new = {**record(a=TEXT, b={**TEXT, flag: True}), **CLOSED}

    found = changes({**record(a=TEXT), **CLOSED}, new, flow)

    assert Wire.SAFE is worst(found)


@pytest.mark.parametrize(("flow", "flag"), FLAGS)
def test_what_does_not_travel_may_go_from_a_closed_object(
    flow: Flow, flag: str
) -> None:
    old = {**record(a=TEXT, b={**TEXT, flag: True}), **CLOSED}

    found = changes(old, {**record(a=TEXT), **CLOSED}, flow)

    assert Wire.NONE is worst(found)


def test_what_was_not_sent_and_is_still_asked_for_has_to_be_sent_now() -> None:
    old = record("a", a=READ_ONLY)

    found = changes(old, {"type": "object", "required": ["a"]}, Flow.IN)

    assert [(Wire.BREAKING, {})] == [
        (one.wire, one.witness) for one in found if one.rule == "schema-required"
    ]


@pytest.mark.parametrize(
    "beside",
    [
        {"allOf": [record(id=READ_ONLY), {"required": ["id"]}]},
        {"allOf": [record(id=READ_ONLY)], "required": ["id"]},
        {"allOf": [{"$ref": "#/$defs/Base"}], "required": ["id"]},
        {"allOf": [record(id=READ_ONLY), {"anyOf": [{"required": ["id"]}]}]},
    ],
)
def test_what_is_not_sent_is_required_nowhere_in_the_schema(
    beside: dict[str, object],
) -> None:
    old = {**beside, "properties": {"name": TEXT}}
    new = {**beside, "properties": {"name": {**TEXT, "maxLength": 1}}}

    found = changes(old, new, old_schemas={"Base": record(id=READ_ONLY)})

    assert [(Wire.BREAKING, {"name": "aa"})] == [
        (one.wire, one.witness) for one in found
    ]


def test_a_witness_is_filled_up_with_what_travels() -> None:
    hidden = {"a": {**TEXT, "writeOnly": True}, "b": TEXT}
    old = {**record(**hidden), "maxProperties": 1}

    (found,) = changes(old, {**old, "maxProperties": 2}, Flow.OUT)

    assert {"b", "c"} == found.witness.keys()
