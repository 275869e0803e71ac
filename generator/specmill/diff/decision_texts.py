"""The text of a decisions file: entries come and go, everything else stays as somebody wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from specmill.diagnostics import Span
from specmill.diff.decisions import DECISION_KEYS, Decision
from specmill.saving import lines_of, text_of
from specmill.source.limits import Limits
from specmill.source.node import JsonValue
from specmill.source.reading import UnreadableError
from specmill.source.yaml_reader import read_yaml
from specmill.source.yaml_text import yaml_text

_HEAD = """\
# Breaking changes that were decided on; `specmill diff --accept` adds entries.
# An entry that fits no change any more, or whose date has passed, is an error.
decisions:
"""
_LIST = re.compile(r"decisions:[ \t]*(?:\[[ \t]*\]|null|~)?[ \t]*(#.*)?")
_DASH = re.compile(r"( *)- ")


class UnwritableDecisionsError(Exception):
    """A file that can't have further entries without changing something else; `block` are these."""

    def __init__(self, block: str) -> None:
        super().__init__("add this to the decisions yourself:")
        self.block = block


def with_decisions(
    text: str, decisions: Sequence[Decision], replaced: Mapping[int, Span]
) -> str:
    """The text with further entries at its end; "" makes a new one.

    `replaced` are the entries that go, by their number from 0, and where they stand.
    Raises UnwritableDecisionsError.
    """
    lines = lines_of(text)
    kept = [one for n, one in enumerate(_entries(lines)) if n not in replaced]
    indent = next((found[1] for one in lines if (found := _DASH.match(one))), "  ")
    for span in sorted(replaced.values(), key=lambda one: -one.line):
        del lines[span.line - 1 : _end(lines, span)]
    added = [_values(one) for one in decisions]
    blocks = [_entry(one, indent) for one in added]
    inside = [line for block in blocks for line in block.split("\n")]
    changed = [*_opened(lines), *inside]
    if _entries(changed) != [*kept, *added]:
        raise UnwritableDecisionsError("\n".join(blocks))
    return text_of(changed, text)


def _opened(lines: list[str]) -> list[str]:
    """The lines, where the list of decisions is one that entries can be written below."""
    for number, line in enumerate(lines):
        found = _LIST.fullmatch(line)
        if found is not None:
            note = f"  {found[1]}" if found[1] else ""
            return [*lines[:number], f"decisions:{note}", *lines[number + 1 :]]
    return [*lines, *_HEAD.splitlines()[-1 if lines else 0 :]]


def _end(lines: Sequence[str], span: Span) -> int:
    """The line after an entry."""
    inside = " " * (span.column - 1)
    rest = range(span.line, len(lines))
    return next((n for n in rest if not lines[n].startswith(inside)), len(lines))


def _entries(lines: Sequence[str]) -> list[JsonValue]:
    """What the list of decisions holds; nothing where there is none."""
    try:
        value = read_yaml("\n".join(lines), Limits()).value
    except UnreadableError:
        return []
    listed = value.get("decisions") if isinstance(value, dict) else None
    return listed if isinstance(listed, list) else []


def _values(decision: Decision) -> dict[str, str]:
    values: dict[str, str] = {key: getattr(decision, key) for key in DECISION_KEYS}
    return {key: one for key, one in values.items() if one or key == "pointer"}


def _entry(values: Mapping[str, str], indent: str) -> str:
    lines = [f"{key}: {yaml_text(value)}" for key, value in values.items()]
    return f"{indent}- " + f"\n{indent}  ".join(lines)
