"""The wheel has what a checkout has: the package, its data files, and the templates."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from specmill.render.locations import builtin_templates

REPOSITORY = Path(__file__).resolve().parents[3]


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_has_every_module_and_template(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "-t",
        "wheel",
        "-d",
        str(tmp_path),
    ]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)

    (wheel,) = tmp_path.glob("*.whl")
    names = {
        name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name
    }
    package = {
        f"specmill/{path}"
        for path in files_below(REPOSITORY / "generator" / "specmill")
    }
    templates = {
        f"specmill/templates/{path}" for path in files_below(REPOSITORY / "templates")
    }
    assert names == package | templates


def test_a_checkout_uses_its_own_templates() -> None:
    assert builtin_templates() == REPOSITORY / "templates"
