"""Rewrites what tests/cases expects: `python -m tests.goldens [CASE ...]`. Read the difference before committing.

A case without `expected.txt` has to become an SDK; one with it (an empty file will do for a new one) has to be refused.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from specmill.diagnostics import SpecError
from tests.golden.cases import (
    ACCEPTED,
    REFUSED,
    Case,
    accepted,
    expected,
    generate,
    refused,
    run,
    shaped,
)


def main(names: list[str]) -> int:
    """Rewrite the named cases, or all; 1 when one of them did not do what it stands for."""
    failed = False
    for case in (*accepted(), *refused()):
        if names and case.name not in names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            problem = _accept(case, Path(folder))
        if problem is not None:
            failed = True
            sys.stderr.write(f"{case.name}: {problem}\n")
    return int(failed)


def _accept(case: Case, folder: Path) -> str | None:
    if case in refused():
        said = run(case, folder / "out")
        (case.folder / REFUSED).write_text(said.text, encoding="utf-8")
        return None if said.code == 1 else f"is accepted (exit code {said.code})"
    try:
        texts = shaped(generate(case, folder))
    except SpecError as error:
        return f"is refused: {error}"
    if texts != expected(case):
        root = case.folder / ACCEPTED
        shutil.rmtree(root, ignore_errors=True)
        for path, text in texts.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode())
    return None


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
