"""Calls through the clients of both HTTP libraries."""

import asyncio
from collections.abc import Callable
from types import ModuleType
from typing import Any

import httpx
import httpx2
from fault_server import Line
from harness import PLAIN

from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.operation import AnyOperation
from specmill_runtime.options import NO_RETRY

MODULES: dict[str, ModuleType] = {"httpx": httpx, "httpx2": httpx2}
Handler = Callable[[httpx.Request], httpx.Response]


def run(
    flavor: str,
    library: str,
    handler: Handler,
    operation: AnyOperation,
    arguments: tuple[object, ...] = (),
    **settings: Any,
) -> Any:
    """The result of a call through a client of the library."""
    module = MODULES[library]
    settings.setdefault("retry", NO_RETRY)
    transport = module.MockTransport(handler)
    client = settings.pop("client", {})
    if flavor == "sync":
        given = module.Client(transport=transport, **client)
        return SyncCore(PLAIN, http_client=given, **settings).call(operation, arguments)
    given = module.AsyncClient(transport=transport, **client)
    core = AsyncCore(PLAIN, http_client=given, **settings)
    return asyncio.run(core.call(operation, arguments))


def answer(line: Line) -> None:
    """An empty object, and the end."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
    line.send(head + b"Content-Length: 2\r\n\r\n{}")
