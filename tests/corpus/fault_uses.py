"""Every way in which a client can meet a fault: plain calls, walks, grants, JSON-RPC, streams."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from itertools import islice
from typing import Any

import msgspec

from specmill_runtime.client import AsyncCore, ClientSpec, SyncCore
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import (
    AnyOperation,
    CursorPaging,
    NextUrlPaging,
    Operation,
    Paging,
    Result,
    Streaming,
    field,
    header,
    named,
    query,
)
from tests.corpus.fault_host import Welcome
from tests.corpus.fault_secrets import ARGUMENTS, CLIENT, CREDENTIALS, REFRESH_TOKEN
from tests.runtime.secret_markers import MARKED, granted

MOST = 30
"""Items after which a walk is given up; each page has a deadline of its own."""
KEPT = 2_000_000
"""Bytes of a download that are looked at."""


class Thing(msgspec.Struct):
    """What is described where a fault says other things than that."""

    id: int
    n: int
    flag: bool


class Page(msgspec.Struct):
    """A part of a list; what is no page has no items."""

    items: list[Any]
    next: Any = None


TYPES: dict[str, Any] = {"wrong-types": Thing, "200-error-body": Thing}
"""Where a mapping would be too lenient a description."""
ECHO: AnyOperation = Operation(
    id="echo", method="GET", path="/echo", security=(), results=(Result(status="200"),)
)


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """One use of one fault: what a client is made of, and what it does."""

    name: str
    spec: Callable[[int], ClientSpec]
    """The API for the run of that number, which its requests for tokens carry."""
    credentials: dict[str, str]
    sync: Callable[[SyncCore], object]
    flow: Callable[[AsyncCore], Awaitable[object]]


class BatchEnd(msgspec.Struct, frozen=True):
    """What became of a batch: of its calls, and as a whole."""

    calls: list[object]
    raised: SdkError | None


def uses(fault: str, welcome: Welcome) -> list[Use]:
    """All uses of a fault."""
    return [
        _use("GET", *_call(_operation(fault, "GET"), *ARGUMENTS[:2])),
        _use("POST", *_call(_operation(fault, "POST"), *ARGUMENTS)),
        *(
            _use(f"pages by {style}", *_walk(_paged(fault, paging), *ARGUMENTS[:2]))
            for style, paging in _PAGING.items()
        ),
        _grant("token grant", fault, welcome, {}),
        _grant("token refresh", fault, welcome, {"refresh_token": REFRESH_TOKEN}),
        _use("JSON-RPC", *_call(_remote(fault), ARGUMENTS[2])),
        _use("JSON-RPC batch", *_batch(_remote(fault))),
        _use("download", *_download(_operation(fault, "GET"), *ARGUMENTS[:2])),
        *(
            _use(name, *_stream(_streamed(fault, media_type, form), *ARGUMENTS[:2]))
            for name, media_type, form in (
                ("events", "text/event-stream", Streaming()),
                ("JSON Lines", "application/jsonl", Streaming(format="lines")),
            )
        ),
    ]


_Works = tuple[Callable[[SyncCore], object], Callable[[AsyncCore], Awaitable[object]]]
_PAGING: dict[str, Paging] = {
    "cursor": CursorPaging(cursor="cursor", items="/items", next="/next"),
    "address": NextUrlPaging(items="/items", next="/next"),
    "link": NextUrlPaging(link_header=True),
}


def _use(
    name: str,
    sync: Callable[[SyncCore], object],
    flow: Callable[[AsyncCore], Awaitable[object]],
) -> Use:
    return Use(
        name=name,
        spec=lambda run: MARKED,
        credentials=CREDENTIALS,
        sync=sync,
        flow=flow,
    )


def _grant(name: str, fault: str, welcome: Welcome, more: dict[str, str]) -> Use:
    """A call whose token comes from a server with a fault."""
    sync, flow = _call(_operation("echo", "GET"), *ARGUMENTS[:2])
    return Use(
        name=name,
        spec=lambda run: granted(f"{welcome.tokens}/{fault}?run={run}"),
        credentials={**CLIENT, **more},
        sync=sync,
        flow=flow,
    )


def _operation(fault: str, method: str, **details: Any) -> AnyOperation:
    kind = TYPES.get(fault, dict[str, Any])
    arguments = (query("q", str), header("X-Note", str))
    details = {
        "arguments": (*arguments, *((field("text", str),) if method == "POST" else ())),
        "results": (Result(status="2XX", type=lambda: kind),),
        **details,
    }
    return Operation(id=f"faults.{fault}", method=method, path=f"/{fault}", **details)


def _paged(fault: str, paging: Paging) -> AnyOperation:
    arguments = (query("q", str), header("X-Note", str), query("cursor", str))
    kind: Any = list[Any] if paging is _PAGING["link"] else Page
    results = (Result(status="2XX", type=lambda: kind),)
    return _operation(fault, "GET", arguments=arguments, results=results, paging=paging)


def _remote(fault: str) -> AnyOperation:
    results = (Result(status="200", type=lambda: int | None),)
    arguments = (named("text", str),)
    return _operation(fault, "POST", arguments=arguments, results=results, rpc="do")


def _streamed(fault: str, media_type: str, form: Streaming) -> AnyOperation:
    result: Result = Result(
        status="2XX", type=lambda: dict[str, Any], media_type=media_type
    )
    return _operation(fault, "GET", results=(result,), streaming=form)


def _call(operation: AnyOperation, *arguments: object) -> _Works:
    def sync(core: SyncCore) -> object:
        return core.call(operation, arguments)

    async def flow(core: AsyncCore) -> object:
        return await core.call(operation, arguments)

    return sync, flow


def _walk(operation: AnyOperation, *arguments: object) -> _Works:
    given = (*arguments, None)

    def sync(core: SyncCore) -> object:
        return list(islice(core.paginate(operation, given), MOST))

    async def flow(core: AsyncCore) -> object:
        items: list[Any] = []
        async for item in core.paginate(operation, given):
            items.append(item)
            if len(items) == MOST:
                break
        return items

    return sync, flow


def _batch(operation: AnyOperation) -> _Works:
    arguments = (ARGUMENTS[2],)

    def end(handles: list[Any], raised: SdkError | None) -> BatchEnd:
        ends = [one.error if one.error else one.result() for one in handles]
        return BatchEnd(ends, raised)

    def sync(core: SyncCore) -> object:
        handles: list[Any] = []
        try:
            with core.batch(lambda calls: calls) as calls:
                handles.extend(calls.add(operation, arguments) for _ in range(3))
        except SdkError as error:
            return end(handles, error)
        return end(handles, None)

    async def flow(core: AsyncCore) -> object:
        handles: list[Any] = []
        try:
            async with core.batch(lambda calls: calls) as calls:
                handles.extend(calls.add(operation, arguments) for _ in range(3))
        except SdkError as error:
            return end(handles, error)
        return end(handles, None)

    return sync, flow


def _download(operation: AnyOperation, *arguments: object) -> _Works:
    """A download in pieces, of which the start is kept: an endless one would fill the memory."""

    def sync(core: SyncCore) -> object:
        content = bytearray()
        with core.streamed(operation, arguments) as response:
            for piece in response:
                content += piece[: KEPT - len(content)]
        return bytes(content)

    async def flow(core: AsyncCore) -> object:
        content = bytearray()
        async with core.streamed(operation, arguments) as response:
            async for piece in response:
                content += piece[: KEPT - len(content)]
        return bytes(content)

    return sync, flow


def _stream(operation: AnyOperation, *arguments: object) -> _Works:
    def sync(core: SyncCore) -> object:
        with core.stream(operation, arguments) as stream:
            return list(stream)

    async def flow(core: AsyncCore) -> object:
        async with core.stream(operation, arguments) as stream:
            return [item async for item in stream]

    return sync, flow
