"""JSON: exact values, strict refusal, duplicate keys, positions."""

from __future__ import annotations

import json

import pytest

from tests.unit.source.conftest import Desk


def test_surrogate_pair_is_one_character(desk: Desk) -> None:
    assert {"a": "😀"} == desk.read('{"a": "\\ud83d\\ude00"}', "api.json").value


def test_json_in_a_yaml_file_is_read_as_json(desk: Desk) -> None:
    assert {"a": "😀"} == desk.read('{"a": "\\ud83d\\ude00"}', "api.yaml").value


def test_flow_yaml_in_a_yaml_file_is_read_as_yaml(desk: Desk) -> None:
    assert {"a": "no"} == desk.read("{a: no}", "api.yaml").value


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("// a shop\n{}", "JSON has no comments"),
        ("{'a': 1}", "JSON has double quotation marks"),
    ],
)
def test_usual_slips_of_json_have_a_hint(desk: Desk, text: str, hint: str) -> None:
    desk.open(text, "api.json")

    assert desk.findings[0].hint == hint


def test_integer_beyond_64_bits_is_exact(desk: Desk) -> None:
    assert {"a": 2**80} == desk.read(json.dumps({"a": 2**80}), "api.json").value


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", "1:1 syntax: the file is empty"),
        ('{"a": 1,}', None),
        ('{"a" 1}', "1:6 syntax: invalid JSON: expecting ':' delimiter"),
        (
            '{"a": NaN}',
            "1:7 syntax: invalid JSON: NaN and Infinity are no JSON numbers",
        ),
        ('{"a": 1e999}', "1:7 syntax: invalid JSON: this number is out of range"),
        (
            '{"a": ' + "9" * 5000 + "}",
            "1:7 syntax: invalid JSON: this number is out of range",
        ),
        ('{"a": 1} {}', "1:10 syntax: invalid JSON: extra data"),
        ('{"é": "\x01"}', "1:8 syntax: invalid JSON: invalid control character"),
        ('{"a": "x', "1:7 syntax: invalid JSON: unterminated string"),
        (
            '{"é": "\\ud800"}',
            (
                "1:8 syntax: invalid JSON: '\\ud800' is half of a surrogate pair"
                " and stands for no character"
            ),
        ),
        ("openapi: 3.1.0\n", "1:1 syntax: invalid JSON: expecting value"),
    ],
)
def test_broken_json_is_one_finding(desk: Desk, text: str, finding: str | None) -> None:
    desk.open(text, "api.json")

    if finding is None:  # worded differently by the versions of Python
        assert ["syntax"] == desk.codes
    else:
        assert [f"api.json:{finding}"] == desk.lines


def test_duplicate_key_is_found_at_any_depth(desk: Desk) -> None:
    desk.open('{"a": [{"b": 1,\n "c": 2,\n "b": 3}]}', "api.json")

    assert [
        "api.json:3:2 duplicate-key: key 'b' appears twice in the same mapping"
    ] == desk.lines


def test_keys_are_equal_when_their_escapes_are(desk: Desk) -> None:
    desk.open('{"a": 1, "\\u0061": 2}', "api.json")

    assert ["duplicate-key"] == desk.codes


@pytest.mark.parametrize(
    "text",
    [
        '{"a": ": x", "b": "\\": y"}',
        '{"a": "c:\\\\", "b": 1}',
        '{"a\\\\": 1, "a" : 2}',
        '[{"a": 1}, {"a": 1}]',
        '{"a": {"a": {"a": 1}}}',
    ],
)
def test_key_that_only_looks_repeated_is_not_reported(desk: Desk, text: str) -> None:
    desk.open('{"x": ' + text + "}", "api.json")

    assert [] == desk.codes


@pytest.mark.parametrize(
    "text",
    ['{"a\\\\":1,"a\\\\":2}', '{"a" :1,"a":2}', '{"a":":","a":2}', '{"":1,"":2}'],
)
def test_duplicate_key_is_found_among_odd_strings(desk: Desk, text: str) -> None:
    desk.open(text, "api.json")

    assert ["duplicate-key"] == desk.codes


def test_member_after_duplicate_keys_has_its_position(desk: Desk) -> None:
    root = desk.read('{"a": {"a": 1},\n "a": {"b": [1, 2]},\n "c": 1}', "api.json")

    assert (2, 17) == desk.position(root["a"]["b"][1])


def test_member_stands_at_its_key(desk: Desk) -> None:
    root = desk.read('{\n  "é": {"a": 1, "b": 2}\n}', "api.json")

    assert (2, 17) == desk.position(root["é"]["b"])


def test_element_stands_at_its_value(desk: Desk) -> None:
    root = desk.read('{"a": [1,\n  {"b": 2}]}', "api.json")

    assert (2, 3) == desk.position(root["a"][1])


def test_byte_order_mark_does_not_shift_positions(desk: Desk) -> None:
    root = desk.read(b'\xef\xbb\xbf{"a": 1}', "api.json")

    assert (1, 2) == desk.position(root["a"])
