"""A limit on the time that one description may take: that of the processor, so that a busy machine refuses nothing."""

from __future__ import annotations

import _weakrefset
import signal
import threading
import time
import weakref
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import Final


class OutOfTimeError(BaseException):
    """A limit has passed, which the text names; no `except Exception` on the way may take it for something else."""


# Seconds after which an interruption comes again that Python has dropped.
_AGAIN: Final = 1.0
_SOON: Final = 0.001
# What a system's timer may not take is no limit at all: a hundred years.
_LONGEST: Final = 3e9
# Where the standard library tells those who hold weak references that an object is gone.
_CALLBACKS: Final = (weakref.__file__, _weakrefset.__file__)


# Whoever waits, for the network or another process, takes no time of the processor.
_PATIENCE: Final = 10


class _Watch:
    """What was used since now: time of the processor by this thread, and of the clock."""

    __slots__ = ("_began", "_seconds", "_started")

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.begin()

    def begin(self) -> None:
        """Count from now on."""
        self._began = time.monotonic()
        self._started = time.thread_time()

    def left(self) -> float:
        """Seconds before which no limit can pass; none or less when one has."""
        limit, used = self._seconds, time.thread_time() - self._started
        return min(limit - used, _PATIENCE * limit - self._passed())

    def error(self) -> OutOfTimeError:
        """The error for the limit that has passed."""
        limit = self._seconds
        if self._passed() >= _PATIENCE * limit:
            return OutOfTimeError(f"{_PATIENCE * limit:g} seconds")
        return OutOfTimeError(f"{limit:g} seconds of processor time")

    def _passed(self) -> float:
        return time.monotonic() - self._began

    def interrupt(self, _signal: int, frame: FrameType | None) -> None:
        """Raise the error, unless the machine was busy with something else."""
        left = self.left()
        if left <= 0 and not _is_tidying(frame):
            raise self.error()
        _alarm_in(max(left, _SOON))


@contextmanager
def deadline(seconds: float) -> Generator[None]:
    """Raise OutOfTimeError when the block takes more than `seconds` of the processor, or ten times that of the clock.

    Only the main thread of a POSIX system can be interrupted; elsewhere, and where the program has
    a timer of its own, the limit shows when the block is done. So it does where Python drops the
    error, because it came while an object was tidied up.
    """
    watch = _Watch(seconds)
    if _can_interrupt():
        with _interrupted(watch):
            yield
    else:
        yield
    if watch.left() < 0:
        raise watch.error()


def renew() -> None:
    """Give a process that was split off the same limits; it has no timer of its own."""
    watch = getattr(signal.getsignal(signal.SIGALRM), "__self__", None)
    if isinstance(watch, _Watch):
        watch.begin()
        _alarm_in(watch.left())


@contextmanager
def _interrupted(watch: _Watch) -> Generator[None]:
    """Raise OutOfTimeError in the block when a limit passes, and then as long as it goes on."""
    before = signal.signal(signal.SIGALRM, watch.interrupt)
    _alarm_in(watch.left())
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _alarm_in(seconds: float) -> None:
    signal.setitimer(signal.ITIMER_REAL, min(max(seconds, _SOON), _LONGEST), _AGAIN)


def _can_interrupt() -> bool:
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    )


def _is_tidying(frame: FrameType | None) -> bool:
    """Whether a frame runs for an object that is gone, where Python drops what is raised."""
    while frame is not None:
        code = frame.f_code
        if code.co_name == "__del__" or code.co_filename in _CALLBACKS:
            return True
        frame = frame.f_back
    return False
