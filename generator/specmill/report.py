"""Print findings: for people, for GitHub's log, and as JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from specmill.diagnostics import (
    Diagnostic,
    Diagnostics,
    Location,
    Related,
    Report,
    Severity,
    Span,
)
from specmill.source.workspace import Workspace

JsonObject: TypeAlias = dict[str, Any]
_Kind: TypeAlias = tuple[str, str, str]

# Characters that move the cursor, recolour, reorder, hide, or break a line of a terminal or log.
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
_GITHUB_COMMANDS: dict[Severity, str] = {
    "error": "error",
    "warning": "warning",
    "note": "notice",
}
_MOST_ALIKE = 3  # findings that are printed although they say the same
_MOST_OF_A_CODE = 20  # findings of one code and file that are printed
_LONGEST = 600  # characters of a message on a terminal


def locate(diagnostics: Diagnostics, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """The findings with lines and columns looked up, sorted by file, line, column and code.

    What an overlay or an alias brings to several places is found in each, and told once.
    """
    located = (_located(report, workspace) for report in diagnostics)
    found: dict[object, Diagnostic] = {}
    for one in sorted(located, key=_order):
        place = one.span if one.span.line else one
        found.setdefault((one.severity, one.code, one.message, place), one)
    return tuple(found.values())


def to_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Lines as compilers print them, and a summary line; empty without findings.

    A finding is `file:line:column: severity[code]: message`, and indented lines of places and hint.
    What is said more than a few times in the same words is said once, and of many findings of one code and
    file the rest is counted, unless they are errors.
    """
    findings = tuple(diagnostics)
    printed: Counter[_Kind] = Counter()
    left: Counter[_Kind] = Counter()
    lines: list[str] = []
    for one, more in _once(findings):
        kind = (one.span.file, one.severity, one.code)
        if one.severity == "error" or printed[kind] < _MOST_OF_A_CODE:
            printed[kind] += 1
            lines.extend(_text_lines(one, more))
        else:
            left[kind] += 1 + more
    lines += [
        printable(
            f"{file}: {severity}[{code}]: {count:,} more, which --format json lists"
        )
        for (file, severity, code), count in left.items()
    ]
    return (
        "".join(f"{line}\n" for line in (*lines, summarize(findings)))
        if findings
        else ""
    )


def to_json(diagnostics: Iterable[Diagnostic]) -> list[JsonObject]:
    """Objects with severity, code, message, file, line, column, hint, pointer and related.

    Line and column are 0 when unknown. Texts are as they are: `json.dumps`, which escapes what is
    not ASCII, makes them safe to print.
    """
    return [
        {
            "severity": one.severity,
            "code": one.code,
            "message": one.message,
            "file": one.span.file,
            "line": one.span.line,
            "column": one.span.column,
            "hint": one.hint,
            "pointer": one.pointer,
            "related": [
                {
                    "message": related.message,
                    "file": related.span.file,
                    "line": related.span.line,
                    "column": related.span.column,
                }
                for related in one.related
            ],
        }
        for one in diagnostics
    ]


def to_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands, which annotate the files of a pull request.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(f"{_github_command(one)}\n" for one in diagnostics)


def summarize(diagnostics: Iterable[Diagnostic]) -> str:
    """How many findings of each severity: "2 errors, 1 warning"; "no problems" without any."""
    severities = [one.severity for one in diagnostics]
    order: tuple[Severity, ...] = ("error", "warning", "note")
    counts = [(severities.count(severity), severity) for severity in order]
    parts = [
        f"{count:,} {severity}{'s' * (count != 1)}"
        for count, severity in counts
        if count
    ]
    return ", ".join(parts) or "no problems"


def printable(text: str) -> str:
    """`text` on one line; control, formatting and surrogate characters become escapes."""
    return _UNSAFE.sub(_escape, text)


def printable_lines(text: str) -> str:
    """`printable` for text of several lines, which may be indented by tabs."""
    return _UNSAFE.sub(
        lambda match: match[0] if match[0] in "\n\t" else _escape(match), text
    )


def printable_json(text: str) -> str:
    """JSON of several lines; characters that a terminal must not get become escapes of JSON."""
    return _UNSAFE.sub(
        lambda match: match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1], text
    )


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape", "surrogatepass").decode("ascii")


def _located(report: Report, workspace: Workspace) -> Diagnostic:
    related = tuple(
        Related(message, _span(place, workspace)) for message, place in report.related
    )
    return Diagnostic(
        severity=report.severity,
        code=report.code,
        message=report.message,
        span=_span(report.location, workspace),
        pointer=(
            report.location.pointer if isinstance(report.location, Location) else ""
        ),
        hint=report.hint,
        related=related,
    )


def _span(place: Location | Span, workspace: Workspace) -> Span:
    return workspace.span(place) if isinstance(place, Location) else place


def _order(one: Diagnostic) -> tuple[Span, str, str, str]:
    return one.span, one.code, one.pointer, one.message


def _once(findings: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, int]]:
    """The findings, and how many others say the same; those are left out if they are many."""
    alike: dict[object, list[Diagnostic]] = {}
    for one in findings:
        is_same = one.severity != "error" and not one.related
        words = (one.severity, one.code, one.message, one.hint)
        alike.setdefault(words if is_same else one, []).append(one)
    for group in alike.values():
        if len(group) > _MOST_ALIKE:
            yield group[0], len(group) - 1
        else:
            yield from ((one, 0) for one in group)


def _text_lines(one: Diagnostic, more: int) -> Iterable[str]:
    # Where there are no lines, as in a Python mapping, the pointer says where.
    place = (
        str(one.span)
        if one.span.line or not one.pointer
        else f"{one.span.file}#{one.pointer}"
    )
    message = _brief(one.message)
    yield printable(f"{place}: {one.severity}[{one.code}]: {message}")
    for related in one.related:
        yield printable(f"  {related.span}: {_brief(related.message)}")
    if more:
        yield f"  the same in {more:,} more places, which --format json lists"
    if one.hint is not None:
        yield printable(f"  hint: {_brief(one.hint)}")


def _brief(text: str) -> str:
    """A message that quotes much of its input, cut; the other formats have all of it."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST]}… ({len(text) - _LONGEST:,} more characters)"


def _github_command(one: Diagnostic) -> str:
    span = one.span
    given = {
        "file": printable(span.file),
        "line": str(span.line) if span.line else "",
        "col": str(span.column) if span.column else "",
        "title": one.code,
    }
    properties = ",".join(
        f"{key}={_github_property(value)}" for key, value in given.items() if value
    )
    lines = [one.message]
    lines += [f"{related.span}: {related.message}" for related in one.related]
    lines += [] if one.hint is None else [f"hint: {one.hint}"]
    message = "\n".join(printable(line) for line in lines)
    return f"::{_GITHUB_COMMANDS[one.severity]} {properties}::{_github_value(message)}"


def _github_value(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_value(text).replace(":", "%3A").replace(",", "%2C")
