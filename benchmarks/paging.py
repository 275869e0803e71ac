"""What a walk through a million items costs: resident memory, and time beside decoding alone.

python benchmarks/paging.py
"""

from __future__ import annotations

import asyncio
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec
from measure import report

from specmill_runtime.client import AsyncCore, ClientSpec, SyncCore
from specmill_runtime.models import Model
from specmill_runtime.operation import (
    CursorPaging,
    NextUrlPaging,
    OffsetPaging,
    Operation,
    Paging,
    Result,
    query,
)
from specmill_runtime.request import RawRequest, RawResponse

PAGES = 1000
SIZE = 1000
LIMIT_MB = 5.0


class Item(Model, kw_only=True):
    """One item."""

    id: int
    name: str
    tags: list[str]


class Listing(Model, kw_only=True):
    """One page."""

    items: list[Item]
    next: str | None = None
    total: int | None = None


SPEC = ClientSpec(
    name="Bench", package="bench", version="1", servers=("https://bench.test",)
)
STYLES: dict[str, Paging] = {
    "offset": OffsetPaging(offset="at", items="/items", total="/total"),
    "cursor": CursorPaging(cursor="at", items="/items", next="/next"),
    "next-url": NextUrlPaging(items="/items", next="/next"),
}
ITEMS = ",".join(
    f'{{"id":{n},"name":"item number {n}","tags":["a","b"]}}' for n in range(SIZE - 1)
)


class Pages:
    """A transport that makes pages as they are asked for; no two are the same."""

    def __init__(self, style: str) -> None:
        self.style = style
        self.served = 0

    def page(self) -> RawResponse:
        """The next page."""
        self.served += 1
        at = self.served * SIZE
        following = f'"?at={at}"' if self.style == "next-url" else f'"{at}"'
        if self.served == PAGES:
            following = "null"
        text = (
            f'{{"items":[{{"id":-{at},"name":"","tags":[]}},{ITEMS}],'
            f'"next":{following},"total":{PAGES * SIZE}}}'
        )
        headers = ((b"Content-Type", b"application/json"),)
        return RawResponse(status=200, headers=headers, content=text.encode())

    def send(self, request: RawRequest) -> RawResponse:
        """The next page."""
        return self.page()

    def close(self) -> None:
        """Nothing to release."""


class AsyncPages:
    """The same for asynchronous clients."""

    def __init__(self, style: str) -> None:
        self._pages = Pages(style)

    async def send(self, request: RawRequest) -> RawResponse:
        """The next page."""
        await asyncio.sleep(0)
        return self._pages.page()

    async def close(self) -> None:
        """Nothing to release."""


class Gauge:
    """Counts items; remembers the peak of resident memory at the end of the first page."""

    def __init__(self) -> None:
        self.count = 0
        self._first = 0

    def __call__(self) -> None:
        self.count += 1
        if self.count == SIZE:
            self._first = _peak()

    @property
    def growth(self) -> float:
        """MB by which the peak has risen since."""
        assert self.count == PAGES * SIZE
        return (_peak() - self._first) * 1024 / 1e6


def _peak() -> int:
    """The most memory that was ever resident, in kB."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


def operation(style: str) -> Operation[Any]:
    """An operation that pages in a style."""
    return Operation(
        id=f"items.{style}",
        method="GET",
        path="/items",
        arguments=(query("at", str if style == "cursor" else int),),
        results=(Result(status="200", type=lambda: Listing),),
        paging=STYLES[style],
    )


def walk(style: str, prefetch: int) -> float:
    """All items, by a synchronous client; gives MB."""
    gauge = Gauge()
    core = SyncCore(SPEC, http_client=Pages(style))
    for _ in core.paginate(operation(style), (None,)).items(prefetch=prefetch):
        gauge()
    return gauge.growth


async def walk_async(style: str, prefetch: int) -> float:
    """All items, by an asynchronous client; gives MB."""
    gauge = Gauge()
    core = AsyncCore(SPEC, http_client=AsyncPages(style))
    async for _ in core.paginate(operation(style), (None,)).items(prefetch=prefetch):
        gauge()
    return gauge.growth


def walk_in_loop(style: str, prefetch: int) -> float:
    """All items, by an asynchronous client in a loop of its own."""
    return asyncio.run(walk_async(style, prefetch))


def decoding_alone(style: str) -> float:
    """Seconds to make and decode the same pages without a client."""
    pages, decode = Pages(style), msgspec.json.Decoder(Listing).decode
    start = time.process_time()
    for _ in range(PAGES):
        for _ in decode(pages.page().content).items:
            pass
    return time.process_time() - start


def paging(style: str) -> float:
    """Seconds to walk through the same pages with a client."""
    core = SyncCore(SPEC, http_client=Pages(style))
    pager = core.paginate(operation(style), (None,))
    start = time.process_time()
    for _ in pager:
        pass
    return time.process_time() - start


def main() -> int:
    """Measure, print; exit 1 when a limit is missed."""
    held: list[bool] = []
    # Every walk in a process of its own: a peak never falls again.
    with ProcessPoolExecutor(
        1, mp_context=get_context("spawn"), max_tasks_per_child=1
    ) as fresh:
        for style in STYLES:
            for prefetch in (0, 2):
                for measured in (walk, walk_in_loop):
                    growth = fresh.submit(measured, style, prefetch).result()
                    title = f"{style}, {measured.__name__}, prefetch {prefetch}: memory"
                    held.append(report(title, growth, LIMIT_MB, "MB"))
    for style in STYLES:
        ratios = [paging(style) / decoding_alone(style) for _ in range(3)]
        held.append(
            report(f"{style}: paging / making and decoding alone", min(ratios), 1.5)
        )
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
