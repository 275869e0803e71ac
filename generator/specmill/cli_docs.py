"""The commands `specmill docs`."""

from __future__ import annotations

import datetime
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
    PlainOutput,
    Root,
    Spec,
)
from specmill.console import FINDINGS, Plain, guard, refuse_missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from specmill.provenance.command import DocsReport, DocsRequest

docs = typer.Typer(
    name="docs",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Notice when the documentation of an API changes.",
)


Old = Annotated[
    list[str] | None,
    typer.Option(
        "--old",
        metavar="[PAGE=]FILE",
        help="The copy that was locked, to show what is gone; can be repeated.",
    ),
]
Fetch = Annotated[
    bool,
    typer.Option("--fetch", help="Fetch the pages whose address the lock has."),
]


@docs.command(short_help="Write docs.lock, the digests of the documentation.")
def lock(
    spec: Spec,
    pages: Annotated[
        list[str] | None,
        typer.Option(
            "--page",
            metavar="[PAGE=]FILE|URL",
            help="A page that the description was written from; can be repeated.",
        ),
    ] = None,
    fetch: Fetch = False,
    printed: PlainOutput = Plain.TEXT,
    max_bytes: MaxBytes = None,
    max_depth: MaxDepth = None,
    max_nodes: MaxNodes = None,
    max_seconds: MaxSeconds = None,
    root: Root = None,
    overlays: Overlays = None,
    allow_remote: AllowRemote = False,
    debug: Debug = False,
) -> None:
    """Write docs.lock: digests of the sections that a description was written from.

    No text of a page is written into it.
    """
    with guard(debug=debug):
        refuse_missing([spec])
        from specmill.provenance.command import DocsRequest, lock_docs
        from specmill.source.limits import make_limits

        request = DocsRequest(
            spec=spec,
            overlays=tuple(overlays or ()),
            limits=make_limits(
                max_bytes, max_depth, max_nodes, max_seconds, root, allow_remote
            ),
            sources=tuple(pages or ()),
            fetch=fetch,
            today=datetime.datetime.now(tz=datetime.UTC).date(),
        )
        _print(lock_docs, request, printed)


@docs.command(short_help="Say which sections of the documentation have changed.")
def check(
    spec: Spec,
    against: Annotated[
        list[str] | None,
        typer.Option(
            "--against",
            metavar="[PAGE=]FILE|URL",
            help="The page as it is now; can be repeated.",
        ),
    ] = None,
    old: Old = None,
    fetch: Fetch = False,
    printed: PlainOutput = Plain.TEXT,
    max_bytes: MaxBytes = None,
    max_depth: MaxDepth = None,
    max_nodes: MaxNodes = None,
    max_seconds: MaxSeconds = None,
    root: Root = None,
    overlays: Overlays = None,
    allow_remote: AllowRemote = False,
    debug: Debug = False,
) -> None:
    """Say which sections of a page have changed, and which operations that concerns.

    Without a page, only the lock and the description are compared.
    """
    with guard(debug=debug):
        refuse_missing([spec])
        from specmill.provenance.command import DocsRequest, check_docs
        from specmill.source.limits import make_limits

        request = DocsRequest(
            spec=spec,
            overlays=tuple(overlays or ()),
            limits=make_limits(
                max_bytes, max_depth, max_nodes, max_seconds, root, allow_remote
            ),
            sources=tuple(against or ()),
            old=tuple(old or ()),
            fetch=fetch,
            today=datetime.datetime.now(tz=datetime.UTC).date(),
        )
        if not _print(check_docs, request, printed).is_fine:
            raise typer.Exit(FINDINGS)


@docs.command(short_help="Say where answers deviated, and propose an overlay.")
def drift(
    spec: Spec,
    saved: Annotated[
        Path,
        typer.Argument(
            metavar="DRIFT",
            exists=True,
            dir_okay=False,
            help="What `client.drift.save(...)` wrote.",
        ),
    ],
    overlay: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE", help="Write an overlay that adds it all."
        ),
    ] = None,
    printed: PlainOutput = Plain.TEXT,
    max_bytes: MaxBytes = None,
    max_depth: MaxDepth = None,
    max_nodes: MaxNodes = None,
    max_seconds: MaxSeconds = None,
    root: Root = None,
    overlays: Overlays = None,
    allow_remote: AllowRemote = False,
    debug: Debug = False,
) -> None:
    """Say where answers deviated from a description, and propose an overlay.

    Exit code 1: they did.
    """
    with guard(debug=debug):
        refuse_missing([spec])
        from specmill.diagnostics import SpecError
        from specmill.provenance.drift import report_drift, tell_drift
        from specmill.provenance.sources import PageError
        from specmill.report import printable, to_text
        from specmill.saving import save
        from specmill.source.limits import make_limits

        limits = make_limits(
            max_bytes, max_depth, max_nodes, max_seconds, root, allow_remote
        )
        try:
            report = report_drift(spec, saved, overlays or (), limits)
        except PageError as error:
            raise typer.BadParameter(printable(str(error))) from None
        except SpecError as error:
            sys.stderr.write(to_text(error.diagnostics))
            raise typer.Exit(FINDINGS) from None
        lines = [*tell_drift(report)]
        if overlay is not None and report.overlay:
            overlay.parent.mkdir(parents=True, exist_ok=True)
            save(overlay, report.overlay)
            lines.append(f"{overlay}: written")
        elif overlay is not None:
            lines.append(f"{overlay}: not written, there is nothing to add")
        if printed is Plain.JSON:
            sys.stdout.write(_json(report))
        else:
            sys.stdout.writelines(f"{printable(line)}\n" for line in lines)
        if report.placed:
            raise typer.Exit(FINDINGS)


def _print(
    run: Callable[[DocsRequest], DocsReport], request: DocsRequest, printed: Plain
) -> DocsReport:
    """Print what came of a request; what can't be read ends the command."""
    from specmill.diagnostics import SpecError
    from specmill.provenance.sources import PageError
    from specmill.provenance.telling import tell
    from specmill.report import printable, to_text

    try:
        report = run(request)
    except PageError as error:
        raise typer.BadParameter(printable(str(error))) from None
    except SpecError as error:
        sys.stderr.write(to_text(error.diagnostics))
        raise typer.Exit(FINDINGS) from None
    sys.stderr.write(to_text(report.findings))
    sys.stdout.write(tell(report) if printed is Plain.TEXT else _json(report))
    return report


def _json(report: object) -> str:
    import json

    import msgspec

    return json.dumps(msgspec.to_builtins(report)) + "\n"
