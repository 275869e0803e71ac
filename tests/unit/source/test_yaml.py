"""YAML: which values it stands for, and how it is refused."""

from __future__ import annotations

import pytest

from specmill.source import JsonValue
from specmill.source.limits import Limits
from specmill.source.reading import UnreadableError
from specmill.source.yaml_reader import read_yaml
from tests.unit.source.conftest import Desk


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("12:30", "12:30"),
        ("2024-01-31", "2024-01-31"),
        ("1_000", "1_000"),
        ("017", "017"),
        ("0b11", "0b11"),
        ("=", "="),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("7", 7),
        ("-12", -12),
        ("+5", 5),
        ("0o17", 15),
        ("0x1F", 31),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("3.10", 3.1),
        ("'7'", "7"),
        ("!!str 7", "7"),
        ("! 7", "7"),
        ("!!float 7", 7.0),
        ("123456789012345678901234567890", 123456789012345678901234567890),
    ],
)
def test_scalar_has_value_of_core_schema(
    desk: Desk, written: str, meant: JsonValue
) -> None:
    value = desk.read(f"a: {written}\n")["a"].value

    assert (type(meant), meant) == (type(value), value)


@pytest.mark.parametrize(
    "key", ["200", "1.50", "no", "true", "null", "0x1F", "2024-01-01"]
)
def test_key_is_text_as_written(desk: Desk, key: str) -> None:
    root = desk.read(f"{key}: 1\n")

    assert {key: 1} == root.value


@pytest.mark.parametrize("number", [".inf", "-.inf", ".nan", "1e999", "9" * 5000])
def test_number_that_json_cannot_hold_is_refused(desk: Desk, number: str) -> None:
    desk.open(f"a: {number}\n")

    assert ["unsupported-yaml"] == desk.codes


def test_number_that_json_cannot_hold_is_nothing_in_an_extension(desk: Desk) -> None:
    root = desk.read("x-a: {b: [.nan]}\n")

    assert {"x-a": {"b": [None]}} == root.value
    assert ["unsupported-yaml"] == desk.codes


def test_merge_key_fills_in_what_is_missing(desk: Desk) -> None:
    root = desk.read("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\n")

    assert {"x": 1, "y": 3} == root["b"].value


def test_earlier_merged_mapping_wins(desk: Desk) -> None:
    root = desk.read("a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc:\n  <<: [*a, *b]\n")

    assert {"x": 1, "y": 2} == root["c"].value


def test_merged_member_stands_where_it_was_written(desk: Desk) -> None:
    root = desk.read("a: &a\n  x: 1\nb:\n  <<: *a\n  y: 3\n")

    assert (2, 3) == desk.position(root["b"]["x"])


def test_own_member_beside_merged_stands_where_it_was_written(desk: Desk) -> None:
    root = desk.read("a: &a\n  x: 1\nb:\n  <<: *a\n  y: 3\n")

    assert (5, 3) == desk.position(root["b"]["y"])


def test_merging_a_scalar_is_refused(desk: Desk) -> None:
    desk.open("b:\n  <<: 5\n")

    assert [
        "api.yaml:2:7 unsupported-yaml: only mappings can be merged by '<<'"
    ] == desk.lines


def test_quoted_merge_key_is_a_key(desk: Desk) -> None:
    assert {"<<": 1} == desk.read("'<<': 1\n").value


def test_alias_of_a_scalar_can_be_a_key(desk: Desk) -> None:
    assert {"a": "x", "x": 1} == desk.read("a: &k x\n*k : 1\n").value


def test_alias_has_the_value_of_a_tagged_scalar(desk: Desk) -> None:
    assert {"a": "5", "b": "5", "c": 5.0, "d": 5.0} == desk.read(
        "a: &a !!str 5\nb: *a\nc: &c !!float 5\nd: *c\n"
    ).value


