"""Every error and warning says what to do about it: mypy checks what is declared here."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any, get_type_hints

import pytest

from specmill.diagnostics import Diagnostics
from specmill.render.conflicts import Conflict
from specmill.source.reading import Problem
from tests.architecture.sources import REPOSITORY, TOOL, modules

MAKERS: tuple[Callable[..., Any], ...] = (
    Diagnostics.error,
    Diagnostics.warning,
    Problem,
    Conflict,
)
CASES = REPOSITORY / "tests" / "cases"


@pytest.mark.parametrize("maker", MAKERS)
def test_what_makes_a_finding_requires_a_hint(maker: Callable[..., Any]) -> None:
    declared = maker.__init__ if isinstance(maker, type) else maker
    given = inspect.signature(maker).parameters["hint"]
    kind = get_type_hints(maker if isinstance(maker, type) else declared)["hint"]

    assert (given.default, kind) == (inspect.Parameter.empty, str)


def test_a_finding_that_is_made_at_once_has_a_hint() -> None:
    assert [place for place, hint in _made_at_once() if hint is None] == []


def test_no_hint_is_an_empty_text() -> None:
    empty = [
        f"{module.path}:{node.lineno}"
        for module in modules(TOOL)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and _is_maker(node)
        for given in (*node.args[3:4], *_named(node, "hint"))
        if isinstance(given, ast.Constant) and not given.value
    ]

    assert empty == []


@pytest.mark.parametrize(
    "said", sorted(CASES.glob("*/expected.txt")), ids=lambda path: path.parent.name
)
def test_every_refusal_of_a_case_has_a_hint(said: Any) -> None:
    lines = re.sub(r"\n  (?!hint: ).*", "", said.read_text("utf-8")).splitlines()
    following = zip(lines, [*lines[1:], ""], strict=True)

    assert [
        line
        for line, after in following
        if re.search(": (error|warning)\\[", line) and not after.startswith("  hint: ")
    ] == []


def _made_at_once() -> Iterator[tuple[str, ast.expr | None]]:
    """The findings that no collector has made, and their hints."""
    for module in modules(TOOL):
        for node in ast.walk(module.tree):
            if not (isinstance(node, ast.Call) and _name(node) == "Diagnostic"):
                continue
            severity = node.args[0] if node.args else None
            if isinstance(severity, ast.Constant) and severity.value != "note":
                hint = next(iter(_named(node, "hint")), None)
                yield f"{module.path}:{node.lineno}", hint


def _is_maker(node: ast.Call) -> bool:
    return _name(node) in ("error", "warning", "Problem", "Conflict")


def _name(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _named(node: ast.Call, key: str) -> list[ast.expr]:
    return [one.value for one in node.keywords if one.arg == key]
