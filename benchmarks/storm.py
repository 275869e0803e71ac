"""How much load retries add to a server that fails: 60 virtual seconds at 1,000 calls per second.

The pipeline does no I/O itself, so that thousands of calls are driven here side by side, in order.

python benchmarks/storm.py
"""

from __future__ import annotations

import heapq
import sys
from collections.abc import Generator
from itertools import count
from typing import Any

from measure import report

from specmill_runtime import pipeline
from specmill_runtime.client import ClientSpec, SyncCore
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import AnyOperation, Operation
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.testing import VirtualClock

SECONDS = 60
RATE = 1000
LIMIT = 1.1
STORM: AnyOperation = Operation(id="storm", method="GET", path="/storm")
SPEC = ClientSpec(
    name="Storm", package="storm", version="1", servers=("https://storm.test",)
)


class SpreadClock(VirtualClock):
    """A virtual clock whose chance is spread evenly, the same in every run."""

    def random(self) -> float:
        """The next number."""
        self.chance = (self.chance + 0.618033988749895) % 1
        return self.chance


class Failing:
    """A transport to a server that fails in its own way."""

    def __init__(self, status: int) -> None:
        self.failure = RawResponse(status=status)
        self.requests = 0

    def send(self, request: RawRequest) -> RawResponse:
        """The failure."""
        self.requests += 1
        return self.failure

    def close(self) -> None:
        """Nothing to release."""


def course(core: SyncCore, server: Failing) -> Generator[float, None, None]:
    """One call; it yields the seconds that it waits."""
    flow = pipeline.call(core, STORM, (), None)
    reply: Any = None
    try:
        while True:
            effect = flow.send(reply)
            reply = None
            if isinstance(effect, RawRequest):
                reply = server.send(effect)
            else:
                yield effect.seconds
    except SdkError:
        return


def storm(status: int) -> float:
    """Requests per call."""
    clock, server = SpreadClock(), Failing(status)
    core = SyncCore(SPEC, http_client=server, clock=clock)
    order = count()
    waiting = [
        (number / RATE, next(order), course(core, server))
        for number in range(SECONDS * RATE)
    ]
    while waiting:
        clock.time, _, call = heapq.heappop(waiting)
        pause = next(call, None)
        if pause is not None:
            heapq.heappush(waiting, (clock.time + pause, next(order), call))
    return server.requests / (SECONDS * RATE)


def main() -> int:
    """Measure kinds of failure; exit 1 when the load is above the limit."""
    held = [
        report(f"requests per call, {status}", storm(status), LIMIT)
        for status in (500, 503, 429)
    ]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
