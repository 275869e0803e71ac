"""Bodies that are read while they are sent: framing, memory, repetition, failures."""

import threading
import tracemalloc
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from fault_server import FaultServer, Line
from msgspec.structs import replace
from transports import AnyTransport, awaited, request, run

from specmill_runtime import errors
from specmill_runtime.errors import ArgumentError, SdkError
from specmill_runtime.request import RawResponse

MEGABYTE = 1_048_576
ECHO: list[bytes] = []
"""What the server has received as the body, framing included."""


def complete(line: Line, head: dict[str, str]) -> Iterator[bytes]:
    """The body of a request in pieces as it comes in."""
    left = int(head.get("content-length", 2**60))
    piece = line.asked.body
    while True:
        yield piece
        left -= len(piece)
        if left <= 0 or piece.endswith(b"0\r\n\r\n"):
            return
        piece = line.connection.recv(65_536)
        if not piece:
            raise ConnectionError


def echo(line: Line) -> None:
    """Keep the body and agree."""
    ECHO.append(b"".join(complete(line, line.asked.headers)))
    line.send(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")


def count(line: Line) -> None:
    """Answer with the number of bytes."""
    size = b"%d" % sum(map(len, complete(line, line.asked.headers)))
    line.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(size) + size)


class Body:
    """An upload of some pieces; `threads` are those in which it was read."""

    media_type = "application/octet-stream"
    replayable = True

    def __init__(self, *pieces: bytes, is_sized: bool = True, times: int = 1) -> None:
        self.pieces = pieces
        self.times = times
        self.length = sum(map(len, pieces)) * times if is_sized else None
        self.threads: set[int] = set()

    def chunks(self) -> Iterator[bytes]:
        """The pieces from the beginning."""
        for _ in range(self.times):
            for piece in self.pieces:
                self.threads.add(threading.get_ident())
                yield piece


class Failing(Body):
    """An upload whose source breaks."""

    def __init__(self, failure: Exception) -> None:
        super().__init__(b"one", b"two")
        self.failure = failure

    def chunks(self) -> Iterator[bytes]:
        """A piece and an exception."""
        yield b"one"
        raise self.failure


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with FaultServer({"echo": echo, "count": count}) as server:
        yield server


@pytest.fixture(autouse=True)
def _nothing_seen(server: FaultServer) -> None:
    server.seen.clear()
    ECHO.clear()


def upload(flavor: str, url: str, content: Body, **settings: Any) -> RawResponse:
    """The response to a POST of the body."""

    async def scenario(transport: AnyTransport) -> RawResponse:
        return await transport.send(request(url, method="POST", content=content))

    return run(flavor, scenario, **settings)


def failure(flavor: str, url: str, content: Body) -> SdkError:
    with pytest.raises(SdkError) as caught:
        upload(flavor, url, content)
    return caught.value


def test_body_of_known_length_is_sent_as_it_is(
    flavor: str, server: FaultServer
) -> None:
    upload(flavor, f"{server.url}/echo", Body(b"one", b"two"))

    assert [b"onetwo"] == ECHO
    assert "6" == server.seen[0].headers["content-length"]
    assert "transfer-encoding" not in server.seen[0].headers


def test_body_of_unknown_length_is_sent_in_chunks(
    flavor: str, server: FaultServer
) -> None:
    upload(flavor, f"{server.url}/echo", Body(b"one", b"two", is_sized=False))

    assert [b"3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"] == ECHO
    assert "chunked" == server.seen[0].headers["transfer-encoding"]
    assert "content-length" not in server.seen[0].headers


def test_body_whose_length_the_user_knows_is_sent_as_it_is(
    flavor: str, server: FaultServer
) -> None:
    sized = replace(
        request(f"{server.url}/echo", method="POST"),
        headers=((b"Content-Length", b"3"),),
        content=Body(b"one", is_sized=False),
    )

    async def scenario(transport: AnyTransport) -> RawResponse:
        return await transport.send(sized)

    run(flavor, scenario)

    assert "transfer-encoding" not in server.seen[0].headers


def test_body_is_read_anew_by_each_sending(flavor: str, server: FaultServer) -> None:
    content = Body(b"one", b"two")

    async def scenario(transport: AnyTransport) -> None:
        for _ in range(2):
            sent = request(f"{server.url}/echo", method="POST", content=content)
            await transport.send(sent)

    run(flavor, scenario)

    assert [b"onetwo", b"onetwo"] == ECHO


def test_body_is_never_held_as_a_whole(flavor: str, server: FaultServer) -> None:
    content = Body(bytes(65_536), times=512, is_sized=False)
    tracemalloc.start()

    answer = upload(flavor, f"{server.url}/count", content)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert int(answer.content) > 32 * MEGABYTE
    assert peak < 4 * MEGABYTE


def test_event_loop_does_not_wait_for_the_source(server: FaultServer) -> None:
    content = Body(b"one", b"two")

    upload("async", f"{server.url}/echo", content)

    assert threading.get_ident() not in content.threads


def test_source_that_breaks_is_named(flavor: str, server: FaultServer) -> None:
    error = failure(flavor, f"{server.url}/echo", Failing(OSError("/home/ada/secret")))

    assert type(error) is ArgumentError
    assert "things.get: POST /things: the body cannot be read (OSError)" == str(error)


def test_error_of_ours_from_the_source_is_kept(
    flavor: str, server: FaultServer
) -> None:
    expected = ArgumentError("the file is gone")

    assert expected is failure(flavor, f"{server.url}/echo", Failing(expected))


@pytest.mark.parametrize("length", [5, 7])
def test_body_of_another_length_is_not_sent(
    flavor: str, server: FaultServer, length: int
) -> None:
    content = Body(b"one", b"two")
    content.length = length

    assert type(failure(flavor, f"{server.url}/echo", content)) is errors.TransportError
    assert [] == ECHO


def test_given_client_with_hooks_sends_it_too(
    flavor: str, library: str, server: FaultServer
) -> None:
    module = import_module(library)
    kind = module.Client if flavor == "sync" else module.AsyncClient
    client = kind(auth=("u", "p"))

    async def scenario(_: AnyTransport) -> None:
        transport = AnyTransport(flavor, client)
        content = Body(b"one", is_sized=False)
        sent = request(f"{server.url}/echo", method="POST", content=content)
        await transport.send(sent)
        await awaited(client.aclose() if flavor == "async" else client.close())

    run(flavor, scenario)

    assert [b"3\r\none\r\n0\r\n\r\n"] == ECHO
