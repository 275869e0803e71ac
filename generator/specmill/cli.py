"""The command line. Exit codes: 0 fine, 1 findings, 2 usage, 70 a bug, 130 interrupted."""

from __future__ import annotations

import sys
import time
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import specmill
from specmill.arguments import (
    AllowRemote,
    Debug,
    MaxBytes,
    MaxDepth,
    MaxNodes,
    MaxSeconds,
    Output,
    Overlays,
    Root,
    Spec,
    Specs,
    Strict,
    Templates,
    Verify,
)
from specmill.cli_diff import diff
from specmill.cli_docs import docs
from specmill.cli_explain import explain as explain_name
from specmill.cli_init import init
from specmill.cli_mock import mock
from specmill.cli_schema import schema
from specmill.console import (
    FINDINGS,
    Format,
    describe_check,
    describe_result,
    explain,
    guard,
    refuse_missing,
    report,
)
from specmill.unchanged import Asked

# Stages are imported inside the commands: they cost a multiple of what `specmill --help` may.


class _Commands(TyperGroup):
    """The commands, with what is wrong with an option said without a word about how that was found."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise


app = typer.Typer(
    cls=_Commands,
    name="specmill",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def run(asked: Asked | None = None) -> None:
    """Run the command line of this process; `asked` is what it asks for, when that is a generation."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    with guard():
        app(obj=asked, prog_name="specmill")


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"specmill {specmill.__version__}")
        raise typer.Exit


@app.callback(epilog="Exit codes: 0 fine, 1 findings, 2 usage, 70 a bug of specmill.")
def main(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=_print_version,
            help="Print the version.",
        ),
    ] = False,
) -> None:
    """Turn OpenAPI and OpenRPC descriptions into typed Python SDKs."""


# Listed in this order, and in one line each.
app.command()(init)


@app.command()
def generate(
    context: typer.Context,
    specs: Specs,
    out: Annotated[
        Path,
        typer.Option(
            file_okay=False,
            help="Where SDKs go: each gets a folder here, named as its package.",
        ),
    ] = Path("generated"),
    package: Annotated[
        str | None,
        typer.Option(help="The import name, instead of the one in sdk.yaml."),
    ] = None,
    templates: Templates = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Write nothing; show what would change, exit 1 if any."
        ),
    ] = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Overwrite files that were edited by hand, or that something else wrote.",
        ),
    ] = False,
    verify: Verify = None,
    vendor_runtime: Annotated[
        bool,
        typer.Option(
            "--vendor-runtime", help="Put a copy of the runtime into the SDK."
        ),
    ] = False,
    update_lock: Annotated[
        bool,
        typer.Option(
            "--update-lock", help="Decide anew what specmill.lock holds, and write it."
        ),
    ] = False,
    strict: Strict = False,
    output: Output = Format.TEXT,
    max_bytes: MaxBytes = None,
    max_depth: MaxDepth = None,
    max_nodes: MaxNodes = None,
    max_seconds: MaxSeconds = None,
    root: Root = None,
    overlays: Overlays = None,
    allow_remote: AllowRemote = False,
    timings: Annotated[
        bool, typer.Option("--timings", help="Say how long each stage took.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Write one Python SDK per description.

    When one of the descriptions has errors, nothing is written at all.
    """
    if package is not None and len(specs) > 1:
        raise typer.BadParameter(
            "one name can't serve several descriptions", param_hint="--package"
        )
    with guard(debug=debug):
        started = time.time()
        refuse_missing(specs, output)
        from specmill.batch import prepare_all
        from specmill.config import Overrides
        from specmill.pipeline import Options, finish
        from specmill.records import leave_record
        from specmill.report import printable_lines
        from specmill.source.limits import make_limits
        from specmill.summary import Outcome

        options = Options(
            out=out,
            overrides=Overrides(package=package, vendor_runtime=vendor_runtime),
            templates=tuple(templates or ()),
            limits=make_limits(
                max_bytes, max_depth, max_nodes, max_seconds, root, allow_remote
            ),
            strict=strict,
            force=force or check,
            verify=bool(templates) if verify is None else verify,
            update_lock=update_lock,
            overlays=tuple(overlays or ()),
        )
        prepared, failures = prepare_all(specs, options)
        if failures:
            report(failures, output)
            explain("nothing was written", output)
            raise typer.Exit(FINDINGS)
        outcomes = [Outcome(finish(one, check=check), one.findings) for one in prepared]
        if output is Format.TEXT:
            sys.stdout.writelines(printable_lines(one.summary.diff) for one in outcomes)
        report(
            outcomes,
            output,
            [describe_result(one.summary, check=check) for one in outcomes],
        )
        if timings:
            lines = (f"{one.folder}: {one.loaded.stages}\n" for one in prepared)
            sys.stderr.writelines(map(printable_lines, lines))
        if not check:
            leave_record(context.obj, prepared, outcomes, started)
        elif any(one.summary.changed or one.summary.lock for one in outcomes):
            raise typer.Exit(FINDINGS)


@app.command()
def check(
    specs: Specs,
    thorough: Annotated[
        bool,
        typer.Option(
            "--thorough", help="Also walk everything with openapi-spec-validator; slow."
        ),
    ] = False,
    strict: Strict = False,
    output: Output = Format.TEXT,
    max_bytes: MaxBytes = None,
    max_depth: MaxDepth = None,
    max_nodes: MaxNodes = None,
    max_seconds: MaxSeconds = None,
    root: Root = None,
    overlays: Overlays = None,
    allow_remote: AllowRemote = False,
    debug: Debug = False,
) -> None:
    """Say what is wrong with descriptions.

    Their sdk.yaml is checked with them; nothing is written.
    """
    with guard(debug=debug):
        refuse_missing(specs, output)
        from specmill.batch import check_all
        from specmill.source.limits import make_limits

        limits = make_limits(
            max_bytes, max_depth, max_nodes, max_seconds, root, allow_remote
        )
        checked, failures = check_all(
            specs, limits, overlays or (), thorough=thorough, strict=strict
        )
        report([*failures, *checked], output, [describe_check(one) for one in checked])
        if failures:
            raise typer.Exit(FINDINGS)


@app.command()
def inspect(
    spec: Spec,
    strict: Strict = False,
    max_bytes: MaxBytes = None,
    max_depth: MaxDepth = None,
    max_nodes: MaxNodes = None,
    max_seconds: MaxSeconds = None,
    root: Root = None,
    overlays: Overlays = None,
    allow_remote: AllowRemote = False,
    debug: Debug = False,
) -> None:
    """Print the model of a description as JSON."""
    with guard(debug=debug):
        refuse_missing([spec])
        import msgspec

        from specmill.batch import load_all
        from specmill.report import printable_json
        from specmill.source.limits import make_limits

        limits = make_limits(
            max_bytes, max_depth, max_nodes, max_seconds, root, allow_remote
        )
        models, failures = load_all([spec], limits, overlays or (), strict=strict)
        report(failures, Format.TEXT)
        if failures:
            raise typer.Exit(FINDINGS)
        for model in models:
            text = msgspec.json.format(
                msgspec.json.encode(model, order="deterministic"), indent=2
            )
            sys.stdout.write(printable_json(text.decode()) + "\n")


app.command(short_help="Say what a change of a description breaks.")(diff)
app.command()(mock)
app.command("explain", short_help="Say what made a name of an SDK.")(explain_name)
app.add_typer(docs)
app.command()(schema)
