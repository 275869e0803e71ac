"""Responses that are opened before their bodies are there: chunks, ends, limits, release."""

import asyncio
import gzip
import threading
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any

import pytest
from fault_server import FaultServer, Line
from transports import AnyTransport, Opened, request, run

from specmill_runtime import errors
from specmill_runtime.errors import SdkError
from specmill_runtime.options import Limits, Timeout

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n"
TEXT = b"one two three four " * 500
PACKED = gzip.compress(TEXT, mtime=0)
DEADLINES = (0.3, 1.2, 4.8, 19.2)
"""The first that suffices for the headers: a loaded machine needs a longer one."""
GO_ON = threading.Event()


def chunk(content: bytes) -> bytes:
    """A chunk as it travels (RFC 9112 §7.1)."""
    return b"%x\r\n%b\r\n" % (len(content), content)


def waits(line: Line) -> None:
    """A first chunk, and the rest when the client has had it."""
    line.send(CHUNKED + b"\r\n" + chunk(b"first"))
    GO_ON.wait(60)
    line.send(chunk(b"second") + b"0\r\n\r\n")


def packed(line: Line) -> None:
    """A coded body in many small chunks."""
    pieces = (PACKED[start : start + 7] for start in range(0, len(PACKED), 7))
    body = b"".join(map(chunk, pieces)) + b"0\r\n\r\n"
    line.send(CHUNKED + b"Content-Encoding: gzip\r\n\r\n" + body)


def cut_packed(line: Line) -> None:
    """A coded body that ends too early, though its framing is complete."""
    body = chunk(PACKED[:-9]) + b"0\r\n\r\n"
    line.send(CHUNKED + b"Content-Encoding: gzip\r\n\r\n" + body)


def cut(line: Line) -> None:
    """A body that is cut off."""
    line.send(CHUNKED + b"\r\n" + chunk(b"first"))
    line.connection.close()


def silent(line: Line) -> None:
    """A first chunk, and then nothing."""
    line.send(CHUNKED + b"\r\n" + chunk(b"first"))
    GO_ON.wait(60)


def slow(line: Line) -> None:
    """A chunk now and then."""
    line.send(CHUNKED + b"\r\n")
    line.repeat(chunk(b"x"), 0.05)


def slow_framing(line: Line) -> None:
    """A chunk that never begins, one byte of its extension at a time."""
    line.send(CHUNKED + b"\r\n" + chunk(b"first") + b"5;")
    line.repeat(b"a", 0.05)


FAULTS = {
    "waits": waits,
    "packed": packed,
    "cut-packed": cut_packed,
    "cut": cut,
    "silent": silent,
    "slow": slow,
    "slow-framing": slow_framing,
    "text": lambda line: line.send(
        HEAD + b"Content-Length: %d\r\n\r\n" % len(TEXT) + TEXT
    ),
    "empty": lambda line: line.send(
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Encoding: gzip\r\n\r\n"
    ),
}


@pytest.fixture
def server() -> Iterator[FaultServer]:
    GO_ON.clear()
    with FaultServer(FAULTS) as server:
        yield server
        GO_ON.set()


async def received(opened: Opened) -> bytes:
    return b"".join([piece async for piece in opened.chunks()])


async def opened(transport: AnyTransport, url: str) -> Opened:
    """A response whose body is late."""
    for left in DEADLINES[:-1]:
        with suppress(errors.TransportError):
            return await transport.open(request(url, left=left))
    return await transport.open(request(url, left=DEADLINES[-1]))


def body(flavor: str, url: str, **details: Any) -> bytes:
    """The body that chunks give."""

    async def scenario(transport: AnyTransport) -> bytes:
        return await received(await transport.open(request(url, **details)))

    return run(flavor, scenario)


def failure(flavor: str, url: str, **details: Any) -> SdkError:
    with pytest.raises(SdkError) as caught:
        body(flavor, url, **details)
    return caught.value


def test_chunks_come_before_the_body_is_complete(
    flavor: str, server: FaultServer
) -> None:
    async def scenario(transport: AnyTransport) -> list[bytes]:
        opened = await transport.open(request(f"{server.url}/waits"))
        pieces: list[bytes] = []
        async for piece in opened.chunks():
            pieces.append(piece)
            GO_ON.set()
        return pieces

    assert [b"first", b"second"] == run(flavor, scenario)


def test_response_is_opened_when_its_headers_are_there(
    flavor: str, server: FaultServer
) -> None:
    async def scenario(transport: AnyTransport) -> tuple[int, bytes]:
        opened = await transport.open(request(f"{server.url}/waits"))
        GO_ON.set()
        return opened.status, (await opened.read()).content

    assert (200, b"firstsecond") == run(flavor, scenario)


@pytest.mark.parametrize(
    ("path", "expected"), [("packed", TEXT), ("text", TEXT), ("empty", b"")]
)
def test_content_coding_is_undone(
    flavor: str, server: FaultServer, path: str, expected: bytes
) -> None:
    assert expected == body(flavor, f"{server.url}/{path}")


def test_cut_body_is_a_lost_connection(flavor: str, server: FaultServer) -> None:
    error = failure(flavor, f"{server.url}/cut")

    assert type(error) is errors.ConnectionLostError
    assert (None, None) == (error.__cause__, error.__context__)


def test_cut_coding_is_a_decode_error(flavor: str, server: FaultServer) -> None:
    error = failure(flavor, f"{server.url}/cut-packed")

    assert type(error) is errors.DecodeError
    assert "its gzip coding is cut off" in str(error)


