"""The fake over HTTP: a threaded server of the standard library, and an ASGI application."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, MutableMapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Final, Self, cast
from urllib.parse import quote

import msgspec

from specmill_runtime.testing.messages import (
    Reply,
    Request,
    joined_headers,
)
from specmill_runtime.testing.origins import (
    foreign,
    is_loopback,
    preflight,
    shared_with,
)
from specmill_runtime.testing.replies import PROBLEM
from specmill_runtime.testing.scalars import whole_of
from specmill_runtime.testing.transports import Shown

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_TOKEN: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_SIZE: Final = re.compile(rb"[0-9A-Fa-f]{1,16}")
_LARGEST: Final = 64 * 1024 * 1024
_PAGE: Final = ("Content-Type", "text/html; charset=utf-8")
_BODILESS: Final = (204, 205, 304)
_SILENT: Final = ("connect", "disconnect", "read_timeout")


class Face:
    """What both servers share: the start page, bodies that are too large, what browsers ask for.

    `is_local`: only this machine reaches the server.
    """

    def __init__(self, handler: Shown, page: str | None) -> None:
        self.handler = handler
        self.is_local = False
        self._page = None if page is None else page.encode()

    def reply(self, request: Request) -> Reply:
        """The reply to a request over HTTP; pages of any origin may read it, but no recordings."""
        if self.handler.is_private:
            reason = foreign(request, is_local=self.is_local)
            if reason is not None:
                return self.handler.refuse(request, reason)
        origin = request.headers.get("origin")
        if origin is None:
            return self._reply(request)
        shared = shared_with(origin if self.handler.is_private else "*")
        wanted = request.headers.get("access-control-request-method")
        if request.method == "OPTIONS" and wanted is not None:
            return preflight(wanted, request, shared)
        reply = self._reply(request)
        return msgspec.structs.replace(reply, headers=(*reply.headers, *shared))

    def _reply(self, request: Request) -> Reply:
        path = request.url.partition("?")[0]
        if self._page is not None and path == "/" and request.method in ("GET", "HEAD"):
            return Reply(headers=(_PAGE,), content=self._page)
        if len(request.content) > _LARGEST:
            return _refused(413)
        return self.handler.handle(request)


class FakeServer:
    """A fake at an address of this machine; a context manager."""

    def __init__(self, face: Face, host: str, port: int, path: str) -> None:
        self._server = _Server((host, port), _Connection)
        face.is_local = is_loopback(str(self._server.server_address[0]))
        self._server.face = face
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.daemon = True
        self._path = path

    @property
    def port(self) -> int:
        """The port, also when any was asked for."""
        return int(self._server.server_address[1])

    @property
    def origin(self) -> str:
        """The address without a path."""
        host = str(self._server.server_address[0])
        shown = f"[{host}]" if ":" in host else host
        return f"http://{shown}:{self.port}"

    @property
    def url(self) -> str:
        """What a client takes as `base_url`."""
        return f"{self.origin}{self._path}"

    def start(self) -> Self:
        """Begin to answer in another thread."""
        self._thread.start()
        return self

    def wait(self) -> None:
        """Stay until another thread closes the server."""
        while self._thread.is_alive():
            self._thread.join(0.2)

    def close(self) -> None:
        """Stop answering, and free the port."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()

    def __enter__(self) -> Self:
        return self if self._thread.is_alive() else self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    face: Face


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "specmill-fake"
    sys_version = ""
    timeout = 30

    @property
    def _face(self) -> Face:
        return cast("_Server", self.server).face

    def __getattr__(self, name: str) -> Any:
        # The base class looks for `do_<METHOD>`; the fake decides which methods there are.
        if name.startswith("do_"):
            return self._answer
        raise AttributeError(name)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: addresses may hold credentials."""

    def _answer(self) -> None:
        content = self._content()
        if content is None:
            self.close_connection = True
            self._write(_refused(413))
            return
        request = Request(
            method=self.command,
            url=self.path,
            headers=joined_headers(self.headers.items()),
            content=content,
            is_remote=True,
        )
        self._write(self._face.reply(request))

    def _content(self) -> bytes | None:
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            return self._chunked()
        length = whole_of(self.headers.get("Content-Length", "0"))
        if length is None or length > _LARGEST:
            return None
        return self.rfile.read(length)

    def _chunked(self) -> bytes | None:
        found = bytearray()
        while True:
            size = self.rfile.readline(100).partition(b";")[0].strip()
            if not _SIZE.fullmatch(size):
                return None
            length = int(size, 16)
            if length == 0:
                break
            if len(found) + length > _LARGEST:
                return None
            found += self.rfile.read(length)
            self.rfile.readline(100)
        while self.rfile.readline(1000).strip():
            pass
        return bytes(found)

    def _write(self, reply: Reply) -> None:
        if reply.delay:
            self._face.handler.clock.sleep(reply.delay)
        if reply.error is not None or reply.breakage in _SILENT:
            self.close_connection = True
            if reply.breakage == "read_timeout":
                # Until the client gives up, or this connection has waited for its own `timeout`.
                with suppress(OSError):
                    self.rfile.read(1)
            return
        self.send_response(reply.status)
        for name, value in _sendable(reply):
            self.send_header(name, value)
        is_short = reply.breakage is not None
        if reply.status not in _BODILESS:
            length = len(reply.content) + (100 if is_short else 0)
            self.send_header("Content-Length", str(length))
        self.end_headers()
        if self.command != "HEAD" and reply.status not in _BODILESS:
            self.wfile.write(reply.content)
        self.close_connection = self.close_connection or is_short


def application(face: Face) -> Application:
    """The fake as an ASGI 3 application."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] == "http":
            await _answer(face, scope, receive, send)

    return answer


