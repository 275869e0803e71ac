"""Descriptions given as Python values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from specmill.report import to_text
from specmill.source import Limits
from tests.unit.source.conftest import Desk


def test_keys_become_text(desk: Desk) -> None:
    value: Any = {200: 1, True: 2, None: 3, 1.5: 4}

    assert {"200": 1, "true": 2, "null": 3, "1.5": 4} == desk.workspace.load_value(
        value
    ).value


def test_tuples_become_lists(desk: Desk) -> None:
    assert {"a": [1, [2]]} == desk.workspace.load_value({"a": (1, (2,))}).value


def test_value_given_is_copied(desk: Desk) -> None:
    given: dict[str, object] = {"a": [1]}

    root = desk.workspace.load_value(given)
    given["a"] = 2

    assert {"a": [1]} == root.value


def test_keys_that_become_equal_are_refused(desk: Desk) -> None:
    value: Any = {"r": {200: 1, "200": 2}}

    desk.workspace.load_value(value)

    assert ["duplicate-key"] == desk.codes


@pytest.mark.parametrize(
    "value", [float("nan"), date(2024, 1, 31), b"x", {1}, "\ud800"]
)
def test_what_json_cannot_hold_is_refused(desk: Desk, value: object) -> None:
    desk.workspace.load_value({"a": value})

    assert [("not-json", "/a")] == [(one.code, one.pointer) for one in desk.findings]


def test_mapping_that_contains_itself_is_refused(desk: Desk) -> None:
    value: dict[str, object] = {}
    value["a"] = value

    desk.workspace.load_value(value)

    assert ["too-deep"] == desk.codes


def test_shared_values_count_as_often_as_they_are_met(
    limited: Callable[[Limits], Desk],
) -> None:
    desk = limited(Limits(nodes=1000))
    value: list[object] = []
    for _ in range(90):
        value = [value] * 9

    desk.workspace.load_value({"a": value})

    assert ["too-many-nodes"] == desk.codes


def test_finding_shows_the_pointer_instead_of_a_line(desk: Desk) -> None:
    root = desk.workspace.load_value({"a": {"$ref": "#/nope"}})

    desk.workspace.resolve(root["a"])

    assert to_text(desk.findings).startswith(
        "<mapping>#/a/$ref: error[dangling-reference]: "
    )


def test_reference_to_a_file_has_no_folder_to_start_from(desk: Desk) -> None:
    root = desk.workspace.load_value({"a": {"$ref": "x.yaml"}})

    desk.workspace.resolve(root["a"])

    assert ["reference-outside"] == desk.codes
