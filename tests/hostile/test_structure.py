"""The structure oracle: no text of a description changes what is generated around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.descriptions import NAMES, Fill, generated, http, neutral, roles, rpc
from tests.hostile.structure import holds, shape, structure, structure_of
from tests.unit.python.nasty import PIECES, texts

Build = Callable[[Fill], dict[str, Any]]

# Half a pair of surrogates is no text: descriptions that have one are refused.
WHOLE = texts.filter(lambda text: "\ud800" not in text)
BUILDS: tuple[Build, ...] = (http, rpc)
ATTACKS = (
    '"""\nimport os\n"""',
    "'''\nimport os\n'''",
    '\\"""\nimport os\n#',
    '"); import os; ("',
    "'); import os; ('",
    "\rimport os\r",
    "\x0cimport os\x85import os\u2028import os",
    "\\\nimport os",
    '\\N{DASH} \\x \\u12 \\ " \\',
    "{import_os} {0.__class__} %(x)s ${x} {{ x }} {% raw %} {# x #}",
    '"\n[tool.pwned]\nx = """',
    "\n# heading\n\n- item\n\n```\ncode\n```\n<script>x</script>\n| a | b |\n---\n",
    "# -*- coding: utf-7 -*-\n# type: ignore\n# fmt: off",
    "\n>>> import os\n.. include:: /etc/passwd\n--8<-- 'x'",
    "a\u202eb\u2066c\u200bd\ufeffe\x00f\x1b[31mgh\U000e0041",
    "\t" * 3000 + "x" * 3000,
)


@cache
def neutral_structure(build: Build) -> dict[str, object]:
    return structure(generated(build(neutral)))


def changed(build: Build, *given_texts: str) -> list[str]:
    """The files whose structure changes when every role that is no name is filled, in turns."""
    turns = {
        role: f"a{given_texts[index % len(given_texts)]}z"
        for index, role in enumerate(roles(build))
        if role not in NAMES
    }
    found = structure(generated(build(lambda role: turns.get(role, neutral(role)))))
    known = neutral_structure(build)
    # By path: pytest would take minutes to show how two trees differ.
    return [
        path
        for path in known.keys() | found.keys()
        if not holds(known.get(path), found.get(path))
    ]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("build", BUILDS)
def test_no_attack_changes_the_structure(build: Build, attack: str) -> None:
    assert [] == changed(build, attack)


@pytest.mark.parametrize("build", BUILDS)
@given(several=st.lists(WHOLE, min_size=1, max_size=5))
@settings(max_examples=15)
def test_no_text_changes_the_structure(build: Build, several: list[str]) -> None:
    assert [] == changed(build, *several)


@pytest.mark.parametrize("build", BUILDS)
def test_no_piece_of_a_text_changes_the_structure(build: Build) -> None:
    assert [] == changed(build, *(one for one in PIECES if one != "\ud800"))


def test_the_oracle_sees_a_statement_more() -> None:
    assert shape('"""a"""\n') != shape('"""a"""\nb\n')


def test_the_oracle_sees_a_call_in_an_expression() -> None:
    assert shape('x = "a"\n') != shape('x = "a" + f()\n')


def test_the_oracle_sees_a_table_in_toml() -> None:
    assert structure_of("a.toml", 'x = "a"') != structure_of("a.toml", 'x = "a"\n[b]')


def test_the_oracle_sees_a_heading_in_markdown() -> None:
    assert structure_of("a.md", "a\nb") != structure_of("a.md", "a\n# b")
