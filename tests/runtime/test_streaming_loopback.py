"""Streams, downloads and uploads through the HTTP libraries, with a server on this machine."""

import asyncio
import hashlib
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from harness import PLAIN, get, post

from specmill_runtime import errors
from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.files import File
from specmill_runtime.operation import Operation, Result, Streaming, body

NUMBERS: Operation[int] = Operation(
    id="numbers.watch",
    method="GET",
    path="/numbers",
    results=(Result(status="200", type=lambda: int, media_type="text/event-stream"),),
    streaming=Streaming(format="events"),
)
UPLOAD = post("/upload", arguments=(body(File),), media_type="text/plain")
DOWNLOAD = get("/download", results=(Result(status="200", type=lambda: bytes),))
CUT = get("/cut", results=(Result(status="200", type=lambda: bytes),))
SIZE = 1_000_000


class Handler(BaseHTTPRequestHandler):
    """Numbers as events, three to a connection, which then breaks; bodies counted."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path.endswith("/numbers"):
            self._send_numbers()
        else:
            self.send_response(200)
            self.send_header("Content-Type", "application/octet-stream")
            self.send_header("Content-Length", str(SIZE))
            self.end_headers()
            cut = SIZE // 2 if self.path.endswith("/cut") else SIZE
            self.wfile.write(bytes(cut))
            self.close_connection = cut < SIZE

    def do_POST(self) -> None:
        digest, count = hashlib.sha256(), 0
        for chunk in self._received():
            digest.update(chunk)
            count += len(chunk)
        chunked = "Transfer-Encoding" in self.headers
        text = f'["{digest.hexdigest()}", {count}, {str(chunked).lower()}]'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def _send_numbers(self) -> None:
        first = int(self.headers.get("Last-Event-ID", "-1")) + 1
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for number in range(first, first + 3):
            self._send_chunk(b"id: %d\ndata: %d\n\n" % (number, number))
        if first == 6:
            self._send_chunk(b"")
        else:
            self._send_chunk(b"id: 99\ndata: 9")
            self.close_connection = True

    def _send_chunk(self, content: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(content), content))

    def _received(self) -> Iterator[bytes]:
        if "Content-Length" in self.headers:
            yield self.rfile.read(int(self.headers["Content-Length"]))
            return
        while size := int(self.rfile.readline(), 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def sync_core(library: str, address: str) -> Iterator[SyncCore]:
    with import_module(library).Client(trust_env=False) as client:
        yield SyncCore(PLAIN, http_client=client, base_url=address)


async def in_core(library: str, address: str, use: Any) -> Any:
    module = import_module(library)
    async with module.AsyncClient(trust_env=False) as client:
        return await use(AsyncCore(PLAIN, http_client=client, base_url=address))


def numbers(flavor: str, library: str, address: str) -> list[int]:
    if flavor == "sync":
        with sync_core(library, address) as core, core.stream(NUMBERS) as stream:
            return list(stream)

    async def use(core: AsyncCore) -> list[int]:
        async with core.stream(NUMBERS) as stream:
            return [one async for one in stream]

    found: list[int] = asyncio.run(in_core(library, address, use))
    return found


def uploaded(flavor: str, library: str, address: str, file: Any) -> list[Any]:
    found: list[Any]
    if flavor == "sync":
        with sync_core(library, address) as core:
            found = core.call(UPLOAD, (file,))
    else:
        found = asyncio.run(
            in_core(library, address, lambda core: core.call(UPLOAD, (file,)))
        )
    return found


def saved(flavor: str, library: str, address: str, operation: Any, path: Path) -> int:
    if flavor == "sync":
        with sync_core(library, address) as core, core.streamed(operation) as response:
            return response.save(path)

    async def use(core: AsyncCore) -> int:
        async with core.streamed(operation) as response:
            return await response.save(path)

    count: int = asyncio.run(in_core(library, address, use))
    return count


def test_stream_goes_on_over_broken_connections(
    flavor: str, library: str, address: str
) -> None:
    assert list(range(9)) == numbers(flavor, library, address)


def test_file_is_uploaded(
    flavor: str, library: str, address: str, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abc" * 100_000)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()

    assert [digest, 300_000, False] == uploaded(flavor, library, address, path)


def test_file_of_unknown_length_is_uploaded(
    flavor: str, library: str, address: str
) -> None:
    class Once(io.BytesIO):
        def seekable(self) -> bool:
            return False

    digest = hashlib.sha256(b"abc" * 100_000).hexdigest()

    found = uploaded(flavor, library, address, Once(b"abc" * 100_000))

    assert [digest, 300_000, True] == found


def test_file_that_cannot_be_read_is_an_argument_error(
    flavor: str, library: str, address: str
) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(errors.ArgumentError, match="Input/output error"):
        uploaded(flavor, library, address, Broken(b"abc"))


def test_body_is_saved(flavor: str, library: str, address: str, tmp_path: Path) -> None:
    path = tmp_path / "file"

    assert SIZE == saved(flavor, library, address, DOWNLOAD, path)
    assert SIZE == path.stat().st_size


def test_body_that_is_cut_off_is_not_saved(
    flavor: str, library: str, address: str, tmp_path: Path
) -> None:
    with pytest.raises(errors.ConnectionLostError):
        saved(flavor, library, address, CUT, tmp_path / "file")

    assert [] == list(tmp_path.iterdir())
