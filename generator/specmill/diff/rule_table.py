"""Every rule of a comparison by its id, whatever layer it judges."""

from __future__ import annotations

from itertools import chain

from specmill.diff.python_rules import PYTHON_RULES
from specmill.diff.rule import Layer, Rule
from specmill.diff.rules import STRUCTURE_RULES
from specmill.diff.schema_rules import SCHEMA_RULES

RULES_PAGE = "urn:specmill:diff-rules"
"""Stands for docs/diff-rules.md where nobody said which address it has."""

DESCRIPTION_REMOVED = "description-removed"
DESCRIPTION_ADDED = "description-added"

_DESCRIPTION_RULES = (
    Rule(
        id=DESCRIPTION_REMOVED,
        layer=Layer.STRUCTURE,
        facet="description",
        title="A whole description is gone",
        why="Its SDK can't be generated again, so nothing that it offers will be fixed or kept up to date.",
        advice="Keep the description until the API is switched off, and deprecate its operations first.",
    ),
    Rule(
        id=DESCRIPTION_ADDED,
        layer=Layer.STRUCTURE,
        facet="description",
        title="A whole description is new",
        why="Nobody uses it yet.",
        advice="Nothing has to be done.",
    ),
)

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in chain(_DESCRIPTION_RULES, STRUCTURE_RULES, SCHEMA_RULES, PYTHON_RULES)
}
