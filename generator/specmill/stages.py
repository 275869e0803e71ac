"""How long each stage of a run took."""

from __future__ import annotations

import time


class Stages:
    """A stop watch that starts when it is made; a stage begins where the one before it ended."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def end(self, name: str) -> None:
        """Count the time since the last stage ended to this one."""
        now = time.perf_counter()
        self.seconds[name] = self.seconds.get(name, 0.0) + now - self._last
        self._last = now

    @property
    def total(self) -> float:
        """The seconds of all stages that ended."""
        return sum(self.seconds.values())

    def __str__(self) -> str:
        return ", ".join(
            f"{name} {taken:.2f} s" for name, taken in self.seconds.items()
        )
