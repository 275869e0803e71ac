"""What the examples of the Python layer do to the names of an SDK."""

from __future__ import annotations

from specmill.diff.described import describe
from specmill.diff.python_changes import SdkInput, python_changes
from specmill.diff.reports.wording import signature_lines
from specmill.diff.rule import Example
from specmill.loading import DEFAULT_LIMITS

_WIDTH = 100


def effects(rule: str, example: Example) -> list[str]:
    """The names that a rule is about, before and after, as lines of a diff."""
    found = python_changes(_sdk(example.before), _sdk(example.after))
    shown = (
        one for change in found if change.rule == rule for one in change.signatures
    )
    return [
        line for one in dict.fromkeys(shown) for line in signature_lines(one, _WIDTH)
    ]


def _sdk(document: dict[str, object]) -> SdkInput:
    described = describe(document, (), DEFAULT_LIMITS)
    assert described.python is not None, "an example is a whole description"
    return described.python
