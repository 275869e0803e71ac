"""The command `specmill init`."""

from __future__ import annotations

import shlex
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
)
from specmill.console import FINDINGS, Plain, guard


def init(
    place: Annotated[
        Path,
        typer.Argument(
            metavar="PLACE",
            help="A description or its folder, or a folder to begin one in.",
        ),
    ],
    rpc: Annotated[
        bool, typer.Option("--rpc", help="Begin an OpenRPC description, not OpenAPI.")
    ] = False,
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
    """Write sdk.yaml beside a description, or begin a description.

    Nothing that is there already is changed.
    """
    with guard(debug=debug):
        import msgspec

        from specmill.beginnings import begin
        from specmill.diagnostics import SpecError
        from specmill.report import printable_lines, to_text
        from specmill.source.limits import make_limits

        limits = make_limits(
            max_bytes, max_depth, max_nodes, max_seconds, root, allow_remote
        )
        try:
            begun = begin(
                place, "openrpc" if rpc else "openapi", limits, overlays or ()
            )
        except SpecError as error:
            sys.stderr.write(to_text(error.diagnostics))
            raise typer.Exit(FINDINGS) from None
        if output is Plain.JSON:
            sys.stdout.write(msgspec.json.encode(begun).decode() + "\n")
            return
        lines = [f"{one}: written\n" for one in begun.written]
        lines.append(f"next: specmill generate {shlex.quote(begun.spec)}\n")
        sys.stdout.writelines(map(printable_lines, lines))
