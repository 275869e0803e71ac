"""The command `specmill mock`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    Spec,
)
from specmill.console import FINDINGS, Format, guard, refuse_missing, report

if TYPE_CHECKING:
    from specmill.loading import Loaded


def mock(
    spec: Spec,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8000,
    host: Annotated[
        str, typer.Option(help="The address to listen at, instead of this machine's.")
    ] = "127.0.0.1",
    seed: Annotated[int, typer.Option(help="What made-up values depend on.")] = 0,
    state: Annotated[
        bool,
        typer.Option("--state/--no-state", help="Remember what is created."),
    ] = True,
    rich: Annotated[
        bool, typer.Option("--rich", help="Fill in optional fields too.")
    ] = False,
    replay: Annotated[
        Path | None,
        typer.Option(
            exists=True, help="Recordings whose answers come first: a file or a folder."
        ),
    ] = None,
    max_bytes: MaxBytes = None,
    max_depth: MaxDepth = None,
    max_nodes: MaxNodes = None,
    max_seconds: MaxSeconds = None,
    root: Root = None,
    overlays: Overlays = None,
    allow_remote: AllowRemote = False,
    debug: Debug = False,
) -> None:
    """Serve a fake of the API that a description is about.

    It checks requests, answers with documented or made-up values, and remembers what is created. In
    a browser it shows all operations. When the description changes, it is read again.
    """
    with guard(debug=debug):
        refuse_missing([spec])
        from specmill.batch import read_all
        from specmill.loading import in_time, read
        from specmill.mock import Choices, UnreadableRecordingError, serve
        from specmill.report import printable_lines
        from specmill.source.limits import make_limits

        limits = make_limits(
            max_bytes, max_depth, max_nodes, max_seconds, root, allow_remote
        )
        loaded, failures = read_all([spec], limits, overlays or ())
        report(failures, Format.TEXT)
        if failures:
            raise typer.Exit(FINDINGS)

        def say(line: str) -> None:
            sys.stdout.write(printable_lines(f"{line}\n"))
            sys.stdout.flush()

        choices = Choices(seed=seed, stateful=state, rich=rich, replay=replay)

        def again() -> Loaded:
            with in_time(spec, limits):
                return read(spec, limits=limits, overlays=overlays or ())

        try:
            server = serve(loaded[0], again, choices, say, (host, port))
        except UnreadableRecordingError as error:
            say(f"specmill: {error}")
            raise typer.Exit(FINDINGS) from None
        except OSError as error:
            place = error.filename or f"{host}:{port}"
            say(f"specmill: {place} can't be used: {error.strerror}")
            raise typer.Exit(FINDINGS) from None
        with server:
            server.wait()
