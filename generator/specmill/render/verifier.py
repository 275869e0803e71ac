"""Trial of generated files: read, compiled and imported in a temporary folder, by a process of its own.

Nothing of a package runs in the process that generates, and nothing of it is in the output folder
before the trial is over.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from specmill.render.source_file import SourceFile

# Runs with the trial's folder as its working directory; the findings go to a file, because what
# is imported may print.
_TRIAL = """
import builtins, importlib, json, pathlib, re, sys, tomllib, warnings

root, package, answer = sys.argv[1:]
problems, missing, modules = [], [], []
home = pathlib.Path(root)
for place in sorted(pathlib.Path().rglob("*.py")):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compile(place.read_bytes(), str(place), "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError, Warning) as error:
        line = getattr(error, "lineno", None) or 0
        problems.append([place.as_posix(), line, f"{type(error).__name__}: {error}"])
        continue
    if place.is_relative_to(home / package) and place.name != "__main__.py":
        parts = place.relative_to(home).with_suffix("").parts
        modules.append((".".join(parts).removesuffix(".__init__"), place.as_posix()))
for place in sorted(pathlib.Path().rglob("*.toml")):
    try:
        read = tomllib.loads(place.read_text("utf-8"))
    except ValueError as error:
        line = re.search(r"line (\\d+)", str(error))
        line = int(line[1]) if line else 0
        problems.append([place.as_posix(), line, f"{type(error).__name__}: {error}"])
        continue
    project = read.get("project") if place.name == "pyproject.toml" else {"name": ""}
    if not isinstance(project, dict) or not isinstance(project.get("name"), str):
        problems.append([place.as_posix(), 0, "it names no project"])
sys.path.insert(0, str(home.resolve()))
for name, place in modules if not problems else ():
    try:
        importlib.import_module(name)
    except BaseException as error:
        lacks = getattr(error, "name", None) or ""
        if isinstance(error, ModuleNotFoundError) and lacks.partition(".")[0] != package:
            missing.append(lacks.partition(".")[0])
            continue
        line, trace = 0, error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename.endswith(place):
                line = trace.tb_lineno
            trace = trace.tb_next
        problems.append([place, line, f"{type(error).__name__}: {error}"])
with open(answer, "w", encoding="utf-8") as stream:
    json.dump({"problems": problems, "missing": sorted(set(missing))}, stream)
"""
_LIMIT = 300  # seconds, many times what a package of a thousand operations takes


class Problem(msgspec.Struct, frozen=True, array_like=True):
    """Why a file can't be used; `line` is 0 when unknown."""

    path: str
    line: int
    message: str


class Trial(msgspec.Struct, frozen=True):
    """What went wrong, and libraries that are not installed, so that their users were only compiled."""

    problems: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = ()


def try_package(files: Iterable[SourceFile], root: str, package: str) -> Trial:
    """Compile every Python file, warnings as errors, read all TOML, and import every module of `package`.

    `root` is the folder among `files` that has to be on `sys.path`, "." for that of all of them.
    """
    with tempfile.TemporaryDirectory(prefix="specmill-verify-") as folder:
        trial = Path(folder) / "sdk"
        for one in files:
            target = trial / one.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(one.content)
        return _run(trial, root, package, Path(folder) / "answer.json")


def _run(trial: Path, root: str, package: str, answer: Path) -> Trial:
    # -P: nothing is imported from the working directory but what the trial asks for. -B: no caches.
    command = [sys.executable, "-P", "-B", "-c", _TRIAL, root, package, str(answer)]
    try:
        done = subprocess.run(
            command,
            cwd=trial,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _failed(package, f"importing took more than {_LIMIT} seconds")
    if done.returncode or not answer.is_file():
        return _failed(package, f"importing ended with exit code {done.returncode}")
    return msgspec.json.decode(answer.read_bytes(), type=Trial)


def _failed(package: str, message: str) -> Trial:
    return Trial((Problem(f"{package}/__init__.py", 0, message),))
