"""Cost of a call in the process: an SDK with everything on beside bare httpx, in one run.

Everything on: credentials, retry policy, deadline, size cap, typed decode. The transport is the
library's MockTransport on both sides. Rounds take turns; the collector is off inside a round.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

import httpx
import httpx2
import msgspec
from measure import report

from specmill_runtime.client import AsyncCore, ClientSpec, Credential, Scheme, SyncCore
from specmill_runtime.operation import Operation, Result, path, query

CALLS = 1000
ROUNDS = 15
CONTENT = b'{"id": 7, "name": "anything", "price": 1.5, "tags": ["a", "b"]}'
ADDRESS = "https://api.example.test/v1/things/7?expand=owner"


class Thing(msgspec.Struct):
    """What the API answers."""

    id: int
    name: str
    price: float
    tags: list[str]


SPEC = ClientSpec(
    name="Sample",
    package="sample",
    version="1.0",
    servers=("https://api.example.test/v1",),
    schemes={"token": Scheme(kind="token", credentials=("token",))},
    security=(("token",),),
    credentials=(Credential("token"),),
)
GET: Operation[Thing] = Operation(
    id="things.get",
    method="GET",
    path="/things/{id}",
    arguments=(path("id", int), query("expand", str)),
    results=(Result(status="200", type=lambda: Thing),),
)


def answering(library: ModuleType) -> Any:
    """A transport that answers every request alike."""

    def handler(request: Any) -> Any:
        headers = {"Content-Type": "application/json"}
        return library.Response(200, headers=headers, content=CONTENT)

    return library.MockTransport(handler)


def sync_pair(library: ModuleType) -> tuple[Callable[[], object], Callable[[], object]]:
    """A round of bare calls and a round of the SDK's."""
    bare = library.Client(transport=answering(library))
    client = library.Client(transport=answering(library))
    core = SyncCore(SPEC, credentials={"token": "t"}, http_client=client)

    def theirs() -> None:
        for _ in range(CALLS):
            bare.get(ADDRESS).json()

    def ours() -> None:
        for _ in range(CALLS):
            core.call(GET, (7, "owner"))

    return theirs, ours


def async_pair(
    library: ModuleType,
) -> tuple[Callable[[], object], Callable[[], object]]:
    """The same in an event loop."""
    bare = library.AsyncClient(transport=answering(library))
    client = library.AsyncClient(transport=answering(library))
    core = AsyncCore(SPEC, credentials={"token": "t"}, http_client=client)

    async def theirs() -> None:
        for _ in range(CALLS):
            (await bare.get(ADDRESS)).json()

    async def ours() -> None:
        for _ in range(CALLS):
            await core.call(GET, (7, "owner"))

    return lambda: asyncio.run(theirs()), lambda: asyncio.run(ours())


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one round."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    work()
    taken = time.process_time() - start
    gc.enable()
    return taken


def compare(
    title: str,
    pair: tuple[Callable[[], object], Callable[[], object]],
    limit: float,
) -> bool:
    """Print the ratio of the medians; True when it is within the limit."""
    theirs, ours = pair
    theirs()
    ours()
    rounds = [(seconds(theirs), seconds(ours)) for _ in range(ROUNDS)]
    bare = statistics.median(one for one, _ in rounds)
    own = statistics.median(one for _, one in rounds)
    scale = 1e6 / CALLS
    print(f"{title}: bare {bare * scale:.0f} µs, SDK {own * scale:.0f} µs")
    return report(f"{title}, SDK / bare", own / bare, limit)


def main() -> int:
    """Compare with httpx, which decides, and show httpx2, which is faster by itself."""
    held = [
        compare("httpx, sync", sync_pair(httpx), 0.8),
        compare("httpx, async", async_pair(httpx), 0.8),
    ]
    compare("httpx2, sync", sync_pair(httpx2), 1.0)
    compare("httpx2, async", async_pair(httpx2), 1.0)
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
