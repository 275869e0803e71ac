"""Decisions: breaking changes that somebody answers for, kept in a file beside the description.

An entry names a change by rule, JSON pointer and fingerprint, never by its wording. One that fits
no change, or whose date has passed, is an error: the file says what holds now.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from specmill.diagnostics import Diagnostics, Location
from specmill.diff.findings import Change, DiffReport
from specmill.diff.review import Accepted, Review, fingerprint, worst
from specmill.diff.rule_table import RULES
from specmill.names import hint_for
from specmill.source.node import Node
from specmill.source.workspace import Workspace

DECISIONS_NAME = "diff-decisions.yaml"

_REQUIRED = ("rule", "pointer", "hash", "reason")
DECISION_KEYS = (*_REQUIRED, "author", "until")
"""What an entry may say, in the order in which it is written."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One entry; `until` is the last day it holds, "" for as long as the change is there."""

    rule: str
    pointer: str
    hash: str
    reason: str
    author: str = ""
    until: str = ""
    location: Location | None = None

    def fits(self, change: Change) -> bool:
        """Whether this is a decision about `change`, as it was when it was taken."""
        return (
            self.rule == change.rule
            and self.pointer in pointers_of(change)
            and self.hash == fingerprint(change)
        )


def pointers_of(change: Change) -> tuple[str, ...]:
    """The places by which a decision may name a change: the new one first, "" when it has none."""
    places = (change.head, change.base)
    return tuple(one.pointer for one in places if one is not None) or ("",)


def read_decisions(
    path: Path, workspace: Workspace, diagnostics: Diagnostics
) -> tuple[Decision, ...]:
    """The entries of a file; wrong ones are reported."""
    root = workspace.open(path, DECISIONS_NAME, may_be_empty=True)
    if root is None:
        return ()
    for key, node in root.items():
        if key != "decisions":
            message = f"'{key[:60]}' is no key of {DECISIONS_NAME}"
            hint = hint_for(key, ("decisions",))
            diagnostics.error("unknown-key", message, node.location, hint)
    listed = root.get("decisions")
    if listed is None or listed.value is None:
        return ()
    if not isinstance(listed.value, list):
        message = "decisions has to be a list of entries"
        hint = "begin each entry with a hyphen; --accept writes entries"
        diagnostics.error("invalid-decision", message, listed.location, hint)
        return ()
    found = (_read_entry(node, diagnostics) for node in listed.elements())
    return tuple(one for one in found if one is not None)


def _read_entry(node: Node, diagnostics: Diagnostics) -> Decision | None:
    problem = _problem(node)
    if problem is not None:
        hint = f"an entry has {', '.join(_REQUIRED)}, and may have author and until"
        diagnostics.error("invalid-decision", problem, node.location, hint)
        return None
    texts = {key: node.text(key) or "" for key in DECISION_KEYS}
    return Decision(**texts, location=node.location)


def _problem(node: Node) -> str | None:
    if not isinstance(node.value, dict):
        return "a decision is a mapping"
    unknown = [key for key, _ in node.items() if key not in DECISION_KEYS]
    if unknown:
        return f"'{unknown[0][:60]}' is no key of a decision"
    for key in DECISION_KEYS:
        text = node.text(key)
        if text is None and (key in _REQUIRED or key in node):
            return f"'{key}' has to be a text"
        if key == "reason" and not (text or "").strip():
            return "a decision needs a reason"
    until = node.text("until")
    if until is not None and not is_date(until):
        return "'until' has to be a date such as 2030-01-31"
    return None


def is_date(text: str) -> bool:
    """Whether a text is a date as decisions write it."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def decide(
    report: DiffReport,
    decisions: Sequence[Decision],
    spent: Iterable[Decision],
    today: datetime.date,
    diagnostics: Diagnostics,
) -> Review:
    """The report without the changes that were accepted.

    An entry that fits nothing is an error; one that the old state has too (`spent`) was merged
    together with its change, and is a warning.
    """
    old = {_identity(one) for one in spent}
    accepted: list[Accepted] = []
    taken: set[int] = set()
    for decision in decisions:
        fitting = [
            (number, change)
            for number, change in enumerate(report.changes)
            if number not in taken and decision.fits(change)
        ]
        if _is_expired(decision, today):
            _report_expired(decision, diagnostics)
            continue
        if not fitting and any(decision.fits(one) for one in report.changes):
            _report_twice(decision, diagnostics)
        elif not fitting:
            _report_stale(decision, _identity(decision) in old, report, diagnostics)
        for number, change in fitting:
            taken.add(number)
            accepted.append(
                Accepted(change, decision.reason, decision.author, decision.until)
            )
    left = tuple(
        change for number, change in enumerate(report.changes) if number not in taken
    )
    if not accepted:
        return Review(report)
    standing = msgspec.structs.replace(report, changes=left, verdict=worst(left))
    return Review(standing, tuple(accepted))


def _identity(decision: Decision) -> tuple[str, str, str]:
    return decision.rule, decision.pointer, decision.hash


def _is_expired(decision: Decision, today: datetime.date) -> bool:
    return bool(decision.until) and decision.until < today.isoformat()


def _report_expired(decision: Decision, diagnostics: Diagnostics) -> None:
    message = f"the decision on {_name(decision)} held until {decision.until}"
    hint = "decide again: give it a later date, or take the change back"
    diagnostics.error("expired-decision", message, _place(decision), hint)


def _report_twice(decision: Decision, diagnostics: Diagnostics) -> None:
    message = f"another entry decides on {_name(decision)}"
    diagnostics.error("stale-decision", message, _place(decision), "remove the entry")


def _report_stale(
    decision: Decision, merged: bool, report: DiffReport, diagnostics: Diagnostics
) -> None:
    if merged:
        message = (
            f"the change that the decision on {_name(decision)} is about was merged"
        )
        diagnostics.warning(
            "spent-decision", message, _place(decision), "remove the entry"
        )
        return
    message = f"the decision on {_name(decision)} fits no change"
    known = "" if decision.rule in RULES else hint_for(decision.rule, RULES)
    hint = known if known.endswith("?") else "remove the entry"
    alike = [
        fingerprint(change)
        for change in report.changes
        if change.rule == decision.rule and decision.pointer in pointers_of(change)
    ]
    if alike:
        hint = f"the change is another one now: decide again, its hash is {alike[0]}"
    diagnostics.error("stale-decision", message, _place(decision), hint)


def _name(decision: Decision) -> str:
    return f"{decision.rule[:80]} at {decision.pointer[:200]}"


def _place(decision: Decision) -> Location:
    return decision.location or Location(DECISIONS_NAME)
