"""Where values are said to stand, for any document: fast values and exact positions agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specmill.diagnostics import Diagnostics, Location
from specmill.report import locate, to_github, to_text
from specmill.sarif import to_sarif
from specmill.source import JsonValue, Limits, Node, Workspace
from specmill.source.json_reader import read_json
from specmill.source.yaml_reader import read_yaml
from tests.unit.source.conftest import Desk

TEXTS = st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(
    [
        "no",
        "~",
        "<<",
        "1",
        "1.0",
        "a: b",
        '": ',
        "\\",
        '\\"',
        ":",
        "#",
        "",
        "\u2028",
        "-",
        "$ref",
    ]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=4)
    | st.dictionaries(TEXTS, below, max_size=4),
    max_leaves=12,
)
MAPPINGS = st.dictionaries(TEXTS, VALUES, max_size=5)
SNIPPETS = st.sampled_from(
    [
        b"&a ",
        b"*a",
        b"<<: *a\n",
        b"{",
        b"}",
        b"[",
        b"]",
        b": ",
        b",",
        b"- ",
        b"\n",
        b"  ",
        b"'",
        b'"',
        b"|\n",
        b"!!int ",
        b"!x ",
        b"---\n",
        b"...\n",
        b"%YAML 1.1\n",
        b"\t",
        b"\r",
        b"? ",
        b"\\ud800",
        b"\\",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\x00",
        b"1e999",
        b".inf",
        b"NaN",
        b"$ref: '#/a'\n",
        b'"$ref": "#"',
        b"9" * 5000,
        b"a: 1\n",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
    ]
)
UNHURRIED = settings(deadline=None)
ANY_FILE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=300,
)


def nodes(root: Node) -> Iterator[Node]:
    yield root
    for _, member in root.items():
        yield from nodes(member)
    for element in root.elements():
        yield from nodes(element)


def keys_of(node: Node) -> tuple[str, ...]:
    return () if node.parent is None else (*keys_of(node.parent), str(node.key))


@UNHURRIED
@given(MAPPINGS, st.sampled_from([None, 1]), st.booleans())
def test_json_position_is_where_the_value_is_written(
    value: dict[str, JsonValue], indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    data = text.encode()
    reading = read_json(data, Limits())

    for node in nodes(Node(reading.value, "x")):
        written = data[reading.positions.offset(keys_of(node)) :].decode()
        is_member = isinstance(node.key, str) and node.parent is not None
        assert (node.key if is_member else node.value) == json.JSONDecoder().raw_decode(
            written
        )[0]


@UNHURRIED
@given(MAPPINGS)
def test_json_has_the_values_of_the_standard_library(
    value: dict[str, JsonValue],
) -> None:
    data = json.dumps(value).encode()

    assert json.loads(data) == read_json(data, Limits()).value


@UNHURRIED
@given(MAPPINGS)
def test_json_without_duplicates_has_no_problems(value: dict[str, JsonValue]) -> None:
    assert () == read_json(json.dumps(value).encode(), Limits()).problems


@UNHURRIED
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=6))
def test_json_duplicates_are_those_of_the_standard_library(
    pairs: list[tuple[str, str]],
) -> None:
    members = ",".join(f"{json.dumps(key)}:{json.dumps(value)}" for key, value in pairs)
    keys = [key for key, _ in pairs]

    problems = read_json(f"{{{members}}}".encode(), Limits()).problems

    assert len(keys) - len(set(keys)) == len(problems)


@UNHURRIED
@given(MAPPINGS, st.sampled_from([None, True, False]))
def test_yaml_position_is_where_pyyaml_sees_it(
    value: dict[str, JsonValue], flow: bool | None
) -> None:
    text = yaml.safe_dump(
        value, default_flow_style=flow, allow_unicode=True, sort_keys=False
    )
    reading = read_yaml(text, Limits())

    found = {
        keys_of(node): reading.positions.offset(keys_of(node))
        for node in nodes(Node(reading.value, "x"))
    }
    assert dict(composed(yaml.compose(text, yaml.CBaseLoader))) == found


def composed(
    node: Any, keys: tuple[str, ...] = (), at: int | None = None
) -> Iterator[tuple[tuple[str, ...], int]]:
    yield keys, node.start_mark.index if at is None else at
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from composed(value, (*keys, key.value), key.start_mark.index)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from composed(value, (*keys, str(index)))


@UNHURRIED
@given(MAPPINGS)
def test_yaml_holds_what_was_written(value: dict[str, JsonValue]) -> None:
    # Quoted and tagged, for PyYAML leaves plain what is text by YAML 1.1 only, such as 0E0.
    text = yaml.safe_dump(value, default_style='"')

    assert value == read_yaml(text, Limits()).value


@ANY_FILE
@given(
    st.binary(max_size=60)
    | st.lists(SNIPPETS | st.binary(max_size=3), max_size=15).map(b"".join),
    st.sampled_from(["a.yaml", "a.json", "a"]),
)
def test_any_bytes_are_read_or_reported(tmp_path: Path, data: bytes, name: str) -> None:
    check_everything(tmp_path, data, name)


@ANY_FILE
@given(MAPPINGS, st.data(), st.booleans())
def test_any_damage_is_read_or_reported(
    tmp_path: Path, value: dict[str, JsonValue], data: st.DataObject, as_json: bool
) -> None:
    text = json.dumps(value) if as_json else yaml.safe_dump(value, allow_unicode=True)
    written = text.encode()
    at = data.draw(st.integers(0, len(written)))
    until = data.draw(st.integers(at, min(len(written), at + 3)))

    damaged = written[:at] + data.draw(SNIPPETS) + written[until:]

    check_everything(tmp_path, damaged, "a.json" if as_json else "a.yaml")


def check_everything(folder: Path, data: bytes, name: str) -> None:
    """Open, resolve, locate and print without an exception; what isn't read has an error."""
    path = folder / name
    path.write_bytes(data)
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics)

    root = workspace.open(path)
    for node in nodes(root) if root is not None else ():
        workspace.resolve(node)
        assert workspace.span(node.location).line > 0

    findings = locate(diagnostics, workspace)
    assert root is not None or diagnostics.has_errors
    assert len(to_text(findings).splitlines()) >= len(findings)
    assert len(to_github(findings).splitlines()) == len(findings)
    assert to_sarif(findings).isascii()


def test_missing_member_stands_at_its_nearest_ancestor(desk: Desk) -> None:
    root = desk.read("a:\n  b: [1]\n")
    location = Location(root.file, "/a/b/7/x")

    assert 2 == desk.workspace.span(location).line


def test_file_that_was_not_read_has_no_line(desk: Desk) -> None:
    assert 0 == desk.workspace.span(Location("nope.yaml", "/a")).line
