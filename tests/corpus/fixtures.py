"""Whether generated contract tests pass for a corpus: `python -m tests.corpus.fixtures CORPUS`.

Each SDK is generated elsewhere and its tests are run in this process, without network. What fails
is told with the blame that the fake gives.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from importlib import import_module, invalidate_caches
from io import StringIO
from pathlib import Path
from typing import Any

from specmill.config import Overrides
from specmill.diagnostics import SpecError
from specmill.pipeline import Options, finish, prepare
from specmill_runtime.testing.suite import Suite

GROUPS = ("real", "peers", "openrpc")


@dataclass(slots=True)
class Tally:
    """What became of the checks of one SDK."""

    operations: int = 0
    passed: int = 0
    failed: int = 0
    seconds: float = 0.0
    reasons: Counter[str] = field(default_factory=Counter[str])
    shown: list[str] = field(default_factory=list[str])


def main() -> int:
    """Test each SDK of a corpus; 1 when a check failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--match", default="", help="only files whose name has this")
    parser.add_argument("--most", type=int, default=2000, help="operations at most")
    parser.add_argument("--show", type=int, default=0, help="failures shown per SDK")
    options = parser.parse_args()
    clean = tested = failed = 0
    for position, path in enumerate(_descriptions(options)):
        tally = Tally()
        try:
            _measure(path, f"fixtures_{position}", tally, options)
        except SpecError as error:
            print(f"{path.name}: refused: {str(error).splitlines()[0]}")
            continue
        if tally.operations:
            _print(path.name, tally)
            tested += 1
            clean += not tally.failed
            failed += tally.failed
    print(f"{clean} of {tested} SDKs pass all of their contract tests")
    return 1 if failed else 0


def _descriptions(options: argparse.Namespace) -> Iterator[Path]:
    with (options.corpus / "inventory.tsv").open(newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            path = options.corpus / row["file"]
            chosen = row["group"] in GROUPS and options.match in row["file"]
            is_small = int(row["operations"] or 0) <= options.most
            if chosen and is_small and path.is_file():
                yield path


def _measure(
    path: Path, package: str, tally: Tally, options: argparse.Namespace
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asked = Options(out=Path(folder), overrides=Overrides(package=package))
        prepared = prepare(path, asked)
        finish(prepared)
        invalidate_caches()
        sys.path.insert(0, str(prepared.folder))
        started = time.process_time()
        try:
            testing: Any = import_module(f"{package}.testing")
            fake = getattr(testing, testing.__all__[0])
            tests = prepared.folder / "tests"
            _run(Suite(fake, tests / "transcripts.json"), tally, options.show)
        finally:
            tally.seconds = time.process_time() - started
            sys.path.remove(str(prepared.folder))
            for name in [one for one in sys.modules if one.split(".")[0] == package]:
                del sys.modules[name]


def _run(suite: Suite, tally: Tally, most: int) -> None:
    tally.operations = len(suite.operations)
    rows: list[tuple[Callable[[Any], None], Any]] = [
        *((suite.check_request, one) for one in suite.transcripts),
        *((suite.check_failure, one) for one in suite.failures),
        *((suite.check_credentials, one) for one in suite.guarded),
        *((suite.check_example, one) for one in suite.examples),
    ]
    for check, case in rows:
        try:
            # Examples print.
            with redirect_stdout(StringIO()):
                check(case)
        # A check fails in whatever way the SDK, the fake or the description fails.
        except Exception as error:
            tally.failed += 1
            tally.reasons[f"{check.__name__}: {type(error).__name__}"] += 1
            if len(tally.shown) < most:
                text = " ".join(str(error).split())[:300]
                tally.shown.append(f"    {check.__name__} {case}: {text}")
        else:
            tally.passed += 1


def _print(name: str, tally: Tally) -> None:
    print(
        f"{name}: {tally.operations} operations, {tally.passed} checks pass,"
        f" {tally.failed} fail, {tally.seconds:.1f} s"
    )
    for reason, count in tally.reasons.most_common(6):
        print(f"  {count} {reason}")
    for line in tally.shown:
        print(line)
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
