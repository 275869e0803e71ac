"""The command `specmill diff`."""

from __future__ import annotations

import datetime
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from specmill.arguments import (
    AllowRemote,
    Debug,
    MaxBytes,
    MaxDepth,
    MaxNodes,
    MaxSeconds,
    Overlays,
    Root,
)
from specmill.console import guard, remark


class Printed(StrEnum):
    """What the command prints."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    JUNIT = "junit"


class Gate(StrEnum):
    """What makes a comparison fail."""

    WIRE = "wire"
    RUNTIME = "runtime"
    TYPES = "types"
    MAJOR = "major"


def diff(
    sides: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="BASE HEAD",
            help="Two descriptions: files, folders or git:REVISION:PATH. With --base-ref, what to look at.",
        ),
    ] = None,
    base_ref: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="Compare every description of this repository with its state in a revision.",
        ),
    ] = None,
    overlays: Overlays = None,
    printed: Annotated[
        Printed, typer.Option("--format", help="How to print the report.")
    ] = Printed.TEXT,
    outputs: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            metavar="[FORMAT=]FILE",
            help="Also write the report to a file; its name tells the format. Can be repeated.",
        ),
    ] = None,
    changelog: Annotated[
        bool, typer.Option("--changelog", help="Print the changelog of the SDK only.")
    ] = False,
    fail_on: Annotated[
        list[Gate] | None,
        typer.Option(help="Exit 1 when this is broken; can be repeated."),
    ] = None,
    check_version: Annotated[
        bool,
        typer.Option(
            "--check-version",
            help="Exit 1 when `version` in sdk.yaml was not raised enough.",
        ),
    ] = False,
    decisions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            dir_okay=False,
            help="The decisions file, instead of diff-decisions.yaml beside HEAD.",
        ),
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE@POINTER",
            help="Accept a change, named by rule and JSON pointer or subject, in the decisions file; can be repeated.",
        ),
    ] = None,
    reason: Annotated[str, typer.Option(help="Why the change is accepted.")] = "",
    author: Annotated[
        str, typer.Option(help="Who accepts it, instead of git's user.name.")
    ] = "",
    until: Annotated[
        str, typer.Option(metavar="DATE", help="The last day of the decision.")
    ] = "",
    keep_names: Annotated[
        bool,
        typer.Option(
            "--keep-names",
            help="Add what was renamed to `aliases` in the sdk.yaml beside HEAD, so that its SDK keeps the old names.",
        ),
    ] = False,
    list_rules: Annotated[
        bool, typer.Option("--list-rules", help="List every rule.")
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option(metavar="RULE", help="Say what a rule judges, and why."),
    ] = None,
    rules_url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            envvar="SPECMILL_RULES_URL",
            help="The address of docs/diff-rules.md, for links of SARIF.",
        ),
    ] = None,
    max_bytes: MaxBytes = None,
    max_depth: MaxDepth = None,
    max_nodes: MaxNodes = None,
    max_seconds: MaxSeconds = None,
    root: Root = None,
    allow_remote: AllowRemote = False,
    debug: Debug = False,
) -> None:
    """Say what a change of a description breaks: for programs in use, and for Python code.

    Exit codes: 0 fine, 1 what --fail-on or --check-version asks for, or a decision that no longer
    holds, 2 usage, or a description that can't be read.
    """
    with guard(debug=debug):
        from specmill.comparison.command import run
        from specmill.comparison.options import Asked, UsageError
        from specmill.report import printable, printable_lines, to_github, to_text
        from specmill.source.limits import make_limits

        if changelog and printed is not Printed.TEXT:
            message = "has no effect beside --changelog"
            raise typer.BadParameter(message, param_hint="--format")
        asked = Asked(
            sides=tuple(sides or ()),
            base_ref=base_ref,
            overlays=tuple(overlays or ()),
            limits=make_limits(
                max_bytes, max_depth, max_nodes, max_seconds, root, allow_remote
            ),
            printed="changelog" if changelog else printed.value,
            outputs=tuple(outputs or ()),
            fail_on=tuple(one.value for one in fail_on or ()),
            check_version=check_version,
            decisions=decisions,
            accept=tuple(accept or ()),
            reason=reason,
            author=author,
            until=until,
            keep_names=keep_names,
            list_rules=list_rules,
            explain=explain,
            rules_url=rules_url,
            today=datetime.datetime.now(tz=datetime.UTC).date(),
            summary=os.environ.get("GITHUB_STEP_SUMMARY", ""),
        )
        try:
            ran = run(asked)
        except UsageError as error:
            raise typer.BadParameter(
                printable(str(error)) + printable_lines(error.block),
                param_hint=error.option,
            ) from None
        if printed is Printed.GITHUB:
            sys.stdout.write(to_github(ran.findings))
        else:
            sys.stderr.write(to_text(ran.findings))
        remark(ran.remark)
        sys.stdout.write(ran.out)
        if ran.code:
            raise typer.Exit(ran.code)
