"""What the command `explain` prints, and whether it found anything."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from specmill.explanation.answers import Explanation, explain
from specmill.explanation.texts import to_text
from specmill.loading import Loaded

_LONGEST = 200  # characters of a name that is none


class Printed(msgspec.Struct, frozen=True):
    """The texts for stdout and stderr, and whether there is an answer."""

    out: str
    error: str
    found: bool


def answer(loaded: Loaded, subject: str, out: str, *, as_json: bool) -> Printed:
    """The answer to a question, as text or as one line of JSON."""
    explanation = explain(loaded, subject, out)
    found = bool(explanation.answers)
    if as_json:
        return Printed(json.dumps(msgspec.to_builtins(explanation)) + "\n", "", found)
    if not found:
        return Printed("", _unknown(explanation), found)
    folder = Path(out) / loaded.config.package
    absent = "" if folder.is_dir() else _absent(folder)
    return Printed(to_text(explanation), absent, found)


def _absent(folder: Path) -> str:
    reason = "its lines are those that `generate` would write; --out is where it is"
    return f"specmill: there is no SDK in {folder}: {reason}\n"


def _unknown(explanation: Explanation) -> str:
    if explanation.problem:
        return f"specmill: {explanation.problem}\n"
    subject = explanation.subject[:_LONGEST]
    text = f"specmill: nothing of this SDK or its description is called {subject!r}\n"
    if explanation.similar:
        text += f"  hint: did you mean {', '.join(explanation.similar)}?\n"
    return text
