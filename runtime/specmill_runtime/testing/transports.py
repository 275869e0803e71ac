"""The fake in place of a connection: transports of clients, sockets never touched."""

from collections.abc import AsyncIterator, Callable, Iterator
from types import ModuleType
from typing import Any, Final, Protocol

from specmill_runtime import errors
from specmill_runtime.clock import Clock
from specmill_runtime.errors import SdkError
from specmill_runtime.request import HeaderPairs, RawRequest, RawResponse
from specmill_runtime.testing.messages import Reply, Request, joined_headers

_BROKEN: Final[dict[str, tuple[type[SdkError], str, str]]] = {
    "connect": (errors.ConnectError, "no connection", "ConnectError"),
    "read_timeout": (
        errors.RequestTimeoutError,
        "the server was silent for too long",
        "ReadTimeout",
    ),
    "disconnect": (
        errors.ConnectionLostError,
        "the connection broke",
        "RemoteProtocolError",
    ),
    "truncated": (
        errors.ConnectionLostError,
        "the connection broke in the middle of the body",
        "RemoteProtocolError",
    ),
}


class Handler(Protocol):
    """What a transport needs of a fake."""

    clock: Clock

    def handle(self, request: Request) -> Reply:
        """The reply to a request."""
        ...


class Shown(Handler, Protocol):
    """What a server needs of a fake."""

    @property
    def is_private(self) -> bool:
        """Whether it has recordings, which are not for pages of other machines."""
        ...

    def refuse(self, request: Request, reason: str) -> Reply:
        """The reply to a request that must not see them."""
        ...


def request_of(raw: RawRequest) -> Request:
    """A client's request as the fake takes it."""
    headers = joined_headers(
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in raw.headers
    )
    content = raw.content or b""
    if not isinstance(content, bytes):
        headers.setdefault("content-type", content.media_type)
        content = b"".join(content.chunks())
    return Request(method=raw.method, url=raw.url, headers=headers, content=content)


class _Sent:
    """A reply on its way to a client: how long it takes, and how it ends."""

    __slots__ = ("headers", "raw", "reply", "status")

    def __init__(self, reply: Reply, raw: RawRequest) -> None:
        self.reply: Reply = reply
        self.raw: RawRequest = raw
        self.status: int = reply.status
        self.headers: HeaderPairs = tuple(
            (name.encode("latin-1"), value.encode("latin-1", "replace"))
            for name, value in reply.headers
        )

    def wait(self) -> tuple[float, SdkError | None]:
        """Seconds that pass before the head of the reply, and the error that comes instead."""
        patience = self.raw.timeout.read
        silent = self.reply.breakage == "read_timeout"
        waited = patience if silent and patience is not None else self.reply.delay
        if self.raw.left is not None and waited > self.raw.left:
            late = errors.DeadlineExceededError
            return self.raw.left, late(f"{self.raw.label}: the deadline has passed")
        if silent or (patience is not None and self.reply.delay > patience):
            return min(waited, patience or waited), self._broken("read_timeout")
        breakage = self.reply.breakage
        if breakage is not None and breakage != "truncated":
            return self.reply.delay, self._broken(breakage)
        return self.reply.delay, None

    def whole(self) -> RawResponse:
        """The complete response; an error when it is cut short."""
        if self.reply.breakage == "truncated":
            raise self._broken("truncated")
        return RawResponse(
            status=self.status, headers=self.headers, content=self.reply.content
        )

    def pieces(self) -> Iterator[bytes]:
        """The body in two pieces; an error after the first when it is cut short."""
        content = self.reply.content
        yield content[: len(content) // 2]
        if self.reply.breakage == "truncated":
            raise self._broken("truncated")
        yield content[len(content) // 2 :]

    def _broken(self, breakage: str) -> SdkError:
        cls, text, _ = _BROKEN[breakage]
        return cls(f"{self.raw.label}: {text}")


class Opened:
    """An opened response of a synchronous client."""

    def __init__(self, sent: _Sent) -> None:
        self.status: int = sent.status
        self.headers: HeaderPairs = sent.headers
        self._sent = sent

    def chunks(self) -> Iterator[bytes]:
        """The body in pieces."""
        return self._sent.pieces()

    def read(self) -> RawResponse:
        """The complete response."""
        return self._sent.whole()

    def close(self) -> None:
        """Nothing: there is no connection."""


class AsyncOpened:
    """An opened response of an asynchronous client."""

    def __init__(self, sent: _Sent) -> None:
        self.status: int = sent.status
        self.headers: HeaderPairs = sent.headers
        self._sent = sent

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body in pieces."""
        for piece in self._sent.pieces():
            yield piece

    async def read(self) -> RawResponse:
        """The complete response."""
        return self._sent.whole()

    async def close(self) -> None:
        """Nothing: there is no connection."""


class FakeTransport:
    """What a synchronous client takes as `http_client`."""

    __slots__ = ("_handler",)

    def __init__(self, handler: Handler) -> None:
        self._handler = handler

    def send(self, request: RawRequest) -> RawResponse:
        """The response to a request; errors under SdkError, and ContractViolation."""
        return self._sent(request).whole()

    def open(self, request: RawRequest) -> Opened:
        """The response once its headers are there."""
        return Opened(self._sent(request))

    def close(self) -> None:
        """Nothing: there is no connection."""

    def _sent(self, request: RawRequest) -> _Sent:
        reply = self._handler.handle(request_of(request))
        if reply.error is not None:
            raise reply.error
        sent = _Sent(reply, request)
        seconds, error = sent.wait()
        if seconds:
            self._handler.clock.sleep(seconds)
        if error is not None:
            raise error
        return sent


class AsyncFakeTransport:
    """What an asynchronous client takes as `http_client`."""

    __slots__ = ("_handler",)

    def __init__(self, handler: Handler) -> None:
        self._handler = handler

    async def send(self, request: RawRequest) -> RawResponse:
        """The response to a request; errors under SdkError, and ContractViolation."""
        return (await self._sent(request)).whole()

    async def open(self, request: RawRequest) -> AsyncOpened:
        """The response once its headers are there."""
        return AsyncOpened(await self._sent(request))

    async def close(self) -> None:
        """Nothing: there is no connection."""

    async def _sent(self, request: RawRequest) -> _Sent:
        reply = self._handler.handle(request_of(request))
        if reply.error is not None:
            raise reply.error
        sent = _Sent(reply, request)
        seconds, error = sent.wait()
        if seconds:
            await self._handler.clock.asleep(seconds)
        if error is not None:
            raise error
        return sent


def library_handler(handler: Handler, library: ModuleType) -> Callable[[Any], Any]:
    """The function that `MockTransport` of httpx or httpx2 takes; its clients may be of both kinds."""
    module: Any = library

    def handle(passed: Any) -> Any:
        headers = {name.lower(): value for name, value in passed.headers.items()}
        reply = handler.handle(
            Request(
                method=passed.method,
                url=str(passed.url),
                headers=headers,
                content=passed.content,
            )
        )
        if reply.error is not None:
            raise reply.error
        if reply.delay:
            handler.clock.sleep(reply.delay)
        if reply.breakage is not None:
            _, text, name = _BROKEN[reply.breakage]
            raise getattr(module, name)(text, request=passed)
        stream = module.ByteStream(reply.content)
        return module.Response(reply.status, headers=[*reply.headers], stream=stream)

    return handle
