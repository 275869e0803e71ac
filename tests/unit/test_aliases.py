"""The key `aliases` of sdk.yaml."""

from __future__ import annotations

import pytest

from specmill.aliases import NO_ALIASES, Aliases, read_aliases
from specmill.diagnostics import Diagnostics
from specmill.source.limits import Limits
from specmill.source.workspace import Workspace


def _read(value: object) -> tuple[Aliases, list[str]]:
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics, Limits())
    root = workspace.load_value({"aliases": value}, "sdk.yaml")
    return read_aliases(root, diagnostics), [one.code for one in diagnostics]


def test_no_file_has_no_aliases() -> None:
    assert NO_ALIASES == read_aliases(None, Diagnostics())


def test_aliases_are_read_by_kind() -> None:
    found, problems = _read({"models": {"Pet": "Animal"}, "arguments": {"a.b.c": "d"}})

    assert [] == problems
    assert [("Pet", "Animal")] == [(one.old, one.new) for one in found.models]
    assert [("a.b.c", "d")] == [(one.old, one.new) for one in found.arguments]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (5, "invalid-configuration"),
        ([], "invalid-configuration"),
        ({"colours": {"a": "b"}}, "unknown-key"),
        ({"models": ["a"]}, "invalid-configuration"),
        ({"models": {"1a": "b"}}, "invalid-configuration"),
        ({"models": {"a b": "c"}}, "invalid-configuration"),
        ({"models": {"class": "c"}}, "invalid-configuration"),
        ({"models": {"a": "import os"}}, "invalid-configuration"),
        ({"models": {"a": None}}, "invalid-configuration"),
        ({"values": {"RED": "BLUE"}}, "invalid-configuration"),
        ({"arguments": {"limit": "max"}}, "invalid-configuration"),
    ],
)
def test_what_is_no_alias_is_reported(value: object, code: str) -> None:
    found, problems = _read(value)

    assert [code] == problems
    assert NO_ALIASES == found
