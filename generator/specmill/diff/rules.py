"""The rules of structure: what is compared of a description besides its schemas."""

from __future__ import annotations

import msgspec

from specmill.diff.findings import Relation, Wire
from specmill.diff.rule import Edit, Rule
from specmill.diff.rules_answers import ANSWERS
from specmill.diff.rules_examples import EXAMPLES
from specmill.diff.rules_operations import OPERATIONS
from specmill.diff.rules_requests import REQUESTS
from specmill.diff.rules_security import SECURITY

STRUCTURE_RULES: tuple[Rule, ...] = tuple(
    msgspec.structs.replace(rule, examples=EXAMPLES.get(rule.id, ()))
    for rule in (*OPERATIONS, *REQUESTS, *ANSWERS, *SECURITY)
)
"""Every rule of structure, in the order of the pages about them."""

_EDITS: dict[tuple[str, str], Edit] = {
    (rule.id, edit.name): edit for rule in STRUCTURE_RULES for edit in rule.edits
}


def effect_of(rule: str, edit: str) -> tuple[Relation, Wire | None]:
    """How an edit moves what is accepted, and its verdict where that does not decide it."""
    found = _EDITS[rule, edit]
    return found.relation, found.wire
