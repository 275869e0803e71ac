"""What overlays make of a description, and where the outcome says that it stands."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from specmill.source import Node
from tests.unit.source.conftest import Desk

DESCRIPTION = """\
info: {title: Pets, tags: [a, b]}
paths:
  /pets:
    get: &get
      parameters: [{name: one}, {name: two}, {name: three}]
  /dogs:
    get: *get
"""


def changed(desk: Desk, *actions: str, version: str = "1.1.0") -> Node:
    listed = "".join(f"\n  - {{{one}}}" for one in actions)
    text = f"overlay: {version}\ninfo: {{title: x, version: '1'}}\nactions:{listed}\n"
    root = desk.read(DESCRIPTION)
    return desk.workspace.overlay(root, desk.write("change.yaml", text))


@pytest.mark.parametrize(
    ("action", "path", "value"),
    [
        ("target: $.info, update: {title: Dogs, more: 1}", "info", {"title": "Dogs", "tags": ["a", "b"], "more": 1}),
        ("target: $.info, update: {tags: [c]}", "info tags", ["a", "b", "c"]),
        ("target: $.info.tags, update: c", "info tags", ["a", "b", "c"]),
        ("target: $.info.tags, update: [c, d]", "info tags", ["a", "b", "c", "d"]),
        ("target: $.info.title, update: Dogs", "info title", "Dogs"),
        ("target: $.info, update: {tags: }", "info tags", ["a", "b"]),
        ("target: $.info.tags, remove: true, update: c", "info", {"title": "Pets"}),
        ("target: '$.info.tags[0]', remove: true", "info tags", ["b"]),
        ("target: $.info.tags, copy: $.info.tags", "info tags", ["a", "b", "a", "b"]),
        ("target: $.info, copy: $.info.none", "info title", "Pets"),
        ("target: $.info, copy: '$.paths[\"/pets\"].get'", "info parameters 0 name", "one"),
        ("target: '$.paths[\"/pets\"]', remove: true", "paths", ["/dogs"]),
    ],
)  # fmt: skip
def test_action_changes_what_it_selects(
    desk: Desk, action: str, path: str, value: Any
) -> None:
    current: Any = changed(desk, action).value
    for key in path.split():
        current = current[int(key) if key.isdecimal() else key]

    assert value == (list(current) if path == "paths" else current)


def test_alias_is_changed_in_one_place_only(desk: Desk) -> None:
    root = changed(desk, "target: '$.paths[\"/pets\"].get', update: {tag: here}")

    assert "tag" not in root["paths"]["/dogs"]["get"]


def test_later_action_sees_what_an_earlier_one_made(desk: Desk) -> None:
    root = changed(
        desk,
        "target: $.info, update: {new: {}}",
        "target: $.info.new, update: {deep: 1}",
    )

    assert {"deep": 1} == root["info"]["new"].value


def test_several_values_are_removed_from_one_sequence(desk: Desk) -> None:
    root = changed(desk, "target: '$..parameters[?@.name != \"two\"]', remove: true")

    assert [{"name": "two"}] == root["paths"]["/dogs"]["get"]["parameters"].value


def test_what_an_overlay_brings_stands_in_the_overlay(desk: Desk) -> None:
    root = changed(desk, "target: $.info, update: {new: {deep: [1]}}")

    span = desk.workspace.span(root["info"]["new"]["deep"].location)

    assert ("change.yaml", 4) == (span.file.rsplit("/", 1)[1], span.line)


def test_what_moves_in_a_sequence_keeps_its_place(desk: Desk) -> None:
    before = desk.position(desk.read(DESCRIPTION)["info"]["tags"][1])

    root = changed(desk, "target: '$.info.tags[0]', remove: true")

    assert before == desk.position(root["info"]["tags"][0])


@pytest.mark.parametrize(
    ("action", "code"),
    [
        ("target: $.nothing, remove: true", "unmatched-overlay"),
        ("target: '$.info[', remove: true", "invalid-overlay"),
        ("target: $, remove: true", "invalid-overlay"),
        ("update: {}", "invalid-overlay"),
        ("target: $.info", "idle-overlay"),
        ("target: $.info, update: null", "idle-overlay"),
        ("target: $.info, update: 1", "invalid-overlay"),
        ("target: $.info.title, update: {}", "invalid-overlay"),
        ("target: $.info, copy: $.info.tags.*", "invalid-overlay"),
        ("target: $.info, copy: $.info, update: {}", "invalid-overlay"),
        ("target: $.info, update: {}, upsert: 1", "unknown-key"),
    ],
)
def test_bad_action_is_reported_where_it_stands(
    desk: Desk, action: str, code: str
) -> None:
    changed(desk, action)

    assert [code] == desk.codes
    assert desk.lines[0].startswith("change.yaml:4:")


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("$.info.titel", "nothing there is called 'titel'; did you mean 'title'?"),
        ("$.inof.title", "nothing there is called 'inof'; did you mean 'info'?"),
        ("$.info.title.x", "nothing there is called 'x'; what is there has no keys"),
        ("$..nothing", "take parts off its end until it selects something"),
    ],
)
def test_a_target_that_selects_nothing_gets_what_was_meant(
    desk: Desk, target: str, hint: str
) -> None:
    changed(desk, f"target: {target}, remove: true")

    assert [one.hint for one in desk.findings] == [hint]


@pytest.mark.parametrize("version", ["2.0.0", "1.2.0", "[]"])
def test_other_version_is_refused(desk: Desk, version: str) -> None:
    root = changed(desk, "target: $.info, remove: true", version=version)

    assert yaml.safe_load(DESCRIPTION) == root.value
    assert ["invalid-overlay"] == desk.codes