async def _live(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def _answer(face: Face, scope: Scope, receive: Receive, send: Send) -> None:
    content = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        content += message.get("body", b"")
        if not message.get("more_body") or len(content) > _LARGEST:
            break
    path: bytes = scope.get("raw_path") or quote(scope["path"]).encode()
    query: bytes = scope.get("query_string", b"")
    target = path.partition(b"?")[0] + (b"?" + query if query else b"")
    headers: Iterable[tuple[bytes, bytes]] = scope["headers"]
    pairs = (
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in headers
    )
    request = Request(
        method=scope["method"],
        url=target.decode("latin-1"),
        headers=joined_headers(pairs),
        content=bytes(content),
        is_remote=True,
    )
    # In a thread, because a clock of the machine would hold up the event loop.
    reply = await asyncio.to_thread(face.reply, request)
    if reply.delay:
        await face.handler.clock.asleep(reply.delay)
    if reply.error is not None or reply.breakage is not None:
        raise ConnectionResetError("the fake breaks the connection")
    await _send(reply, scope["method"] == "HEAD", send)


async def _send(reply: Reply, is_head: bool, send: Send) -> None:
    headers = [
        (name.lower().encode(), value.encode("latin-1"))
        for name, value in _sendable(reply)
    ]
    if reply.status not in _BODILESS:
        headers.append((b"content-length", b"%d" % len(reply.content)))
    await send(
        {"type": "http.response.start", "status": reply.status, "headers": headers}
    )
    body = b"" if is_head else reply.content
    await send({"type": "http.response.body", "body": body})


def _sendable(reply: Reply) -> Iterator[tuple[str, str]]:
    """The headers that HTTP can carry (RFC 9110 §5): names and values come from a description."""
    for name, value in reply.headers:
        if _TOKEN.fullmatch(name):
            plain = value.encode("latin-1", "replace").decode("latin-1")
            seen = (one if one.isprintable() or one == "\t" else "?" for one in plain)
            yield name, "".join(seen).strip()


def _refused(status: int) -> Reply:
    return Reply(status=status, headers=(("Content-Type", PROBLEM),), content=b"{}")
