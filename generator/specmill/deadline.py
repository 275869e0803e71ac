"""A limit on the time that one description may take."""

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
    """The limit has passed; no `except Exception` on the way may take it for something else."""


# Seconds after which an interruption comes again that Python has dropped.
_AGAIN: Final = 1.0
_SOON: Final = 0.001
# What a system's timer may not take is no limit at all: a hundred years.
_LONGEST: Final = 3e9
# Where the standard library tells those who hold weak references that an object is gone.
_CALLBACKS: Final = (weakref.__file__, _weakrefset.__file__)


@contextmanager
def deadline(seconds: float) -> Generator[None]:
    """Raise OutOfTimeError when the block takes longer than `seconds`.

    Only the main thread of a POSIX system can be interrupted; elsewhere, and where the program has
    a timer of its own, the limit shows when the block is done. So it does where Python drops the
    error, because it came while an object was tidied up.
    """
    started: Final = time.monotonic()
    if _can_interrupt():
        with _interrupted(seconds):
            yield
    else:
        yield
    if time.monotonic() - started > seconds:
        raise OutOfTimeError


@contextmanager
def _interrupted(seconds: float) -> Generator[None]:
    """Raise OutOfTimeError in the block, after `seconds` and then as long as it goes on."""
    before = signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, min(seconds, _LONGEST), _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _can_interrupt() -> bool:
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    )


def _interrupt(_signal: int, frame: FrameType | None) -> None:
    if _is_tidying(frame):
        signal.setitimer(signal.ITIMER_REAL, _SOON, _AGAIN)
    else:
        raise OutOfTimeError


def _is_tidying(frame: FrameType | None) -> bool:
    """Whether a frame runs for an object that is gone, where Python drops what is raised."""
    while frame is not None:
        code = frame.f_code
        if code.co_name == "__del__" or code.co_filename in _CALLBACKS:
            return True
        frame = frame.f_back
    return False
