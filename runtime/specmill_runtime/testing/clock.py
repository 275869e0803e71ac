"""Time that passes without waiting."""

from importlib import import_module
from typing import Any


class VirtualClock:
    """A clock that stands still except when somebody sleeps; `slept` keeps every wait.

    with clock_set(VirtualClock()) as clock: client = Client(...)
    """

    __slots__ = ("chance", "slept", "time")

    def __init__(self, chance: float = 1.0) -> None:
        """`chance`, from 0 to 1, is what `random` gives: of full jitter, how much is waited."""
        self.chance: float = chance
        self.time: float = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        """Seconds slept since the clock was made, and whatever a test adds to `time`."""
        return self.time

    def sleep(self, seconds: float) -> None:
        """Let the time pass at once."""
        self.slept.append(seconds)
        self.time += seconds

    async def asleep(self, seconds: float) -> None:
        """Let the time pass at once, after other tasks had their turn."""
        asyncio: Any = import_module("asyncio")
        await asyncio.sleep(0)
        self.sleep(seconds)

    def random(self) -> float:
        """Always `chance`."""
        return self.chance
