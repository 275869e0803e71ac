"""What a use leaves behind: descriptors, threads, tasks, warnings; and what it says in logs."""

from __future__ import annotations

import gc
import logging
import signal
import sys
import threading
import time
import warnings
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

_WATCHDOG = "specmill-deadlines"
_LOGGERS = ("", "httpx", "httpx2", "httpcore", "httpcore2", "specmill_runtime")


class StuckError(BaseException):
    """A use that does not end; no Exception, so that nobody catches it."""


class Watch:
    """Notes of what was logged and warned of, and of what is open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.complaints: list[str] = []
        self._open = _descriptors()
        _listen(self)

    def begin(self, *, logging_: bool) -> None:
        """Forget what was noted; with logging, everything is logged."""
        self.lines.clear()
        self.complaints.clear()
        for name in _LOGGERS:
            level = logging.DEBUG if logging_ else logging.WARNING
            logging.getLogger(name).setLevel(level)
        self._open = _descriptors()

    def left(self) -> Iterator[str]:
        """What is left since the beginning."""
        more = {
            number: target
            for number, target in _descriptors().items()
            if self._open.get(number) != target
        }
        if more:
            yield f"left open: {sorted(more.values())}"
        names = [one.name for one in threading.enumerate()]
        strange = [one for one in names if one not in ("MainThread", _WATCHDOG)]
        if strange:
            yield f"threads are left: {strange}"
        yield from self.complaints

    def collected(self) -> list[str]:
        """What is complained of when everything that is forgotten goes."""
        self.complaints.clear()
        gc.collect()
        return list(self.complaints)


class Stopwatch:
    """Counts the seconds from now on."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._starved = _starved()

    def seconds(self) -> tuple[float, float]:
        """How many so far, and those of them in which the machine had no processor for this thread.

        The latter are nought where Linux does not tell them.
        """
        return time.monotonic() - self._start, _starved() - self._starved


@contextmanager
def limited(seconds: float) -> Generator[None, None, None]:
    """StuckError when the block takes longer."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise StuckError(f"not ended after {seconds:g} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _listen(watch: Watch) -> None:
    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            watch.lines.append(self.format(record))
            if record.name == "asyncio" and record.levelno >= logging.WARNING:
                watch.complaints.append(f"asyncio says: {self.format(record)[:300]}")

    def unraisable(hint: sys.UnraisableHookArgs) -> None:
        watch.complaints.append(f"unraisable: {hint.exc_value!r} in {hint.object!r}")

    def warned(message: Warning | str, *details: Any, **more: Any) -> None:
        watch.complaints.append(f"warning: {message!r}")

    logging.getLogger().addHandler(Collector())
    warnings.simplefilter("always")
    warnings.showwarning = warned
    sys.unraisablehook = unraisable
    threading.excepthook = lambda given: watch.complaints.append(
        f"a thread ended with {given.exc_value!r}"
    )


def _starved() -> float:
    try:
        text = Path("/proc/thread-self/schedstat").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(text.split()[1]) / 1e9


def _descriptors() -> dict[str, str]:
    """What is open, by number."""
    found = {one.name: _target(one) for one in Path("/proc/self/fd").iterdir()}
    # That of the listing itself has gone by now.
    return {number: target for number, target in found.items() if target}


def _target(descriptor: Path) -> str:
    try:
        return str(descriptor.readlink())
    except OSError:
        return ""
