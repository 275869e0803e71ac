"""A server on the loopback that misbehaves as the path says; every stream ends by itself."""

import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

import msgspec

LIMIT = 6.0
"""Seconds after which the longest fault ends."""


class Asked(NamedTuple):
    """One request as it came; names of headers in lower case, text in Latin-1."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def fault(self) -> str:
        """The first segment of the path, which names the fault."""
        return urlsplit(self.target).path.split("/")[1]

    @property
    def json(self) -> Any:
        """The body as builtins."""
        return msgspec.json.decode(self.body)


class Line:
    """A connection from a client that has just asked for something."""

    def __init__(self, server: "FaultServer", connection: socket.socket) -> None:
        self.server = server
        self.connection = connection
        self.asked = Asked("", "/", {}, b"")

    def send(self, *parts: bytes) -> None:
        """Send bytes as they are."""
        for part in parts:
            self.connection.sendall(part)

    def repeat(self, piece: bytes, pause: float) -> None:
        """Send a piece again and again."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end and not self.server.closed:
            self.connection.sendall(piece)
            time.sleep(pause)

    def reset(self) -> None:
        """Break the connection so that the client notices an error."""
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()

    def read(self) -> bool:
        """Receive the next request; False when the client has closed."""
        received = b""
        while b"\r\n\r\n" not in received:
            piece = self.connection.recv(65_536)
            received += piece
            if not piece or received.startswith(b"\x16\x03"):
                # The end, or a TLS handshake where nothing is encrypted.
                return False
        head, _, body = received.partition(b"\r\n\r\n")
        first, *rest = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in rest)
        headers = {name.lower(): value.strip(" ") for name, _, value in pairs}
        length = int(headers.get("content-length", 0))
        while len(body) < length:
            body += self.connection.recv(65_536)
        method, target, _ = first.split(" ")
        self.asked = Asked(method, target, headers, body)
        return True


Fault = Callable[[Line], None]


class FaultServer:
    """Serves until the block is left; `seen` holds every request, `lines` the open connections.

    With `tls` the connections are encrypted.
    """

    def __init__(
        self, faults: dict[str, Fault], tls: ssl.SSLContext | None = None
    ) -> None:
        self.seen: list[Asked] = []
        self.lines: set[Line] = set()
        self.closed = False
        self._faults = faults
        self._tls = tls
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"{'http' if tls is None else 'https'}://127.0.0.1:{self.port}"
        self.elsewhere = f"http://localhost:{self.port}"
        """The same server as another origin."""

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
        self.closed = True
        self._socket.close()

    def is_left(self, seconds: float = 2.0) -> bool:
        """Whether all clients close their connections in time."""
        end = time.monotonic() + seconds
        while self.lines and time.monotonic() < end:
            time.sleep(0.005)
        return not self.lines

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            connection.settimeout(LIMIT)
            line = Line(self, connection)
            self.lines.add(line)
            threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: Line) -> None:
        with line.connection:
            try:
                if self._tls is not None:
                    line.connection = self._tls.wrap_socket(line.connection, True)
                while line.read():
                    self.seen.append(line.asked)
                    self._faults[line.asked.fault](line)
            except OSError:
                # The client has gone, as it should, or the fault was to close.
                pass
            finally:
                self.lines.discard(line)
