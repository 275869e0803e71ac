"""A server on the loopback that misbehaves as the path says; every stream ends by itself."""

import socket
import struct
import threading
import time
import zlib
from collections.abc import Callable
from types import TracebackType
from typing import Self

LIMIT = 6.0
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
Fault = Callable[[socket.socket], None]


def _reset(connection: socket.socket) -> None:
    linger = struct.pack("ii", 1, 0)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    connection.close()


def _trickle(connection: socket.socket, piece: bytes, pause: float) -> None:
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        connection.sendall(piece)
        time.sleep(pause)


def _slow_headers(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-A: ")
    _trickle(connection, b"a", 0.05)


def _slow_body(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"Content-Length: 9999\r\n\r\n")
    _trickle(connection, b" ", 0.05)


def _endless_body(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    _trickle(connection, b"4000\r\n" + b" " * 0x4000 + b"\r\n", 0)


def _endless_hints(connection: socket.socket) -> None:
    _trickle(connection, b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.001)


def _silent(connection: socket.socket) -> None:
    time.sleep(LIMIT / 2)


def _reset_in_body(connection: socket.socket) -> None:
    connection.sendall(HEAD + b'Content-Length: 99\r\n\r\n{"a":')
    time.sleep(0.02)
    _reset(connection)


def _cut_body(connection: socket.socket) -> None:
    connection.sendall(HEAD + b'Content-Length: 99\r\n\r\n{"a":')
    connection.close()


def _cut_chunks(connection: socket.socket) -> None:
    connection.sendall(HEAD + b'Transfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n')
    connection.close()


def _garbage(connection: socket.socket) -> None:
    connection.sendall(b"\x16\x03\x01 this is not HTTP\r\n\r\n")


def _stale(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"Content-Length: 2\r\n\r\n{}")
    connection.close()


def _encoded(body: bytes, coding: str = "gzip") -> Fault:
    head = HEAD + f"Content-Encoding: {coding}\r\n".encode()

    def send(connection: socket.socket) -> None:
        connection.sendall(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    return send


def _gzip(content: bytes, times: int = 1) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return b"".join(packer.compress(content) for _ in range(times)) + packer.flush()


FAULTS: dict[str, Fault] = {
    "slow-headers": _slow_headers,
    "slow-body": _slow_body,
    "endless-body": _endless_body,
    "endless-hints": _endless_hints,
    "silent": _silent,
    "close": socket.socket.close,
    "reset": _reset,
    "reset-in-body": _reset_in_body,
    "cut-body": _cut_body,
    "cut-chunks": _cut_chunks,
    "garbage": _garbage,
    "stale": _stale,
    "gzip": _encoded(_gzip(b'{"a":1}')),
    "gzip-bomb": _encoded(_gzip(b" " * 1_000_000, times=40)),
    "cut-gzip": _encoded(_gzip(b'{"a":1}' * 50)[:-12]),
    "bad-gzip": _encoded(b"no gzip at all"),
    "two-codings": _encoded(_gzip(_gzip(b"{}")), "gzip, gzip"),
    "unknown-coding": _encoded(b"\x00\x01", "zz"),
}


class FaultServer:
    """Serves until the block is left; `seen` holds method and path of every request."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Listen no longer."""
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(
                target=self._serve, args=(connection,), daemon=True
            ).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            try:
                self._answer(connection)
            except OSError:
                # The client has gone, as it should.
                return

    def _answer(self, connection: socket.socket) -> None:
        connection.settimeout(LIMIT)
        received = b""
        while b"\r\n\r\n" not in received:
            piece = connection.recv(65_536)
            if not piece:
                return
            received += piece
            if received.startswith(b"\x16\x03"):
                # A TLS handshake, and no encryption here.
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                return
        method, target, _ = received.decode("latin-1").split(" ", 2)
        self.seen.append((method, target))
        FAULTS[target.partition("?")[0].strip("/")](connection)
