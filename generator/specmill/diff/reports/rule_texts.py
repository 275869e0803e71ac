"""What a rule says about itself: one line, or all of it."""

from __future__ import annotations

from specmill.diff.rule import Rule


def rule_title(name: str, rule: Rule | None) -> str:
    """The title of a rule; its own id for one that the table does not have."""
    return rule.title if rule is not None else name.replace("-", " ")
