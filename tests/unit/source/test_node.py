"""Cursors: what they find, and where they say they are."""

from __future__ import annotations

import pytest

from specmill.diagnostics import Location
from specmill.source import JsonValue, Node

VALUE: JsonValue = {
    "a/b~": [{"x": 1}],
    "t": "text",
    "f": True,
    "i": 3.0,
    "n": 2.5,
    "z": None,
}
ROOT = Node(VALUE, "api.yaml")


def test_location_is_an_escaped_pointer() -> None:
    assert Location("api.yaml", "/a~1b~0/0/x") == ROOT["a/b~"][0]["x"].location


def test_root_is_the_empty_pointer() -> None:
    assert Location("api.yaml", "") == ROOT.location


def test_absent_member_is_none() -> None:
    assert ROOT.get("nope") is None


def test_member_of_a_scalar_is_none() -> None:
    assert ROOT["t"].get("x") is None


def test_member_that_is_null_is_a_node() -> None:
    assert ROOT.get("z") is not None


@pytest.mark.parametrize("key", ["nope", 0])
def test_missing_key_is_a_lookup_error(key: str | int) -> None:
    with pytest.raises(LookupError):
        ROOT[key]


@pytest.mark.parametrize("index", [-1, 1])
def test_missing_index_is_a_lookup_error(index: int) -> None:
    with pytest.raises(LookupError):
        ROOT["a/b~"][index]


def test_items_keep_the_order_of_the_document() -> None:
    assert ["a/b~", "t", "f", "i", "n", "z"] == [key for key, _ in ROOT.items()]


def test_scalar_has_neither_items_nor_elements() -> None:
    assert [] == [*ROOT["t"].items(), *ROOT["t"].elements()]


@pytest.mark.parametrize(("key", "value"), [("t", "text"), ("f", None), ("nope", None)])
def test_text_is_a_string_or_none(key: str, value: str | None) -> None:
    assert value == ROOT.text(key)


@pytest.mark.parametrize(("key", "value"), [("f", True), ("t", False), ("nope", False)])
def test_flag_is_false_unless_set(key: str, value: bool) -> None:
    assert value is ROOT.flag(key)


def test_flag_has_the_default_given() -> None:
    assert ROOT.flag("nope", default=True)


@pytest.mark.parametrize(
    ("key", "value"), [("i", 3), ("n", None), ("f", None), ("nope", None)]
)
def test_integer_is_a_whole_number_or_none(key: str, value: int | None) -> None:
    assert value == ROOT.integer(key)


@pytest.mark.parametrize(("key", "value"), [("i", 3.0), ("n", 2.5), ("f", None)])
def test_number_is_no_flag(key: str, value: float | None) -> None:
    assert value == ROOT.number(key)


def test_members_seen_elsewhere_keep_their_places() -> None:
    seen = ROOT["a/b~"].seen_as({"text": ROOT["t"], "made": 1})

    assert seen.location == ROOT["a/b~"].location
    assert seen["text"].location == ROOT["t"].location
    assert seen.get("made") is not None
    assert seen.value == {"text": "text", "made": 1}
    assert [one.location.pointer for _, one in seen.items()] == ["/t", "/a~1b~0/made"]


def test_elements_listed_elsewhere_keep_their_places() -> None:
    listed = ROOT["t"].listed_as([ROOT["n"], ROOT["i"]])

    assert listed.value == [2.5, 3.0]
    assert [one.location.pointer for one in listed.elements()] == ["/n", "/i"]
    assert (listed[1].location.pointer, listed.location.pointer) == ("/i", "/t")
