"""Every rule of schemas says what it means with examples, which are checked here."""

from __future__ import annotations

import pytest

from specmill.diff.findings import NO_WITNESS, Flow, Wire
from specmill.diff.relation import Relating, SchemaFinding
from specmill.diff.rule import Example, Rule
from specmill.diff.schema_rules import SCHEMA_RULES
from tests.diff.judging import is_shown, worst

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{index}")
    for rule in SCHEMA_RULES
    for index, example in enumerate(rule.examples)
]


def findings(example: Example) -> list[SchemaFinding]:
    relating = Relating(example.schemas, example.schemas)
    return relating.compare(example.before, example.after, example.flow)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_gets_its_verdict(rule: Rule, example: Example) -> None:
    assert example.wire == worst(findings(example))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_found_by_its_rule_alone(rule: Rule, example: Example) -> None:
    rules = {one.rule for one in findings(example)}

    assert rules <= {rule.id}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_break_has_a_witness_that_validators_confirm(
    rule: Rule, example: Example
) -> None:
    broken = [one for one in findings(example) if one.wire is Wire.BREAKING]

    assert all(is_shown(one, example) for one in broken)


@pytest.mark.parametrize("rule", SCHEMA_RULES, ids=lambda rule: rule.id)
def test_a_rule_has_examples(rule: Rule) -> None:
    assert rule.examples


@pytest.mark.parametrize("rule", SCHEMA_RULES, ids=lambda rule: rule.id)
def test_an_edit_that_is_found_is_listed(rule: Rule) -> None:
    listed = {edit.name for edit in rule.edits}

    found = {one.edit for example in rule.examples for one in findings(example)}

    assert found <= listed


def test_what_is_unreferenced_breaks_nobody() -> None:
    found = Relating({}, {}).compare({"type": "string"}, {"type": "null"}, Flow.NONE)

    assert [(Wire.SAFE, NO_WITNESS)] == [(one.wire, one.witness) for one in found]
