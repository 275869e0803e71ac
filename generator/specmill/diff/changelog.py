"""The changelog block of an SDK's release, in the terms of its users (Keep a Changelog 1.1.0)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from specmill.diff.findings import Bump, Change
from specmill.diff.python_renames import RENAME_QUESTION
from specmill.diff.reports.quoting import MARKDOWN
from specmill.diff.reports.sections import gather
from specmill.diff.semver import required_bump

_SECTIONS = ("Removed", "Changed", "Deprecated", "Added")
_REINSTATED = ("reactivated", "no longer deprecated")
_BREAKING = "**Breaking:** "


def write_changelog(changes: Sequence[Change]) -> str:
    """The block of what is unreleased, "" when there is nothing to release."""
    if required_bump(changes) is Bump.NONE:
        return ""
    lines = ["## [Unreleased]"]
    told = [one for one in gather(changes) if one.semver is not Bump.NONE]
    for title in _SECTIONS:
        entries = dict.fromkeys(_entry(one) for one in told if _section(one) == title)
        if entries:
            lines += ["", f"### {title}", "", *_sorted(entries)]
    return "\n".join(lines) + "\n"


def _section(change: Change) -> str:
    """Where a reader looks for a change of this kind; whether one is a fix, no description says."""
    rule, breaks = change.rule, change.semver is Bump.MAJOR
    names = change.signatures
    if rule.endswith("-removed") or (names and all(one.after is None for one in names)):
        return "Removed" if breaks else "Changed"
    if rule.endswith("-deprecated") and not change.message.endswith(_REINSTATED):
        return "Deprecated"
    is_new = change.semver is Bump.MINOR and change.base is None
    is_new = is_new or (bool(names) and all(one.before is None for one in names))
    return "Added" if is_new and not breaks else "Changed"


def _entry(change: Change) -> str:
    if change.rule.endswith("documentation"):
        return "- What the documentation says."
    # The release has decided what the report asks.
    text = RENAME_QUESTION.sub("", change.consequence or change.message)
    mark = _BREAKING if change.semver is Bump.MAJOR else ""
    # Messages quote what the description says, which means nothing in Markdown.
    return f"- {mark}{MARKDOWN.text(text[:1].upper() + text[1:])}."


def _sorted(entries: Iterable[str]) -> list[str]:
    """What breaks first, the rest as it came."""
    return sorted(entries, key=lambda entry: not entry.startswith(f"- {_BREAKING}"))
