"""Whether clients withstand a server of faults that lies elsewhere: `python -m tests.corpus.faults FILE`.

Every fault of FILE is met in every use of a client, sync and async, through httpx and httpx2, quietly
and with all logs at DEBUG. A use has to end within its deadline and 0.5 s, with a right result or an
error of the runtime; it may leave nothing open, tell no server what belongs to another, and show no
secret. FILE has `FAULTS` and a `FaultServer` with `url`, `port`, `seen` and `count`.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from tests.corpus.fault_host import FaultHost
from tests.corpus.fault_runs import LIBRARIES, Case, Ended, Runner
from tests.corpus.fault_truth import Truth
from tests.corpus.fault_uses import uses

_STARTS = {
    "close-at-once": "transport",
    "html-200": "content",
    "redirect-other-host": "redirects",
    "retry-after-1e9": "retries",
    "page-same": "pages",
    "token-no-expiry": "tokens",
    "rpc-ok": "JSON-RPC",
}
"""The first fault of each class, in the order of the file."""
_COLUMNS = ("runs", "value", "deadline", "error", "problem", "late once")


def main() -> int:
    """Run all, print the ends by class of faults and every problem; 1 when there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--match", default="", help="only faults whose name has this")
    parser.add_argument("--use", default="", help="only uses whose name has this")
    parser.add_argument("--deadline", type=float, default=0.5, help="seconds")
    parser.add_argument("--ends", action="store_true", help="print each end")
    options = parser.parse_args()
    if not options.file.is_file():
        parser.error(f"there is no {options.file}")
    table: dict[str, Counter[str]] = {}
    errors: Counter[str] = Counter()
    problems = 0
    start = time.monotonic()
    with FaultHost(options.file) as host:
        runner = Runner(host, Truth(host.welcome), options.deadline)
        for group, fault in _faults(host, options.match):
            counts = table.setdefault(group, Counter())
            for case in _cases(host, fault, options.use):
                ended = runner.run(case)
                _count(counts, errors, ended)
                problems += len(ended.problems)
                _tell(case, ended, options)
            for problem in runner.collected():
                print(f"{fault}, after all uses: {problem}")
                problems += 1
    _print(table, errors, time.monotonic() - start)
    print(f"{problems} problems")
    return 1 if problems else 0


def _faults(host: FaultHost, match: str) -> Iterator[tuple[str, str]]:
    """The faults, each with the name of its class."""
    group = "transport"
    for fault in host.welcome.faults:
        group = _STARTS.get(fault, group)
        if match in fault:
            yield group, fault


def _cases(host: FaultHost, fault: str, use: str) -> Iterator[Case]:
    wanted = [one for one in uses(fault, host.welcome) if use in one.name]
    clients = product(LIBRARIES, ("sync", "async"))
    for one, (library, flavor), logged in product(wanted, clients, (False, True)):
        yield Case(fault, one, library, flavor, logged)


def _count(counts: Counter[str], errors: Counter[str], ended: Ended) -> None:
    counts["runs"] += 1
    counts["late once"] += ended.first is not None
    errors[ended.name] += 1
    if ended.problems:
        counts["problem"] += 1
    elif ended.name == "value":
        counts["value"] += 1
    else:
        late = ended.name == "DeadlineExceededError"
        counts["deadline" if late else "error"] += 1


def _tell(case: Case, ended: Ended, options: argparse.Namespace) -> None:
    if options.ends:
        print(f"{case}: {ended.name} in {ended.seconds:.2f} s", flush=True)
    if ended.first is not None:
        took = f"{ended.first:.2f} s at first, then {ended.seconds:.2f} s"
        print(f"{case}: run again: {took}", flush=True)
    for problem in ended.problems:
        print(f"{case}: {problem}", flush=True)
    if ended.problems:
        words = f"{options.file} --match {case.fault} --use '{case.use.name}'"
        print(f"    python -m tests.corpus.faults {words} --ends", flush=True)


def _print(
    table: dict[str, Counter[str]], errors: Counter[str], seconds: float
) -> None:
    print("".join(f"{name:>11}" for name in ("class", *_COLUMNS)))
    table["all"] = sum(table.values(), Counter[str]())
    for group, counts in table.items():
        print(
            "".join(
                f"{text!s:>11}" for text in (group, *(counts[one] for one in _COLUMNS))
            )
        )
    print(", ".join(f"{count} {name}" for name, count in errors.most_common()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:.0f} s, {peak:.0f} MB at most in the client's process")


if __name__ == "__main__":
    sys.exit(main())
