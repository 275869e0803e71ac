"""The command line. Exit codes: 0 fine, 1 findings, 2 usage, 70 a bug, 130 interrupted."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

import specmill
from specmill.console import (
    FINDINGS,
    Format,
    describe_check,
    describe_result,
    explain,
    guard,
    report,
)

# Stages are imported inside the commands: they cost a multiple of what `specmill --help` may.

app = typer.Typer(
    name="specmill",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Spec = Annotated[
    Path,
    typer.Argument(
        metavar="SPEC", exists=True, help="An OpenAPI or OpenRPC file, or its folder."
    ),
]
Specs = Annotated[
    list[Path],
    typer.Argument(
        metavar="SPEC",
        exists=True,
        help="OpenAPI or OpenRPC files, or their folders.",
    ),
]
Output = Annotated[
    Format, typer.Option("--format", help="How to print what was found.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Make every warning an error.")]
MaxBytes = Annotated[
    int | None,
    typer.Option("--max-bytes", min=1, help="Bytes of description to read, at most."),
]
MaxDepth = Annotated[
    int | None, typer.Option("--max-depth", min=1, help="Levels of nesting, at most.")
]
MaxNodes = Annotated[
    int | None, typer.Option("--max-nodes", min=1, help="Values to read, at most.")
]
Root = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="The folder that references may not leave, instead of the description's.",
    ),
]
Debug = Annotated[
    bool, typer.Option("--debug", help="Print the traceback of a bug of specmill.")
]


def run() -> None:
    """Run the command line of this process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    with guard():
        app()


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


@app.command()
def generate(
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
    templates: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="A folder of templates that win over the built-in ones; can be repeated.",
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Write nothing; show what would change, exit 1 if any."
        ),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite files that were edited by hand.")
    ] = False,
    strict: Strict = False,
    output: Output = Format.TEXT,
    max_bytes: MaxBytes = None,
    max_depth: MaxDepth = None,
    max_nodes: MaxNodes = None,
    root: Root = None,
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
        from specmill.batch import make_limits, prepare_all
        from specmill.config import Overrides
        from specmill.pipeline import Options, finish
        from specmill.summary import Outcome

        options = Options(
            out=out,
            overrides=Overrides(package=package),
            templates=tuple(templates or ()),
            limits=make_limits(max_bytes, max_depth, max_nodes, root),
            strict=strict,
            force=force or check,
        )
        prepared, failures = prepare_all(specs, options)
        if failures:
            report(failures, output)
            explain("nothing was written", output)
            raise typer.Exit(FINDINGS)
        outcomes = [Outcome(finish(one, check=check), one.findings) for one in prepared]
        if output is Format.TEXT:
            sys.stdout.writelines(one.summary.diff for one in outcomes)
        report(
            outcomes,
            output,
            [describe_result(one.summary, check=check) for one in outcomes],
        )
        if check and any(one.summary.changed for one in outcomes):
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
    root: Root = None,
    debug: Debug = False,
) -> None:
    """Say what is wrong with descriptions.

    Their sdk.yaml is checked with them; nothing is written.
    """
    with guard(debug=debug):
        from specmill.batch import check_all, make_limits

        limits = make_limits(max_bytes, max_depth, max_nodes, root)
        checked, failures = check_all(specs, limits, thorough=thorough, strict=strict)
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
    root: Root = None,
    debug: Debug = False,
) -> None:
    """Print the model of a description as JSON."""
    with guard(debug=debug):
        import msgspec

        from specmill.batch import load_all, make_limits

        limits = make_limits(max_bytes, max_depth, max_nodes, root)
        models, failures = load_all([spec], limits, strict=strict)
        report(failures, Format.TEXT)
        if failures:
            raise typer.Exit(FINDINGS)
        for model in models:
            text = msgspec.json.format(
                msgspec.json.encode(model, order="deterministic"), indent=2
            )
            sys.stdout.write(text.decode() + "\n")
