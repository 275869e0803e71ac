"""Every rule of structure says what it means with examples, which are checked here."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from specmill.contract import Contract, build_contract
from specmill.diagnostics import Diagnostics
from specmill.diff.compare import compare_contracts
from specmill.diff.findings import Change, Flow, Wire
from specmill.diff.rule import Example, Rule
from specmill.diff.rules import STRUCTURE_RULES
from specmill.source.workspace import Workspace

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{index}")
    for rule in STRUCTURE_RULES
    for index, example in enumerate(rule.examples)
]
SEVERITY = (Wire.NONE, Wire.SAFE, Wire.UNKNOWN, Wire.BREAKING)


def contract(description: Any) -> Contract:
    workspace = Workspace(Diagnostics())
    return build_contract(workspace.load_value(description), workspace)


def changes(example: Example) -> tuple[Change, ...]:
    return compare_contracts(contract(example.before), contract(example.after))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_gets_its_verdict(rule: Rule, example: Example) -> None:
    found = max((one.wire for one in changes(example)), key=SEVERITY.index)

    assert example.wire == found


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_found_by_its_rule(rule: Rule, example: Example) -> None:
    found = {one.rule for one in changes(example) if one.wire is example.wire}

    assert rule.id in found


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_same_description_has_no_change(rule: Rule, example: Example) -> None:
    after = contract(example.after)

    assert () == compare_contracts(after, contract(copy.deepcopy(example.after)))


@pytest.mark.parametrize("rule", STRUCTURE_RULES, ids=lambda rule: rule.id)
def test_a_rule_has_examples(rule: Rule) -> None:
    assert rule.examples


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_change_has_a_place_where_it_is_new(rule: Rule, example: Example) -> None:
    assert all(one.head is not None for one in changes(example))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_change_says_which_way_things_go(rule: Rule, example: Example) -> None:
    [flow] = {one.flow for one in changes(example) if one.rule == rule.id}

    assert flow in (example.flow, Flow.NONE)
