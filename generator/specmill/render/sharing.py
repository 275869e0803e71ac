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

from specmill.deadline import renew
from specmill.render.source_file import SourceFile

Task = Callable[[], tuple[SourceFile, ...]]

_Done = tuple[int, tuple[SourceFile, ...]]
"""The number of a task, and what it made."""

MOST_PROCESSES = 3  # each has some 50 MB of its own for a large description
_MOST_SHARED = 1 << 14  # what a pipe holds for certain, at two bytes each
_LENGTH = 8  # bytes before each piece of what another process writes


def processors() -> int:
    """How many processes can run here at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return min(MOST_PROCESSES, len(os.sched_getaffinity(0)))
    return min(MOST_PROCESSES, os.cpu_count() or 1)


def can_split() -> bool:
    """True where a process can be split safely: macOS has libraries that break, threads may hold locks."""
    is_linux = sys.platform == "linux" and hasattr(os, "memfd_create")
    return is_linux and threading.active_count() == 1


class Sharing:
    """Tasks that `processes` begin with at the start of a `with` block; `finish` waits for all."""

    def __init__(self, tasks: Sequence[Task], processes: int) -> None:
        self._tasks = tasks
        self._processes = processes if can_split() else 1
        self._waiting = -1
        self._others: dict[int, int] = {}  # the file that each process writes

    def __enter__(self) -> Self:
        if self._processes > 1:
            self._waiting, numbers = os.pipe()
            for number in range(min(len(self._tasks), _MOST_SHARED)):
                os.write(numbers, number.to_bytes(2, "big"))
            os.close(numbers)
            # Python loses an interruption that comes while it splits a process.
            mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                # Without room for another process or its file, this one does it all.
                with suppress(OSError):
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
        for process, made in self._others.items():
            os.close(made)
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)

    def finish(self) -> tuple[SourceFile, ...]:
        """All files, sorted by path."""
        done = dict(self._work())
        for process, made in tuple(self._others.items()):
            os.waitpid(process, 0)
            done.update(_read(made))
            del self._others[process]
            os.close(made)
        for number, task in enumerate(self._tasks):
            if number not in done:
                done[number] = task()
        files = (file for made in done.values() for file in made)
        return tuple(sorted(files, key=lambda file: file.path))

    def _work(self) -> Iterator[_Done]:
        """Do tasks as long as there are some that nobody has taken."""
        while self._waiting >= 0 and (number := os.read(self._waiting, 2)):
            taken = int.from_bytes(number, "big")
            yield taken, self._tasks[taken]()

    def _split(self, mask: set[signal.Signals | int]) -> None:
        """Start another process, with the signals blocked that `mask` has.

        It writes what it makes to a file in memory, so that texts are not kept beside their copies.
        """
        made = os.memfd_create("specmill")
        process = os.fork()
        if process:
            self._others[process] = made
            return
        # Whatever happens, this process must not go on with what the first one does.
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            renew()
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            with os.fdopen(made, "wb") as stream:
                for done in self._work():
                    piece = msgspec.msgpack.encode(done)
                    stream.write(len(piece).to_bytes(_LENGTH, "big") + piece)
        finally:
            os._exit(0)


def _read(made: int) -> Iterator[_Done]:
    """What another process did: the pieces that it wrote whole."""
    with os.fdopen(made, "rb", closefd=False) as stream:
        stream.seek(0)
        while len(length := stream.read(_LENGTH)) == _LENGTH:
            piece = stream.read(int.from_bytes(length, "big"))
            with suppress(msgspec.DecodeError):
                yield msgspec.msgpack.decode(piece, type=_Done)
