"""What a reader makes of the text of one file, and what it says when it can't."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from specmill.source.limits import Limits
from specmill.source.node import JsonValue

# Of one file; whoever gets this many has one cause to look for.
MOST_PROBLEMS = 50
EMPTY_HINT = "is it saved? `specmill init FOLDER` starts a description"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in a file; an offset of None means unknown. A slight one is a warning.

    `is_empty` says that there is nothing in the file; `is_vague`, that its hint says nothing certain;
    `is_misspelt`, of a reference that leads nowhere, that a name differs by a letter or two. `meant` is
    the reference that stands for one to a file that is not there; empty when none is.
    """

    code: str
    message: str
    hint: str
    offset: int | None = None
    first: int | None = None  # where the other one of two equal keys stands
    is_misspelt: bool = False
    is_empty: bool = False
    is_vague: bool = False
    slight: bool = False
    meant: str = ""


class UnreadableError(Exception):
    """Raised inside a reader when nothing sensible can follow; never leaves `specmill.source`.

    `text` is what the offset of the problem counts in; it is filled in by whoever knows it.
    """

    def __init__(self, problem: Problem, text: str | bytes = b"") -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.text = text


class Positions(Protocol):
    """Finds places in the text of one file."""

    @property
    def text(self) -> str | bytes:
        """The text that offsets count in."""
        ...

    def offset(self, keys: tuple[str, ...]) -> int:
        """The offset of a value: of its key in a mapping; of the nearest ancestor when missing."""
        ...


@dataclass(frozen=True, slots=True)
class PlainText:
    """The positions in a file that is one text."""

    text: str | bytes

    def offset(self, keys: tuple[str, ...]) -> int:
        """The beginning of the file."""
        return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The outcome of reading one file; `problems` are those that left something to go on with."""

    value: JsonValue
    nodes: int
    positions: Positions
    problems: tuple[Problem, ...] = ()


def too_deep(limits: Limits, offset: int | None) -> UnreadableError:
    """The problem of a value nested deeper than the limit."""
    message = f"values are nested more than {limits.depth:,} deep"
    hint = f"allow more with --max-depth (now {limits.depth})"
    return UnreadableError(
        Problem(code="too-deep", message=message, offset=offset, hint=hint)
    )


def too_many_nodes(limits: Limits, offset: int | None) -> UnreadableError:
    """The problem of more values than the limit, aliases counted as often as they are used."""
    message = f"the description has more than {limits.nodes:,} values"
    hint = f"allow more with --max-nodes (now {limits.nodes})"
    return UnreadableError(
        Problem(code="too-many-nodes", message=message, offset=offset, hint=hint)
    )


def duplicate_key(key: str, offset: int, first: int) -> Problem:
    """The problem of a key that a mapping has twice, of which readers keep one or the other."""
    message = f"key {shorten(key)} appears twice in the same mapping"
    return Problem(
        code="duplicate-key",
        message=message,
        offset=offset,
        first=first,
        hint="remove one or merge the two",
    )


def shorten(text: str, width: int = 60) -> str:
    """A quoted excerpt of text of the input, short enough for a message."""
    return f"'{text}'" if len(text) <= width else f"'{text[:width]}…'"
