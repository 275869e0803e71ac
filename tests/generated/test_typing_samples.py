"""Type checkers accept what users write and refuse exactly the lines that are marked."""

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from specmill_runtime.testing.shown import documented_examples

from tests.generated.places import PACKAGES, ROOT, SEARCH_PATH, child_environment

FOLDER: Final = Path(__file__).parent / "typing_samples"
SAMPLES: Final = sorted(FOLDER.glob("*_sample.py"))

Lines = dict[str, dict[int, str]]


def write_examples(folder: Path) -> list[Path]:
    """The examples of the docstrings, a module for each SDK; deprecated methods warn by design."""
    written: list[Path] = []
    for package in PACKAGES:
        testing: Any = importlib.import_module(f"{package}.testing")
        fake: Any = getattr(testing, testing.__all__[0])
        name: str = fake().contract.name
        operations: Any = fake().contract.operations
        deprecated = {one.accessor for one in operations if one.deprecated}
        rows = [f"from {package} import Async{name}, {name}\n"]
        for number, shown in enumerate(documented_examples(fake)):
            if shown.place in deprecated:
                continue
            is_async = shown.flavor == "async"
            head = f"{'async ' if is_async else ''}def example_{number}("
            rows.append(f"{head}client: {'Async' if is_async else ''}{name}) -> None:")
            rows.append(textwrap.indent(shown.source, "    "))
            assigned = re.search(r"^(\w+) = ", shown.source, re.MULTILINE)
            rows.append(f"    print({assigned[1] if assigned else ''})\n")
        written.append(folder / f"{package}_examples.py")
        written[-1].write_text("\n".join(rows), encoding="utf-8")
    return written


def marked() -> dict[str, set[int]]:
    """Numbers of the lines that must be refused, by sample."""
    return {
        path.name: {
            number
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
            if "# error" in line
        }
        for path in SAMPLES
    }


def mypy_errors(folder: Path) -> Lines:
    """What mypy --strict refuses; deprecated calls count, as they do for pyright."""
    cache = ROOT / ".mypy_cache" / "typing_samples"
    options = ("--strict", "--enable-error-code=deprecated", "--output=json")
    empty = folder / "mypy.ini"
    empty.write_text("[mypy]\n")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", *options),
            *(f"--config-file={empty}", f"--cache-dir={cache}"),
            *map(str, (*SAMPLES, *write_examples(folder))),
        ],
        env={**child_environment(), "MYPYPATH": os.pathsep.join(map(str, SEARCH_PATH))},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return by_sample((one["file"], one["line"], one["message"]) for one in found)


def pyright_errors(folder: Path) -> Lines:
    """What pyright refuses in strict mode, in copies: it reads nothing outside its project."""
    for path in SAMPLES:
        shutil.copy(path, folder)
    examples = write_examples(folder)
    settings = {
        "extraPaths": [str(path) for path in SEARCH_PATH],
        "pythonVersion": "3.11",
        "typeCheckingMode": "strict",
    }
    project = folder / "pyrightconfig.json"
    project.write_text(json.dumps(settings))
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pyright", "--outputjson"),
            *("--project", str(project), "--pythonpath", sys.executable),
        ],
        env={**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    assert report["summary"]["filesAnalyzed"] == len(SAMPLES) + len(examples)
    return by_sample(
        (one["file"], one["range"]["start"]["line"] + 1, one["message"])
        for one in report["generalDiagnostics"]
        if one["severity"] != "information"
    )


def by_sample(found: Any) -> Lines:
    """Messages by sample and line; those about other files under their own names."""
    lines: Lines = {path.name: {} for path in SAMPLES}
    for file, line, message in found:
        lines.setdefault(Path(file).name, {})[line] = message
    return lines


# One test for each tool, so that each runs once however the tests are distributed.
@pytest.mark.parametrize("check", [mypy_errors, pyright_errors])
def test_exactly_the_marked_lines_are_refused(
    check: Callable[[Path], Lines], tmp_path: Path
) -> None:
    expected = marked()

    found = check(tmp_path)

    missed = {name: sorted(expected[name] - set(found[name])) for name in expected}
    wrong = {
        f"{name}:{line}": message
        for name, messages in found.items()
        for line, message in messages.items()
        if line not in expected.get(name, set())
    }
    assert wrong == {}
    assert missed == {name: [] for name in expected}


def test_every_sdk_has_a_sample_with_mistakes() -> None:
    subjects = (*PACKAGES, "fixtures")
    assert {f"{subject}_sample.py" for subject in subjects} == set(marked())
    assert min(len(lines) for lines in marked().values()) >= 8