def test_many_honest_aliases_work(desk: Desk) -> None:
    root = desk.read("a: &a {x: 1}\nb: [" + ", ".join(["*a"] * 300) + "]\n")

    assert [{"x": 1}] * 300 == root["b"].value


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", "api.yaml:1:1 syntax: the file is empty"),
        ("# only a comment\n", "api.yaml:1:1 syntax: the file is empty"),
        (
            "a: 1\n---\nb: 2\n",
            (
                "api.yaml:2:1 syntax: a second YAML document begins here;"
                " a description is one document"
            ),
        ),
        (
            "a: 1\na: 2\nb: 3\n",
            "api.yaml:2:1 duplicate-key: key 'a' appears twice in the same mapping",
        ),
        (
            'r:\n  200: 1\n  "200": 2\n',
            "api.yaml:3:3 duplicate-key: key '200' appears twice in the same mapping",
        ),
        ("a: *b\n", "api.yaml:1:4 syntax: alias '*b' has no anchor before it"),
        (
            "a: &a [*a]\n",
            "api.yaml:1:8 unsupported-yaml: alias '*a' stands inside what it refers to",
        ),
        (
            "? [1]\n: 2\n",
            "api.yaml:1:3 unsupported-yaml: a mapping or sequence can't be a key",
        ),
        (
            "a: !!python/name:os.system x\n",
            "api.yaml:1:4 unsupported-yaml: tag '!!python/name:os.system' is not supported here",
        ),
        (
            "a: !env HOME\n",
            "api.yaml:1:4 unsupported-yaml: tag '!env' is not supported here",
        ),
        (
            "a: !!int x\n",
            "api.yaml:1:4 unsupported-yaml: tag '!!int' is not supported here",
        ),
        (
            "a: [1, 2\n",
            (
                "api.yaml:1:4 syntax: invalid YAML: did not find expected ',' or ']'"
                " while parsing a flow sequence"
            ),
        ),
        (
            "é: \x07\n",
            "api.yaml:1:4 syntax: invalid YAML: character U+0007 is not allowed",
        ),
        (
            "just text\n",
            "api.yaml:1:1 not-a-mapping: a description is a mapping, this is a string",
        ),
        (
            "- 1\n",
            "api.yaml:1:1 not-a-mapping: a description is a mapping, this is a sequence",
        ),
    ],
)
def test_broken_yaml_is_one_finding(desk: Desk, text: str, finding: str) -> None:
    desk.open(text)

    assert [finding] == desk.lines


def test_tab_in_indentation_gets_a_hint(desk: Desk) -> None:
    desk.open("a:\n\tb: 1\n")

    assert "YAML forbids tabs in indentation; use spaces" == desk.findings[0].hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (
            'a: "C:\\Shop"',
            "write two backslashes for one, or put the text in single quotes",
        ),
        ("a: @Shop", "put the text in quotes"),
        (
            "a: {$ref: #/components/schemas/A}\nb: 1",
            "close the bracket, and quote a text with ' #', which begins a comment",
        ),
        ("a:\n  b: 1\n c: 2\n", "check the indentation, and the quotation marks"),
        ('a: "b\nc: 1\n', "close the quotation mark"),
    ],
)
def test_usual_slips_of_yaml_have_a_hint(desk: Desk, text: str, hint: str) -> None:
    desk.open(text)

    assert desk.findings[0].hint == hint


def test_every_duplicate_key_is_reported(desk: Desk) -> None:
    desk.open("a: 1\na: 2\nb: 1\nb: 2\n")

    assert [2, 4] == [one.span.line for one in desk.findings]


def test_duplicate_key_names_the_first_place(desk: Desk) -> None:
    desk.open("a: 1\nb: 2\na: 3\n")

    assert [1] == [one.span.line for one in desk.findings[0].related]


def test_description_with_duplicate_keys_is_still_read(desk: Desk) -> None:
    assert {"a": 2} == desk.read("a: 1\na: 2\n").value


def test_unicode_line_separator_ends_no_line(desk: Desk) -> None:
    root = desk.read('a: "\u2028\x85"\nb: 1\n')

    assert (2, 1) == desk.position(root["b"])


def test_column_counts_characters(desk: Desk) -> None:
    root = desk.read("{é: 1, 😀: 2, b: 3}\n")

    assert (1, 14) == desk.position(root["b"])


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("a: 1\nb: {c: d\ne: f\n", "2:4"),
        ("a: [1, 2\nb: 3\n", "1:4"),
        ("a:\n  b: 1\n c: 2\n", "1:1"),
    ],
)
def test_what_is_not_closed_is_said_with_its_begin(text: str, begin: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_yaml(text, Limits())

    assert caught.value.problem.message.endswith(f" that begins at {begin}")
