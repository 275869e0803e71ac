"""The rules of the Python layer: what each change of an SDK does to code written against the old one."""

from __future__ import annotations

import msgspec

from specmill.diff.findings import Bump
from specmill.diff.python_examples import EXAMPLES
from specmill.diff.python_rules_client import CLIENT
from specmill.diff.python_rules_methods import METHODS
from specmill.diff.python_rules_models import MODELS
from specmill.diff.rule import Rule

_ROWS = (*METHODS, *MODELS, *CLIENT)
PYTHON_RULES: tuple[Rule, ...] = tuple(
    msgspec.structs.replace(one.rule, examples=(EXAMPLES[one.rule.id],))
    for one in _ROWS
)
VERDICTS = {one.rule.id: one for one in _ROWS}
BUMPS = {"scope-changed": Bump.MINOR, "server-added": Bump.MINOR}
"""What needs another bump than follows from the verdicts: the SDK can do something new, or asks for more."""
