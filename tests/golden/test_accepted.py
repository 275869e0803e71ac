"""What becomes of descriptions: the accepted text for each, and what holds for all of them."""

from __future__ import annotations

import compileall
import contextlib
import json
import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from tests.golden.cases import ACCEPTED, Case, accepted, expected, generate, shaped

REPOSITORY = Path(__file__).resolve().parents[2]
RUNTIME = REPOSITORY / "runtime"
LONGEST = 45


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the SDKs of all cases."""
    out = tmp_path_factory.mktemp("sdks")
    for case in accepted():
        generate(case, out)
    return out


def roots(out: Path) -> list[Path]:
    return sorted(path for path in out.iterdir() if path.is_dir())


def environment(**settings: str) -> dict[str, str]:
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **settings}


@pytest.mark.parametrize("case", accepted(), ids=lambda case: case.name)
def test_output_is_the_accepted_one(case: Case, tmp_path: Path) -> None:
    package = generate(case, tmp_path)

    assert expected(case) == shaped(
        package
    ), "read the difference, then run `make goldens`"
    assert case.package == package.name


@pytest.mark.parametrize("case", accepted(), ids=lambda case: case.name)
def test_same_description_gives_the_same_bytes(case: Case, tmp_path: Path) -> None:
    first = generate(case, tmp_path / "first").parent
    with contextlib.chdir(tmp_path):
        second = generate(case, Path("second")).parent.resolve()

    assert files(first) == files(second)


@pytest.mark.parametrize("case", accepted(), ids=lambda case: case.name)
def test_case_is_small_and_holds_nothing_else(case: Case) -> None:
    overlays = {path.name for path in case.folder.glob("*.overlay.yaml")}
    descriptions = [
        one
        for one in case.folder.glob("*.yaml")
        if one.name not in {"sdk.yaml", *overlays}
    ]
    description = descriptions[0].read_text(encoding="utf-8")

    assert len(description.splitlines()) <= LONGEST
    assert {path.name for path in case.folder.iterdir()} <= {
        *overlays,
        ACCEPTED,
        "openapi.yaml",
        "openrpc.yaml",
        "swagger.yaml",
        "sdk.yaml",
        "specmill.lock",
    }


def test_every_module_compiles_without_warning(everything: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")

        assert compileall.compile_dir(everything, quiet=2, force=True)


def test_black_changes_nothing(everything: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "black",
        "--check",
        "--diff",
        "--quiet",
        str(everything),
    ]
    settings = environment(BLACK_CACHE_DIR=str(tmp_path))

    run = subprocess.run(
        command, capture_output=True, text=True, env=settings, check=False
    )

    assert (run.stdout, run.returncode) == ("", 0)


def test_every_module_imports_and_every_codec_is_made(everything: Path) -> None:
    script = Path(__file__).with_name("import_everything.py")
    command = [sys.executable, "-W", "error", str(script), *map(str, roots(everything))]
    settings = environment(PYTHONPATH=str(RUNTIME))

    run = subprocess.run(
        command, capture_output=True, text=True, env=settings, check=False
    )

    assert (run.stdout, run.stderr) == ("", "")


def test_mypy_strict_finds_nothing(everything: Path, tmp_path: Path) -> None:
    packages = [
        argument for root in roots(everything) for argument in ("-p", root.name)
    ]
    # The runtime has its own check; here it only gives types.
    command = [sys.executable, "-m", "mypy", "--strict", "--python-version=3.11"]
    command += ["--follow-imports=silent"]
    command += [f"--config-file={os.devnull}", f"--cache-dir={tmp_path}", *packages]
    path = os.pathsep.join(map(str, (RUNTIME, *roots(everything))))
    settings = environment(MYPYPATH=path)

    run = subprocess.run(
        command, capture_output=True, text=True, env=settings, check=False
    )

    assert run.stdout.startswith("Success: no issues found"), run.stdout


def test_pyright_strict_finds_nothing(everything: Path) -> None:
    prefix = Path(sys.prefix)
    settings = {
        "include": [root.name for root in roots(everything)],
        "extraPaths": [str(RUNTIME), *map(str, roots(everything))],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "venvPath": str(prefix.parent),
        "venv": prefix.name,
    }
    (everything / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "--project", str(everything)]

    run = subprocess.run(command, capture_output=True, text=True, check=False)

    assert run.stdout.startswith("0 errors, 0 warnings"), run.stdout


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
