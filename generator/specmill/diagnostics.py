"""Diagnostics: what is wrong with an input, where, and what to do about it.

Functions report to a `Diagnostics` collector and go on with the best neutral value; a stage ends with
`Diagnostics.raise_errors()`, so that one run shows every problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

Severity = Literal["error", "warning", "note"]


class Location(msgspec.Struct, frozen=True, order=True):
    """A place in a description: the file as the user named it, and the JSON pointer (RFC 6901) inside it."""

    file: str
    pointer: str = ""

    def child(self, *keys: str | int) -> Location:
        """The location of a member reached by `keys` from here."""
        return Location(
            self.file,
            self.pointer + "".join(f"/{escape_pointer(str(key))}" for key in keys),
        )


class Span(msgspec.Struct, frozen=True, order=True):
    """A position in a text file; `line` and `column` count from 1, 0 means unknown."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join(
            str(part) for part in (self.file, self.line, self.column) if part
        )


class Related(msgspec.Struct, frozen=True):
    """A second place that belongs to a problem, such as the first of two equal operation ids."""

    message: str
    span: Span


class Diagnostic(msgspec.Struct, frozen=True):
    """One finding: a stable `code`, a sentence in lower case without a full stop, the place, and a hint."""

    severity: Severity
    code: str
    message: str
    span: Span
    pointer: str = ""
    hint: str | None = None
    related: tuple[Related, ...] = ()


class SpecError(Exception):
    """The description has errors; `diagnostics` holds every finding of the run, warnings included."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        errors = [one for one in self.diagnostics if one.severity == "error"]
        first = (
            f"{errors[0].span}: {errors[0].message}" if errors else "no error recorded"
        )
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        super().__init__(first + more)


class Report(msgspec.Struct, frozen=True):
    """A finding as it was reported, before its position was looked up."""

    severity: Severity
    code: str
    message: str
    location: Location | Span
    hint: str | None = None
    related: tuple[tuple[str, Location | Span], ...] = ()


class Diagnostics:
    """Collects findings; the same finding at the same place is kept once."""

    def __init__(self) -> None:
        self._reports: dict[Report, None] = {}

    def error(
        self,
        code: str,
        message: str,
        location: Location | Span,
        hint: str,
        related: tuple[tuple[str, Location | Span], ...] = (),
    ) -> None:
        """Record that the description can't be used as it is; `hint` is what to do about it."""
        self._reports[Report("error", code, message, location, hint, related)] = None

    def warning(
        self,
        code: str,
        message: str,
        location: Location | Span,
        hint: str,
        related: tuple[tuple[str, Location | Span], ...] = (),
    ) -> None:
        """Record that something is used in a looser way than it was written; `hint` is what to do about it."""
        self._reports[Report("warning", code, message, location, hint, related)] = None

    def note(
        self, code: str, message: str, location: Location, hint: str | None = None
    ) -> None:
        """Record a choice that was made where the description allows several."""
        self._reports[Report("note", code, message, location, hint)] = None

    def withdraw(self, codes: frozenset[str], location: Location | Span) -> None:
        """Forget the warnings of these codes at a place, because an error says more."""
        for report in [
            one
            for one in self._reports
            if one.severity == "warning"
            and one.code in codes
            and one.location == location
        ]:
            del self._reports[report]

    def __iter__(self) -> Iterator[Report]:
        return iter(self._reports)

    @property
    def has_errors(self) -> bool:
        """True when at least one error was recorded."""
        return any(report.severity == "error" for report in self._reports)


def escape_pointer(key: str) -> str:
    """Escape one reference token of a JSON pointer (RFC 6901, section 3)."""
    if "/" not in key and "~" not in key:
        return key
    return key.replace("~", "~0").replace("/", "~1")


def unescape_pointer(token: str) -> str:
    """Undo `escape_pointer` (RFC 6901, section 4)."""
    return token.replace("~1", "/").replace("~0", "~")
