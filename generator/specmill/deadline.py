"""A limit on the time that one description may take."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import Final


class OutOfTimeError(BaseException):
    """The limit has passed; no `except Exception` on the way may take it for something else."""


@contextmanager
def deadline(seconds: float) -> Generator[None]:
    """Raise OutOfTimeError when the block takes longer than `seconds`.

    Only the main thread of a POSIX system can be interrupted; elsewhere, and where the program has
    a timer of its own, the limit shows when the block is done.
    """
    started: Final = time.monotonic()
    if not _can_interrupt():
        yield
        if time.monotonic() - started > seconds:
            raise OutOfTimeError
        return
    before = signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
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


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise OutOfTimeError
