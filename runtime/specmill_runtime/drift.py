"""Counts of how answers deviate from the description, under `decode="observe"`."""

import os
import threading
from collections.abc import Iterable
from typing import Final

import msgspec

from specmill_runtime.deviations import Found, Kind
from specmill_runtime.saving import replaced

# Servers choose the names of undeclared members, so that there may be any number.
MAX_PLACES: Final = 10_000


class Deviation(msgspec.Struct, frozen=True, order=True):
    """How often one operation's results deviated in one way at one place."""

    operation: str
    pointer: str
    """JSON pointer (RFC 6901) into the result, `*` for indices and for keys of maps."""
    kind: Kind
    count: int


class Drift:
    """What a client has observed, without any value; safe for threads."""

    __slots__ = ("_counts", "_lock", "_overflow")

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str, Kind], int] = {}
        self._overflow = 0
        self._lock = threading.Lock()

    def record(self, operation: str, found: Iterable[Found]) -> None:
        """Count deviations of one result."""
        with self._lock:
            for one in found:
                key = (operation, one.place, one.kind)
                if key in self._counts or len(self._counts) < MAX_PLACES:
                    self._counts[key] = self._counts.get(key, 0) + 1
                else:
                    self._overflow += 1

    def add(self, counts: Iterable[Deviation]) -> None:
        """Add what another Drift has counted."""
        with self._lock:
            for one in counts:
                key = (one.operation, one.pointer, one.kind)
                if key in self._counts or len(self._counts) < MAX_PLACES:
                    self._counts[key] = self._counts.get(key, 0) + one.count
                else:
                    self._overflow += one.count

    def counts(self) -> tuple[Deviation, ...]:
        """All deviations so far, sorted by operation, place and kind."""
        with self._lock:
            counted = list(self._counts.items())
        return tuple(sorted(Deviation(*key, count) for key, count in counted))

    @property
    def overflow(self) -> int:
        """Number of deviations that are not in `counts`, which holds 10,000 places at most."""
        return self._overflow

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._counts.clear()
            self._overflow = 0

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the counts as JSON, the same text for the same counts; a file is replaced as a whole.

        OSError when it cannot be written.
        """
        report = {
            "version": 1,
            "overflow": self._overflow,
            "deviations": self.counts(),
        }
        text = msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"
        with replaced(path) as file:
            file.write(text)

    def __repr__(self) -> str:
        return f"<Drift, {len(self._counts)} places>"
