"""Calls that meet a fault, by a client of either flavor and library that has one connection."""

import asyncio
import ssl
from collections.abc import Callable
from importlib import import_module
from itertools import islice
from typing import Any

from fault_server import FaultServer

from specmill_runtime.client import AsyncCore, ClientSpec, SyncCore
from specmill_runtime.clock import SystemClock
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import AnyOperation, Operation, Result
from specmill_runtime.options import RetryPolicy

DEADLINE = 0.4
LATENESS = 5.0
"""What a loaded machine may add; `benchmarks/lateness.py` holds calls to 0.5 s."""
MOST = 100
"""Items after which a walk is given up."""
# Made once: it costs more than all calls together.
TLS = ssl.create_default_context()
ECHO: AnyOperation = Operation(
    id="echo", method="GET", path="/echo", security=(), results=(Result(status="200"),)
)


class Ends:
    """How a call came to its end: its value, or its error."""

    def __init__(self) -> None:
        self.value: object = None
        self.error: SdkError | None = None

    @property
    def seen(self) -> object:
        """The class of the error, or the value."""
        return self.value if self.error is None else type(self.error)


Work = Callable[[Any], Any]
"""Uses a core, and gives a value or an awaitable."""


def called(operation: AnyOperation, *arguments: object) -> Work:
    """A plain call."""
    return lambda core: core.call(operation, arguments)


def walked(operation: AnyOperation, *arguments: object) -> Work:
    """A walk through pages."""

    async def collect(core: AsyncCore) -> list[Any]:
        items: list[Any] = []
        async for item in core.paginate(operation, arguments):
            items.append(item)
            if len(items) == MOST:
                break
        return items

    def walk(core: SyncCore | AsyncCore) -> Any:
        if isinstance(core, SyncCore):
            return list(islice(core.paginate(operation, arguments), MOST))
        return collect(core)

    return walk


def streamed(operation: AnyOperation, *arguments: object) -> Work:
    """All items of a stream."""

    async def collect(core: AsyncCore) -> list[Any]:
        async with core.stream(operation, arguments) as stream:
            return [item async for item in stream]

    def read(core: SyncCore | AsyncCore) -> Any:
        if not isinstance(core, SyncCore):
            return collect(core)
        with core.stream(operation, arguments) as stream:
            return list(stream)

    return read


def downloaded(operation: AnyOperation, *arguments: object) -> Work:
    """A body that is read in pieces."""

    async def collect(core: AsyncCore) -> bytes:
        async with core.streamed(operation, arguments) as response:
            return await response.read()

    def read(core: SyncCore | AsyncCore) -> Any:
        if not isinstance(core, SyncCore):
            return collect(core)
        with core.streamed(operation, arguments) as response:
            return response.read()

    return read


def batched(operation: AnyOperation, handles: list[Any]) -> Work:
    """Three calls in a batch, whose handles are put into a list."""

    def add(calls: Any) -> None:
        handles.extend(calls.add(operation) for _ in range(3))

    async def send(core: AsyncCore) -> None:
        async with core.batch(lambda calls: calls) as calls:
            add(calls)

    def work(core: SyncCore | AsyncCore) -> Any:
        if not isinstance(core, SyncCore):
            return send(core)
        with core.batch(lambda calls: calls) as calls:
            add(calls)
        return None

    return work


def ends(
    flavor: str,
    library: str,
    server: FaultServer,
    work: Work,
    spec: ClientSpec,
    **settings: Any,
) -> Ends:
    """How the work ends; the same client serves afterwards, over its only connection."""
    module = import_module(library)
    given = {"verify": TLS, "limits": module.Limits(max_connections=1)}
    settings = {
        "base_url": server.url,
        "deadline": LATENESS,
        "max_bytes": 1_000_000,
        "retry": RetryPolicy(base=0.001),
        "clock": SystemClock(),
        **settings,
    }
    found = Ends()
    if flavor == "sync":
        with module.Client(**given) as client:
            core = SyncCore(spec, http_client=client, **settings)
            try:
                found.value = work(core)
            except SdkError as error:
                found.error = error
            core.call(ECHO, (), {"deadline": LATENESS})
        return found

    async def run() -> None:
        async with module.AsyncClient(**given) as client:
            core = AsyncCore(spec, http_client=client, **settings)
            try:
                found.value = await work(core)
            except SdkError as error:
                found.error = error
            await core.call(ECHO, (), {"deadline": LATENESS})

    asyncio.run(run())
    return found
