"""The arguments and options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from specmill.console import Format, Plain

Spec = Annotated[
    Path,
    typer.Argument(metavar="SPEC", help="An OpenAPI or OpenRPC file, or its folder."),
]
Specs = Annotated[
    list[Path],
    typer.Argument(
        metavar="SPEC",
        help="OpenAPI or OpenRPC files, or their folders.",
    ),
]
Output = Annotated[
    Format, typer.Option("--format", help="How to print what was found.")
]
PlainOutput = Annotated[
    Plain, typer.Option("--format", help="How to print the answer.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Make every warning an error.")]
MaxBytes = Annotated[
    int | None,
    typer.Option(
        "--max-bytes",
        min=1,
        help="Bytes of description to read, at most.",
        show_default="50000000",
    ),
]
MaxDepth = Annotated[
    int | None,
    typer.Option(
        "--max-depth", min=1, help="Levels of nesting, at most.", show_default="100"
    ),
]
MaxNodes = Annotated[
    int | None,
    typer.Option(
        "--max-nodes", min=1, help="Values to read, at most.", show_default="1000000"
    ),
]
MaxSeconds = Annotated[
    float | None,
    typer.Option(
        "--max-seconds",
        min=0.001,
        help="Processor time for a description, at most.",
        show_default="120",
    ),
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
Overlays = Annotated[
    list[Path] | None,
    typer.Option(
        "--overlay",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="An OpenAPI Overlay to apply after those of sdk.yaml; can be repeated.",
    ),
]
AllowRemote = Annotated[
    bool,
    typer.Option(
        "--allow-remote", help="Fetch what references lead to over the network."
    ),
]
Templates = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="A folder of templates that win over the built-in ones; can be repeated.",
    ),
]
Verify = Annotated[
    bool | None,
    typer.Option(
        "--verify/--no-verify",
        help="Compile and import the SDK before a file is replaced; the default with --templates.",
    ),
]
