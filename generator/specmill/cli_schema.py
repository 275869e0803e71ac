"""The command `specmill schema`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

_FOLDER = Path(__file__).parent / "schemas"


class Settings(StrEnum):
    """The files of a user that have a schema."""

    SDK = "sdk.yaml"
    DECISIONS = "diff-decisions.yaml"


def schema(
    file: Annotated[
        Settings, typer.Argument(help="The file that the schema is for.")
    ] = Settings.SDK,
) -> None:
    """Print the JSON Schema of sdk.yaml, for editors."""
    name = f"{Path(file).stem}.schema.json"
    sys.stdout.write((_FOLDER / name).read_text(encoding="utf-8"))
