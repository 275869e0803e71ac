"""Files that several processes make together, where a process can be split in two.

Each takes the next task from a pipe until none is left, so that none waits for a slower one. What
another process fails to do, for whatever reason, is done here: the files never depend on how many
processes there are.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

import msgspec

from specmill.render.source_file import SourceFile

Task = Callable[[], tuple[SourceFile, ...]]

_Done = dict[int, tuple[SourceFile, ...]]

MOST_PROCESSES = 4
_MOST_SHARED = 1 << 14  # what a pipe holds for certain, at two bytes each


def processors() -> int:
    """How many processes can run here at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return min(MOST_PROCESSES, len(os.sched_getaffinity(0)))
    return min(MOST_PROCESSES, os.cpu_count() or 1)


def can_split() -> bool:
    """True where a process can be split safely: macOS has libraries that break, threads may hold locks."""
    return sys.platform == "linux" and threading.active_count() == 1


class Sharing:
    """Tasks that `processes` begin with at the start of a `with` block; `finish` waits for all."""

    def __init__(self, tasks: Sequence[Task], processes: int) -> None:
        self._tasks = tasks
        self._processes = processes if can_split() else 1
        self._waiting = -1
        self._others: dict[int, int] = {}  # where the files of each process come from

    def __enter__(self) -> Self:
        if self._processes > 1:
            self._waiting, numbers = os.pipe()
            for number in range(min(len(self._tasks), _MOST_SHARED)):
                os.write(numbers, number.to_bytes(2, "big"))
            os.close(numbers)
            # Python loses an interruption that comes while it splits a process.
            mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                for _ in range(self._processes - 1):
                    self._split(mask)
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._waiting >= 0:
            os.close(self._waiting)
        for process, source in self._others.items():
            os.close(source)
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)

    def finish(self) -> tuple[SourceFile, ...]:
        """All files, sorted by path."""
        done = self._work()
        for source in self._others.values():
            done |= _received(source)
        for number, task in enumerate(self._tasks):
            if number not in done:
                done[number] = task()
        files = (file for made in done.values() for file in made)
        return tuple(sorted(files, key=lambda file: file.path))

    def _work(self) -> _Done:
        """Do tasks as long as there are some that nobody has taken."""
        return {number: self._tasks[number]() for number in self._taken()}

    def _taken(self) -> Iterator[int]:
        while self._waiting >= 0 and (number := os.read(self._waiting, 2)):
            yield int.from_bytes(number, "big")

    def _split(self, mask: set[signal.Signals | int]) -> None:
        """Start another process, with the signals blocked that `mask` has."""
        source, target = os.pipe()
        process = os.fork()
        if process:
            os.close(target)
            self._others[process] = source
            return
        # Whatever happens, this process must not go on with what the first one does.
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            content = msgspec.msgpack.encode(self._work())
            with os.fdopen(target, "wb") as stream:
                stream.write(content)
        finally:
            os._exit(0)


def _received(source: int) -> _Done:
    """What another process did; nothing when it failed."""
    with os.fdopen(source, "rb", closefd=False) as stream:
        content = stream.read()
    try:
        return msgspec.msgpack.decode(content, type=_Done)
    except msgspec.DecodeError:
        return {}