@pytest.mark.parametrize("path", ["packed", "text"])
def test_size_of_what_is_read_as_a_whole_is_bounded(
    flavor: str, server: FaultServer, path: str
) -> None:
    limited = request(f"{server.url}/{path}", max_bytes=len(TEXT) - 1)

    async def scenario(transport: AnyTransport) -> None:
        await (await transport.open(limited)).read()

    with pytest.raises(errors.ResponseTooLargeError):
        run(flavor, scenario)


def test_size_of_what_comes_in_pieces_is_not_bounded(
    flavor: str, server: FaultServer
) -> None:
    assert TEXT == body(flavor, f"{server.url}/packed", max_bytes=1)


@pytest.mark.parametrize("path", ["slow", "silent", "slow-framing"])
def test_deadline_ends_a_body(flavor: str, server: FaultServer, path: str) -> None:
    async def scenario(transport: AnyTransport) -> None:
        await received(await opened(transport, f"{server.url}/{path}"))

    with pytest.raises(errors.DeadlineExceededError):
        run(flavor, scenario)


def test_silence_between_chunks_is_bounded_without_a_deadline(
    flavor: str, server: FaultServer
) -> None:
    error = failure(
        flavor, f"{server.url}/silent", left=None, timeout=Timeout(read=0.2)
    )

    assert type(error) is errors.RequestTimeoutError


def test_deadline_holds_when_the_whole_is_read(
    flavor: str, server: FaultServer
) -> None:
    async def scenario(transport: AnyTransport) -> None:
        await (await opened(transport, f"{server.url}/slow-framing")).read()

    with pytest.raises(errors.DeadlineExceededError):
        run(flavor, scenario)


def test_connection_is_used_again_after_the_last_chunk(
    flavor: str, server: FaultServer
) -> None:
    async def scenario(transport: AnyTransport) -> int:
        for _ in range(3):
            await received(await transport.open(request(f"{server.url}/packed")))
        return len(server.lines)

    assert 1 == run(flavor, scenario, limits=Limits(connections=1))


@pytest.mark.parametrize("is_begun", [False, True])
def test_closing_early_releases_the_connection(
    flavor: str, server: FaultServer, is_begun: bool
) -> None:
    async def scenario(transport: AnyTransport) -> bytes:
        opened = await transport.open(request(f"{server.url}/slow"))
        if is_begun:
            await anext(opened.chunks())
        await opened.close()
        await opened.close()
        return await received(await transport.open(request(f"{server.url}/text")))

    assert TEXT == run(flavor, scenario, limits=Limits(connections=1))


def test_leaving_the_chunks_releases_the_connection(server: FaultServer) -> None:
    async def scenario(transport: AnyTransport) -> bytes:
        for _ in transport.transport.open(request(f"{server.url}/slow")).chunks():
            break
        return (await transport.send(request(f"{server.url}/text"))).content

    assert TEXT == run("sync", scenario, limits=Limits(connections=1))


@pytest.mark.parametrize("path", ["cut", "cut-packed", "silent"])
def test_failure_releases_the_connection(
    flavor: str, server: FaultServer, path: str
) -> None:
    async def scenario(transport: AnyTransport) -> bytes:
        late = await opened(transport, f"{server.url}/{path}")
        with pytest.raises(SdkError):
            await received(late)
        return (await transport.send(request(f"{server.url}/text"))).content

    assert TEXT == run(flavor, scenario, limits=Limits(connections=1))


def test_body_is_not_read_twice(flavor: str, server: FaultServer) -> None:
    async def scenario(transport: AnyTransport) -> None:
        opened = await transport.open(request(f"{server.url}/text"))
        await received(opened)
        await opened.read()

    with pytest.raises(errors.ClosedError, match="the response is closed"):
        run(flavor, scenario)


def test_body_that_a_hook_has_read_is_given(
    flavor: str, library: str, server: FaultServer
) -> None:
    def hook(response: Any) -> None:
        response.read()

    async def async_hook(response: Any) -> None:
        await response.aread()

    module = import_module(library)
    kind = module.Client if flavor == "sync" else module.AsyncClient
    hooks = {"response": [hook if flavor == "sync" else async_hook]}
    client = kind(event_hooks=hooks)

    async def scenario(transport: AnyTransport) -> bytes:
        content = await received(await transport.open(request(f"{server.url}/packed")))
        await client.aclose() if flavor == "async" else client.close()
        return content

    assert TEXT == run(flavor, lambda _: scenario(AnyTransport(flavor, client)))


@pytest.mark.parametrize("path", ["slow", "slow-framing"])
def test_deadline_holds_with_a_given_client(
    library: str, server: FaultServer, path: str
) -> None:
    async def scenario() -> None:
        await (
            await opened(AnyTransport("sync", client), f"{server.url}/{path}")
        ).read()

    late = pytest.raises(errors.DeadlineExceededError)
    with import_module(library).Client() as client, late:
        asyncio.run(scenario())


def test_late_call_leaves_the_others_alone(server: FaultServer) -> None:
    async def scenario(transport: AnyTransport) -> bytes:
        late = await transport.open(request(f"{server.url}/slow-framing", left=0.3))
        other = await transport.open(request(f"{server.url}/waits"))
        with pytest.raises(errors.DeadlineExceededError):
            await late.read()
        GO_ON.set()
        return (await other.read()).content

    assert b"firstsecond" == run("sync", scenario)
