"""Whether the diff says what happens: `python -m tests.corpus.sdk_impact CORPUS`.

For each pair of `cases-sdk-impact.jsonl` both SDKs are generated. Code written against the old one
(every call, field and value of its surface) is run on the new one against a server of the new
description, and checked by `mypy --strict`; both outcomes are compared with the verdicts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from specmill.diff.compare import compare
from specmill.diff.findings import Effect
from specmill.diff.surface_reading import read_surface
from specmill.loading import Loaded, read
from specmill.pipeline import generate
from tests.corpus.old_code import OldCode

ROOT = Path(__file__).resolve().parents[2]


class Outcome(msgspec.Struct, frozen=True):
    """What happened to old code: why it did not run, and what the checker said; "" for nothing."""

    run: str
    types: str


def main() -> int:
    """Judge every case; exit 1 when a verdict is not what happened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--match", default="", help="only cases whose id has this")
    options = parser.parse_args()
    agreed: list[str] = []
    differing: list[str] = []
    for case in _cases(options.corpus, options.match):
        with tempfile.TemporaryDirectory() as name:
            problem = _judge(case, Path(name))
        print(f"{case['id']} {case['mutation']}: {problem or 'as it was told'}")
        (differing if problem else agreed).append(case["id"])
    print(f"{len(agreed)} of {len(agreed) + len(differing)} as they were told")
    return 1 if differing else 0


def _cases(corpus: Path, match: str) -> Iterator[dict[str, Any]]:
    path = corpus / "cases-sdk-impact.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if match in case["id"]:
            yield case


def _judge(case: dict[str, Any], folder: Path) -> str:
    """Where the verdict of a case is not what happened; "" when it is."""
    old = read(case["base"])
    verdict = compare(case["base"], case["revision"]).verdict
    runtime, types = verdict.runtime, verdict.types
    for side, document in (("old", case["base"]), ("new", case["revision"])):
        generate(document, out=folder / side)
        (folder / f"{side}.json").write_text(json.dumps(document))
    _write_code(old, folder)
    before, after = _try(folder, "old"), _try(folder, "new")
    if before.run or before.types:
        return f"the code is wrong on the old SDK: {before.run or before.types}"
    found: list[str] = []
    if (runtime is Effect.BREAKING) != bool(after.run):
        found.append(f"runtime was told to be {runtime}, but: {after.run or 'it runs'}")
    if (types is Effect.BREAKING) != bool(after.types):
        told = after.types or "nothing is reported"
        found.append(f"types were told to be {types}, but: {told}")
    return "; ".join(found)


def _write_code(old: Loaded, folder: Path) -> None:
    surface = read_surface(old.api, old.config)
    first = old.api.security[0].schemes if old.api.security else ()
    schemes = {one.key: one for one in old.api.schemes}
    needed = {name for key, _ in first for name in schemes[key].credentials[:1]}
    credentials = frozenset(
        one.name for one in surface.arguments if one.wire_name in needed
    )
    text = OldCode(surface, credentials).text()
    (folder / "old_code.py").write_text(text)
    (folder / "types.json").write_bytes(msgspec.json.encode(surface.types))


def _try(folder: Path, side: str) -> Outcome:
    package = next(one for one in (folder / side).iterdir() if one.is_dir())
    paths = os.pathsep.join((str(package), str(ROOT)))
    run = subprocess.run(
        [
            *(sys.executable, "-W", "ignore", "-m", "tests.corpus.impact_run"),
            *(str(folder / "old_code.py"), str(folder / f"{side}.json")),
            str(folder / "types.json"),
        ],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    checked = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--no-error-summary"),
            *("--cache-dir", str(Path(tempfile.gettempdir()) / "sdk-impact-mypy")),
            str(folder / "old_code.py"),
        ],
        env={**os.environ, "MYPYPATH": str(package)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    last = run.stderr.strip().splitlines()[-1:] if run.returncode else []
    first = checked.stdout.strip().splitlines()[:1] if checked.returncode else []
    return Outcome(" ".join(last), " ".join(first))


if __name__ == "__main__":
    sys.exit(main())
