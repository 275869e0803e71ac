"""The examples of the rules are what the rules say."""

from __future__ import annotations

import pytest

from specmill.diff.compare import compare
from specmill.diff.python_changes import python_changes
from specmill.diff.python_examples import EXAMPLES
from specmill.diff.python_rules import VERDICTS
from specmill.diff.rule import Example
from tests.diff.python.lamps import sdk_input

_ROWS = [
    pytest.param(rule, one, id=rule) for rule, rows in EXAMPLES.items() for one in rows
]


@pytest.mark.parametrize(("rule", "example"), _ROWS)
def test_example_is_of_its_rule(rule: str, example: Example) -> None:
    found = python_changes(sdk_input(example.before), sdk_input(example.after))

    assert rule in {one.rule for one in found}


@pytest.mark.parametrize(("rule", "example"), _ROWS)
def test_example_has_the_verdict_of_its_rule(rule: str, example: Example) -> None:
    report = compare(example.before, example.after)

    expected = VERDICTS[rule]
    verdict = report.verdict
    assert example.wire == verdict.wire
    assert expected.runtime.value in (verdict.runtime.value, "safe", "none")
    assert expected.types.value in (verdict.types.value, "safe", "none")
