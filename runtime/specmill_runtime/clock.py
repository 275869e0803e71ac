"""Time and chance as clients see them, so that tests need not wait."""

import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module
from typing import Any, Final, Protocol, TypeVar


class Clock(Protocol):
    """What the pipeline and its drivers know of time; seconds throughout."""

    def now(self) -> float:
        """A reading that never goes back."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait in a thread."""
        ...

    async def asleep(self, seconds: float) -> None:
        """Wait in a task."""
        ...

    def random(self) -> float:
        """A number from 0 to 1, for jitter."""
        ...


class SystemClock:
    """The clock of the machine."""

    __slots__ = ()

    def now(self) -> float:
        """A reading that never goes back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait in a thread."""
        time.sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        """Wait in a task; asyncio is loaded by the driver, and not by synchronous clients."""
        asyncio: Any = import_module("asyncio")
        await asyncio.sleep(seconds)

    def random(self) -> float:
        """A number from 0 to 1; the module `random` would cost more to load than to draw."""
        return int.from_bytes(os.urandom(6), "big") / (1 << 48)


C = TypeVar("C", bound=Clock)

_SYSTEM: Final[Clock] = SystemClock()
_CURRENT: Final[ContextVar[Clock]] = ContextVar("clock", default=_SYSTEM)


def current_clock() -> Clock:
    """The clock of clients that are built here: the machine's, except under `clock_set`."""
    return _CURRENT.get()


@contextmanager
def clock_set(clock: C) -> Generator[C, None, None]:
    """Give `clock` to every client that is built inside the block."""
    token = _CURRENT.set(clock)
    try:
        yield clock
    finally:
        _CURRENT.reset(token)
