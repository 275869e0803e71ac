"""What the command line prints, and the exit codes of runs that did not go well."""

from __future__ import annotations

import errno
import sys
import traceback
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

import specmill

if TYPE_CHECKING:
    from specmill.summary import Outcome, Summary

FINDINGS = 1
USAGE = 2
BUG = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class Plain(StrEnum):
    """How an answer is printed that is no list of findings."""

    TEXT = "text"
    JSON = "json"


@contextmanager
def guard(*, debug: bool = False) -> Generator[None]:
    """Turn what escapes from a command into one line and an exit code.

    `debug` shows the traceback of a bug.
    """
    try:
        yield
    except (typer.Exit, typer.Abort, typer.BadParameter):
        raise
    except KeyboardInterrupt:
        _fail("interrupted", INTERRUPTED)
    # A bug is reported in one line, whatever it raises.
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.EPIPE:
            raise
        if isinstance(error, OSError) and error.strerror:
            place = f"{_lasting(error.filename)}: " if error.filename else ""
            _fail(f"error: {place}{error.strerror}", FINDINGS)
        if debug:
            traceback.print_exc()
        text = " ".join(f"{type(error).__name__}: {error}".split())
        hint = "" if debug else "; --debug prints the traceback"
        _fail(
            f"internal error: {text[:300]} (a bug of specmill: please report it{hint})",
            BUG,
        )


def _lasting(filename: object) -> str:
    """The file, or the folder in which specmill has one of its own for a moment."""
    path = Path(str(filename))
    for index, part in enumerate(path.parts):
        if part.startswith(".specmill"):
            return str(Path(*path.parts[:index]))
    return str(filename)


def report(
    outcomes: Sequence[Outcome], output: Format, closing: Sequence[str] = ()
) -> None:
    """Print findings: text to stderr, the other formats to stdout.

    `closing` lines follow on stdout, in text only.
    """
    from specmill import report as printers
    from specmill import sarif

    findings = tuple(finding for one in outcomes for finding in one.findings)
    match output:
        case Format.TEXT:
            sys.stderr.write(printers.to_text(findings))
            sys.stdout.writelines(
                f"{printers.printable_lines(line)}\n" for line in closing
            )
        case Format.JSON:
            sys.stdout.writelines(_json(one.summary) for one in outcomes)
        case Format.GITHUB:
            sys.stdout.write(printers.to_github(findings))
        case Format.SARIF:
            sys.stdout.write(sarif.to_sarif(findings, specmill.__version__))
            remark(sarif.cut_notice(len(findings)))


def refuse_missing(specs: Sequence[Path], output: Format = Format.TEXT) -> None:
    """End the run when a description that was named is not there: that is wrong usage."""
    from specmill.batch import all_missing

    outcomes = all_missing(specs)
    if outcomes:
        report(outcomes, output)
        raise typer.Exit(USAGE)


def remark(text: str | None) -> None:
    """Print to stderr what a reader of the output has to know, whatever its format."""
    if text is not None:
        sys.stderr.write(f"specmill: {text}\n")


def explain(text: str, output: Format) -> None:
    """Print a closing remark to stderr where people read it."""
    if output is Format.TEXT:
        sys.stderr.write(f"specmill: {text}\n")


def describe_check(outcome: Outcome) -> str:
    """One line about a description without errors."""
    from specmill.report import summarize

    summary = outcome.summary
    return f"{summary.description}: {summarize(outcome.findings)}; {', '.join(_contents(summary))}"


def describe_result(summary: Summary, *, check: bool) -> str:
    """One line about a generated SDK, or about how it differs from what is on the disk."""
    if check:
        paths = [f"{summary.folder}/{path}" for path in summary.changed]
        paths += [summary.lock] if summary.lock else []
        if not paths:
            return f"{summary.folder}: up to date"
        return "\n".join(f"{path}: differs" for path in paths)
    parts = [
        *_contents(summary),
        _count(summary.files, "file"),
        _count(summary.lines, "line"),
    ]
    line = f"{summary.folder}: {', '.join(parts)}; {_changed(summary)}; {summary.seconds:.2f} s"
    if summary.lock:
        line += f"\n{summary.lock}: written; it keeps the names and pages that rules have chosen"
    return line


def _changed(summary: Summary) -> str:
    """How many files of an SDK were written or removed; the manifest is none of them."""
    from specmill.render.manifest import MANIFEST_NAME

    count = sum(path != MANIFEST_NAME for path in summary.changed)
    if count:
        return f"{count:,} changed"
    # As after a change of the description that says the same.
    return f"only {MANIFEST_NAME} changed" if summary.changed else "nothing changed"


def _contents(summary: Summary) -> list[str]:
    ledger = summary.ledger
    degraded = [f"{len(ledger.degraded):,} degraded"] if ledger.degraded else []
    skipped = [f"{len(summary.skipped):,} skipped"] if summary.skipped else []
    return [
        _count(summary.operations, "operation"),
        *degraded,
        *skipped,
        _count(summary.types, "type"),
    ]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _json(value: object) -> str:
    """One line of ASCII: the texts of a description may hold what a terminal must not get."""
    import json

    import msgspec

    return json.dumps(msgspec.to_builtins(value)) + "\n"


def _fail(text: str, code: int) -> None:
    from specmill.report import printable

    sys.stderr.write(f"specmill: {printable(text)}\n")
    raise SystemExit(code)
