"""The command `specmill explain`."""

from __future__ import annotations

import sys
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
    PlainOutput,
    Root,
    Spec,
)
from specmill.console import FINDINGS, Format, Plain, guard, refuse_missing, report


def explain(
    subject: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A name of the SDK, an operation id, a JSON pointer, or FILE:LINE.",
        ),
    ],
    spec: Spec,
    out: Annotated[
        Path, typer.Option(file_okay=False, help="Where the SDK is.")
    ] = Path("generated"),
    output: PlainOutput = Plain.TEXT,
    max_bytes: MaxBytes = None,
    max_depth: MaxDepth = None,
    max_nodes: MaxNodes = None,
    max_seconds: MaxSeconds = None,
    root: Root = None,
    overlays: Overlays = None,
    allow_remote: AllowRemote = False,
    debug: Debug = False,
) -> None:
    """Say what made a name of an SDK, or what a description has become.

    Names may be cut in front: `messages.list`, `Message.id`. Nothing is written.
    """
    with guard(debug=debug):
        refuse_missing([spec])
        from specmill.batch import read_all
        from specmill.explanation import answer
        from specmill.report import printable_lines
        from specmill.source.limits import make_limits

        limits = make_limits(
            max_bytes, max_depth, max_nodes, max_seconds, root, allow_remote
        )
        loaded, failures = read_all([spec], limits, overlays or ())
        report(failures, Format.TEXT)
        if failures:
            raise typer.Exit(FINDINGS)
        found = answer(loaded[0], subject, out.as_posix(), as_json=output is Plain.JSON)
        sys.stdout.write(printable_lines(found.out))
        sys.stderr.write(printable_lines(found.error))
        if not found.found:
            raise typer.Exit(FINDINGS)
