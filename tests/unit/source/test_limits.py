"""Bounds, which name the option that raises them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specmill.source import Limits
from tests.unit.source.conftest import Desk

Limited = Callable[[Limits], Desk]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "a: [[[1]]]\n"),
        ("a.yaml", "a:\n- - - 1\n"),
        ("a.json", '{"a": [[[1]]]}'),
    ],
)
def test_depth_within_the_limit_is_read(limited: Limited, name: str, text: str) -> None:
    assert limited(Limits(depth=4)).open(text, name) is not None


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.yaml", "a: [[[1]]]\n", "1:6"),
        ("a.json", '{"a": [[[1]]]}', "1:9"),
        ("a.yaml", "x: &x [[1]]\ny: [*x]\n", "2:5"),
        ("a.json", '{"a":' + "[" * 100_000, "1:8"),
        ("a.yaml", "a: " + "[" * 100_000, "1:6"),
        ("a.yaml", "a:\n" + "".join("- " * 100_000), "2:5"),
    ],
)
def test_depth_beyond_the_limit_is_refused(
    limited: Limited, name: str, text: str, place: str
) -> None:
    desk = limited(Limits(depth=3))

    desk.open(text, name)

    assert [
        f"{name}:{place} too-deep: values are nested more than 3 deep"
    ] == desk.lines


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "a: [1, 2, 3, 4]\n"),
        ("a.json", '{"a": [1, 2, 3, 4]}'),
        ("a.yaml", "a: &a [1, 2]\nb: *a\n"),
    ],
)
def test_more_values_than_the_limit_are_refused(
    limited: Limited, name: str, text: str
) -> None:
    desk = limited(Limits(nodes=5))

    desk.open(text, name)

    assert ["too-many-nodes"] == desk.codes


def test_values_of_all_files_count(limited: Limited) -> None:
    desk = limited(Limits(nodes=5))
    desk.write("b.yaml", "x: [1, 2]\n")

    desk.workspace.resolve(desk.read("a: {$ref: b.yaml}\n")["a"])

    assert ["too-many-nodes"] == desk.codes


def test_exponential_aliases_are_refused_at_once(desk: Desk) -> None:
    lines = ["a0: &a0 [x]"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)
    ]

    desk.open("\n".join(lines))

    assert ["too-many-nodes"] == desk.codes


def test_exponential_merges_are_refused_at_once(desk: Desk) -> None:
    lines = ["a0: &a0 {x: 1}"] + [
        f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 30)
    ]

    desk.open("\n".join(lines))

    assert ["too-many-nodes"] == desk.codes


def test_more_bytes_than_the_limit_are_refused(limited: Limited) -> None:
    desk = limited(Limits(bytes=5))

    desk.open("a: 12\n")

    assert ["api.yaml too-large: the description has more than 5 bytes"] == desk.lines


@pytest.mark.parametrize(
    ("limits", "option"),
    [
        (Limits(bytes=1), "--max-bytes"),
        (Limits(depth=1), "--max-depth"),
        (Limits(nodes=1), "--max-nodes"),
    ],
)
def test_hint_names_the_option(limited: Limited, limits: Limits, option: str) -> None:
    desk = limited(limits)

    desk.open("a: [1]\n")

    assert option in (desk.findings[0].hint or "")


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.yaml", "a: 1\n" * 100), ("a.json", "{" + ",".join(['"a": 1'] * 100) + "}")],
)
def test_fifty_findings_of_a_file_are_enough(desk: Desk, name: str, text: str) -> None:
    desk.open(text, name)

    assert 50 == len(desk.findings)
