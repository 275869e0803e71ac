"""Cases: folders as a user has them, a description and perhaps an `sdk.yaml`, with what comes of them.

A case has either `expected/` (the modules that its feature shapes) or `expected.txt` (what
`specmill generate` prints when it refuses the description).
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import specmill
from specmill import cli

CASES = Path(__file__).resolve().parents[1] / "cases"
ACCEPTED = "expected"
REFUSED = "expected.txt"
FOLDERS = (
    *("models", "resources", "streamed_resources", "batch_resources"),
    "_operations",
)


@dataclass(frozen=True)
class Case:
    """One folder of tests/cases."""

    folder: Path

    @property
    def name(self) -> str:
        """The feature, as the folder says it."""
        return self.folder.name

    @property
    def package(self) -> str:
        """The import name of its SDK."""
        return self.name.replace("-", "_")


@dataclass(frozen=True)
class Run:
    """What the command line printed, and its exit code."""

    text: str
    code: int


def cases() -> tuple[Case, ...]:
    """All cases by name."""
    return tuple(Case(path) for path in sorted(CASES.iterdir()) if path.is_dir())


def accepted() -> tuple[Case, ...]:
    """The cases that become SDKs."""
    return tuple(case for case in cases() if not (case.folder / REFUSED).exists())


def refused() -> tuple[Case, ...]:
    """The cases whose description has errors."""
    return tuple(case for case in cases() if (case.folder / REFUSED).exists())


def generate(case: Case, out: Path) -> Path:
    """Write the SDK of a case below `out`; gives the folder of its package."""
    summary = specmill.generate(case.folder, out=out)
    return Path(summary.root) / summary.package


def run(case: Case, out: Path) -> Run:
    """`specmill generate <case> --out <out>` in the folder of the cases."""
    printed = io.StringIO()
    arguments = ["specmill", "generate", case.name, "--out", str(out)]
    with (
        contextlib.chdir(CASES),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        _command_line(arguments),
    ):
        try:
            cli.run()
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 0
            return Run(printed.getvalue(), code)
    return Run(printed.getvalue(), 0)


def shaped(package: Path) -> dict[str, str]:
    """The modules that are compared word for word, by path in the package.

    Those are all models, operation records, sync resources (whole results and
    in pieces) and batches, the record of the API, the client
    when it has methods or arguments of its own, and the errors when there are some beside the
    runtime's. The other flavors say the same in other words, and `__init__` modules only list names.
    """
    paths = [
        path
        for folder in FOLDERS
        for path in sorted((package / folder).glob("*.py"))
        if path.name != "__init__.py"
    ]
    found = {path.relative_to(package).as_posix(): _read(path) for path in paths}
    found["_spec.py"] = _read(package / "_spec.py")
    if (package / "webhooks.py").exists():
        found["webhooks.py"] = _read(package / "webhooks.py")
    for name, mark in (
        ("errors.py", "\nclass "),
        ("client.py", "_records."),
        ("client.py", "TokenSource | None"),
        ("client.py", ": Literal["),
    ):
        text = _read(package / name)
        if mark in text:
            found[name] = text
    return found


def expected(case: Case) -> dict[str, str]:
    """The modules as somebody read and accepted them."""
    root = case.folder / ACCEPTED
    return {
        path.relative_to(root).as_posix(): _read(path)
        for path in sorted(root.rglob("*.py"))
    }


def _read(path: Path) -> str:
    return path.read_bytes().decode()


@contextlib.contextmanager
def _command_line(arguments: list[str]) -> Iterator[None]:
    before = sys.argv
    sys.argv = arguments
    try:
        yield
    finally:
        sys.argv = before
