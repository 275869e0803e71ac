"""The rules as their readers get them."""

from __future__ import annotations

from pathlib import Path

import pytest

from specmill.diff.catalog import to_document, to_list, to_page
from specmill.diff.rule import Rule
from specmill.diff.rule_table import RULES
from specmill.report import printable_lines

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "diff-rules.md"


def test_the_document_is_what_the_table_makes() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == to_document(), "run `make rules`"


def test_every_rule_has_an_anchor_of_its_own() -> None:
    text = to_document()

    assert [name for name in RULES if text.count(f"\n### {name}\n") != 1] == []


def test_every_rule_is_listed() -> None:
    listed = {
        line.split()[0] for line in to_list().splitlines() if line.startswith("  ")
    }

    assert listed == set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda one: one.id)
def test_a_page_says_what_why_and_what_to_do(rule: Rule) -> None:
    page = to_page(rule)

    assert rule.title in page
    assert rule.why in page
    assert rule.advice in page
    assert printable_lines(page) == page


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda one: one.id)
def test_a_rule_can_stand_in_an_address(rule: Rule) -> None:
    assert rule.id.replace("-", "").isalnum()
    assert rule.id == rule.id.lower()


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("schema-property", "removed: wider; unknown where it is sent, breaking"),
        ("schema-one-of", "unset: wider; safe where it is sent, unknown"),
    ],
)
def test_a_page_says_what_is_decided_against_the_relation(name: str, edit: str) -> None:
    assert f"\n  {edit}" in to_page(RULES[name])
