"""Side-by-side timing: commands take turns, so that a machine that slows down slows down both."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SDKS = (ROOT / "runtime", *sorted((ROOT / "generated").glob("[!.]*")))

# What an SDK's user has installed: httpx without its command line, whose libraries this tool needs.
_TIMED = """
import sys, time
sys.modules["click"] = sys.modules["rich"] = None
start = time.process_time()
{code}
print(time.process_time() - start)
"""


@dataclass(frozen=True)
class Timing:
    """Seconds of each round of one subject."""

    name: str
    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle round, in seconds."""
        return statistics.median(self.rounds)

    @property
    def best(self) -> float:
        """The fastest round, in seconds."""
        return min(self.rounds)

    def over(self, base: Timing) -> float:
        """How many times as long as `base`: the middle of the rounds' ratios.

        What slows a machine down for a second slows down both halves of a round.
        """
        return statistics.median(
            own / other for own, other in zip(self.rounds, base.rounds, strict=True)
        )


def timed_code(code: str) -> float:
    """CPU seconds that `code` takes in an interpreter of its own, without the start of the interpreter.

    CPU time, because an import waits for nothing and other work on the machine should not count.
    """
    script = _TIMED.format(code=code)
    env = _with_bytecode()
    env["PYTHONPATH"] = os.pathsep.join(str(path) for path in SDKS)
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env=env,
    )
    return float(done.stdout)


def _with_bytecode() -> dict[str, str]:
    """The environment, but an installed package has its bytecode: sources are not compiled each time."""
    return {
        key: value
        for key, value in os.environ.items()
        if key != "PYTHONDONTWRITEBYTECODE"
    }


def side_by_side(subjects: Mapping[str, str], rounds: int = 31) -> dict[str, Timing]:
    """Time each piece of code in fresh interpreters, in turn, after one round that does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in subjects}
    for number in range(rounds + 1):
        for name, code in subjects.items():
            taken = timed_code(code)
            if number:
                seconds[name].append(taken)
    return {name: Timing(name, tuple(rounds)) for name, rounds in seconds.items()}


@dataclass(frozen=True)
class Process:
    """What a process took: seconds on the clock and of the processor, and the most MB that one of its processes had."""

    wall: float
    processor: float
    memory: float
    code: int


def whole_process(
    command: Sequence[str], env: Mapping[str, str] | None = None
) -> Process:
    """Run a command and wait for it; its children count, and what it prints does not show."""
    environment = _with_bytecode() | dict(env or {})
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Process(
        wall=time.perf_counter() - started,
        processor=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss / 1024,
        code=process.returncode,
    )


def peak_memory(command: Sequence[str], env: Mapping[str, str] | None = None) -> float:
    """Run a command; the MB that it and its children have at one time, at most, as seen every 20 ms.

    What several share counts once (proportional set size); needs /proc, as Linux has it.
    """
    environment = _with_bytecode() | dict(env or {})
    quiet = subprocess.DEVNULL
    most = 0.0
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, env=environment) as one:
        while one.poll() is None:
            most = max(most, sum(map(_proportional, _family(one.pid))))
            time.sleep(0.02)
    return most


def _family(process: int) -> Iterator[int]:
    """A process and its children, those that end meanwhile left out."""
    yield process
    with suppress(OSError):
        listed = Path(f"/proc/{process}/task/{process}/children").read_text()
        for child in listed.split():
            yield from _family(int(child))


def _proportional(process: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def report(title: str, measured: float, limit: float, unit: str = "x") -> bool:
    """Print one figure beside its limit; True when it holds."""
    holds = measured <= limit
    print(
        f"{title}: {measured:.2f} {unit} (limit {limit:g} {unit}){'' if holds else '  MISSED'}"
    )
    return holds
