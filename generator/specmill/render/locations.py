"""Where the built-in templates are."""

from __future__ import annotations

from pathlib import Path


def builtin_templates() -> Path:
    """The folder of the built-in templates: in an installed wheel, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parents[1] / "templates"
