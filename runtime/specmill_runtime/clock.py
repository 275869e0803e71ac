"""Time and chance as clients see them, so that tests need not wait."""

from __future__ import annotations

import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from contextvars import ContextVar


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


@cache
def _setting() -> ContextVar[Clock]:
    """What `clock_set` sets, made when it is first used."""
    from contextvars import ContextVar

    return ContextVar("clock", default=_SYSTEM)


def current_clock() -> Clock:
    """The clock of clients that are built here: the machine's, except under `clock_set`."""
    # Only tests set a clock, and what they need for it takes a client long to load.
    return _setting().get() if _setting.cache_info().currsize else _SYSTEM


@contextmanager
def clock_set(clock: C) -> Generator[C, None, None]:
    """Give `clock` to every client that is built inside the block."""
    token = _setting().set(clock)
    try:
        yield clock
    finally:
        _setting().reset(token)
