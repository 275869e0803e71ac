"""Generation beside openapi-python-client and openapi-generator, in turn, of one description, as whole processes.

python benchmarks/peers.py [DESCRIPTION]

Without a description, a synthetic one of 1,200 operations is taken. The peers come from PyPI in their latest release,
into environments of their own in a temporary folder; openapi-generator needs `java`, and is left out without it.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from measure import Process, peak_memory, report, whole_process
from synthetic import describe

ROUNDS = int(os.environ.get("ROUNDS", "3"))
OPERATIONS = 1_200
IMPORT_ALL = """
import importlib, pathlib, sys
root = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(root))
paths = sorted(path for path in root.rglob("*.py") if (path.parent / "__init__.py").exists())
failed = 0
for path in paths:
    name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
    try:
        importlib.import_module(name)
    except Exception:  # whatever a generated module raises, it can't be imported
        failed += 1
print(len(paths), failed)
"""


@dataclass(frozen=True)
class Subject:
    """A generator: the Python its output runs on, and the command that writes to a folder."""

    name: str
    python: str
    command: Callable[[Path], list[str]]
    root: Callable[[Path], Path]


def main(arguments: list[str]) -> int:
    """Measure all; exit 1 when a limit is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        description = Path(arguments[0]).resolve() if arguments else _synthetic(folder)
        subjects = [
            _specmill(description),
            _client(description, folder),
            *_generator(description, folder),
        ]
        taken: dict[str, list[Process]] = {}
        for turn in range(ROUNDS):
            for subject in subjects:
                out = folder / f"{subject.name}-{turn}"
                runs = taken.setdefault(subject.name, [])
                runs.append(_measure(subject, out))
                if subject.name == "specmill":
                    again = taken.setdefault("specmill, unchanged", [])
                    again.append(_measure(subject, out))
        for subject in subjects:
            print(f"{subject.name}: {_modules(subject, folder / f'{subject.name}-0')}")
        memory = peak_memory(subjects[0].command(folder / "memory"))
    return 0 if _compare(taken, memory) else 1


def _compare(taken: dict[str, list[Process]], memory: float) -> bool:
    for name, runs in taken.items():
        print(
            f"{name:24} {_wall(runs):7.2f} s, of the processor {min(one.processor for one in runs):7.2f} s,"
            f" {max(one.memory for one in runs):6.0f} MB{'' if not any(one.code for one in runs) else '  FAILED'}"
        )
    peer = _wall(taken["openapi-python-client"])
    own = taken["specmill"]
    held = [
        report("cold / openapi-python-client", _wall(own) / peer, 0.1),
        report(
            "unchanged / openapi-python-client",
            _wall(taken["specmill, unchanged"]) / peer,
            1 / 60,
        ),
        report("memory of all processes", memory, 400, "MB"),
    ]
    return all(held)


def _wall(runs: list[Process]) -> float:
    return statistics.median(one.wall for one in runs)


def _measure(subject: Subject, out: Path) -> Process:
    # openapi-python-client formats with the ruff that is on the path.
    path = os.pathsep.join([str(Path(subject.python).parent), os.environ["PATH"]])
    return whole_process(subject.command(out), {"PATH": path})


def _modules(subject: Subject, out: Path) -> str:
    """How many modules of the output there are, and how many can't be imported."""
    done = subprocess.run(
        [subject.python, "-c", IMPORT_ALL, str(subject.root(out))],
        capture_output=True,
        text=True,
        check=False,
    )
    count, _, failed = done.stdout.strip().rpartition("\n")[2].partition(" ")
    return f"{count or 'no'} modules, {failed or 'all'} can't be imported"


def _synthetic(folder: Path) -> Path:
    path = folder / "description" / "synthetic.json"
    path.parent.mkdir()
    path.write_text(json.dumps(describe(OPERATIONS)), encoding="utf-8")
    return path


def _specmill(description: Path) -> Subject:
    def command(out: Path) -> list[str]:
        start = [sys.executable, "-m", "specmill", "generate", str(description)]
        return [*start, "--out", str(out), "--package", "sdk"]

    return Subject("specmill", sys.executable, command, lambda out: out / "sdk")


def _client(description: Path, folder: Path) -> Subject:
    python = _environment(folder / "env-client", "openapi-python-client")

    def command(out: Path) -> list[str]:
        tool = str(Path(python).parent / "openapi-python-client")
        given = ["--path", str(description), "--output-path", str(out)]
        return [tool, "generate", *given]

    return Subject("openapi-python-client", python, command, lambda out: out)


def _generator(description: Path, folder: Path) -> list[Subject]:
    if shutil.which("java") is None:
        print("openapi-generator: left out, as there is no java")
        return []
    python = _environment(
        folder / "env-generator",
        *("openapi-generator-cli", "pydantic", "urllib3", "python-dateutil"),
    )

    def command(out: Path) -> list[str]:
        tool = str(Path(python).parent / "openapi-generator-cli")
        given = ["-g", "python", "-i", str(description), "-o", str(out)]
        return [tool, "generate", *given, "--skip-validate-spec"]

    return [Subject("openapi-generator", python, command, lambda out: out)]


def _environment(folder: Path, *packages: str) -> str:
    """The Python of a new environment that has these packages."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = str(folder / "bin" / "python")
    install = [python, "-m", "pip", "install", "--quiet", *packages]
    subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
    return python


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
