"""The wheel has what a checkout has: the package, its data files, and the templates."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from specmill.render.locations import builtin_templates
from tests.command_line import Command

REPOSITORY = Path(__file__).resolve().parents[3]


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def built(kind: str, source: Path, target: Path) -> Path:
    """The distribution of a kind, "wheel" or "sdist", of the project in a folder."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind]
    subprocess.run(
        [*command, "-d", str(target)], cwd=source, check=True, capture_output=True
    )
    (made,) = (one for one in target.iterdir() if one.is_file())
    return made


def test_the_wheel_has_every_module_and_template(tmp_path: Path) -> None:
    wheel = built("wheel", REPOSITORY, tmp_path)

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


def test_distributions_of_an_sdk_have_what_a_gitignore_around_it_names(
    specmill: Command, tmp_path: Path
) -> None:
    specmill("generate", "shop", "--out", "sdks")
    (tmp_path / ".gitignore").write_text("models/\n*.json\nshop/shop\n")
    sdk = tmp_path / "sdks/shop"
    generated = files_below(sdk)
    (sdk / ".env").write_text("SHOP_TOKEN=secret")

    sdist = built("sdist", sdk, tmp_path / "sdist")
    wheel = built("wheel", sdk, tmp_path / "wheel")

    with tarfile.open(sdist) as archive:
        shipped = {name.partition("/")[2] for name in archive.getnames()}
    assert shipped - {"PKG-INFO", ".gitignore"} == generated
    installed = {
        name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name
    }
    assert installed == {name for name in generated if name.startswith("shop/")}
