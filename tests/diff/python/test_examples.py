"""The examples of the rules are what the rules say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specmill.diff.compare import report
from specmill.diff.described import Described, describe
from specmill.diff.python_changes import python_changes
from specmill.diff.python_effects import effects
from specmill.diff.python_examples import EXAMPLES
from specmill.diff.python_rules import VERDICTS
from specmill.diff.rule import Example
from specmill.loading import DEFAULT_LIMITS


def described(example: Example, folder: Path) -> tuple[Described, Described]:
    """Both sides, each in a folder with its sdk.yaml."""
    sides = (example.before, example.after)
    before, after = (
        _described(folder / name, {"openapi.json": document, "sdk.yaml": settings})
        for name, document, settings in zip("ab", sides, example.settings, strict=True)
    )
    return before, after


def _described(folder: Path, files: dict[str, Any]) -> Described:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return describe(folder, (), DEFAULT_LIMITS)


def test_every_rule_has_an_example() -> None:
    assert VERDICTS.keys() == EXAMPLES.keys()


@pytest.mark.parametrize("rule", EXAMPLES)
def test_an_example_has_the_verdict_of_its_rule(rule: str, tmp_path: Path) -> None:
    before, after = described(EXAMPLES[rule], tmp_path)
    assert before.python is not None
    assert after.python is not None

    found = {one.rule: one for one in python_changes(before.python, after.python)}

    assert VERDICTS[rule].runtime is found[rule].runtime
    assert VERDICTS[rule].types is found[rule].types


@pytest.mark.parametrize("rule", EXAMPLES)
def test_an_example_says_what_it_is_on_the_wire(rule: str, tmp_path: Path) -> None:
    verdict = report(*described(EXAMPLES[rule], tmp_path)).verdict

    assert EXAMPLES[rule].wire is verdict.wire


def test_the_names_that_change_are_shown_as_a_diff() -> None:
    lines = effects("field-type-changed", EXAMPLES["field-type-changed"])

    assert lines == ["- class Item: name: str", "+ class Item: name: int"]
