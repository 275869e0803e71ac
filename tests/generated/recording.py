"""A server in the process, reached by the runtime's own protocol or through an HTTP library."""

import asyncio
import inspect
from collections.abc import AsyncIterable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
import httpx2
import msgspec

from specmill_runtime.request import RawRequest, RawResponse

# Every client sends these, and the HTTP libraries add the rest; tested once in test_clients.
_ORDINARY: Final = frozenset(
    {"accept-encoding", "content-length", "host", "user-agent"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A request as it left the client; header names in lower case, ordinary ones left out."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A response: `body` as JSON, or `content` as it is."""

    body: object = None
    status: int = 200
    content: bytes | None = None
    headers: Mapping[str, str] = field(
        default_factory=lambda: {
            "Content-Type": "application/json",
            "X-Request-Id": "req-7",
        }
    )

    @property
    def payload(self) -> bytes:
        """The body as it travels."""
        return msgspec.json.encode(self.body) if self.content is None else self.content

    @property
    def pairs(self) -> tuple[tuple[bytes, bytes], ...]:
        """The headers as they travel."""
        return tuple(
            (name.encode(), value.encode()) for name, value in self.headers.items()
        )


Answer = Reply | Callable[[Sent], Reply]


class Server:
    """Answers in order, repeating the last; keeps every request."""

    def __init__(self, *answers: Answer) -> None:
        self.answers: list[Answer] = list(answers) or [Reply(body={})]
        self.requests: list[Sent] = []

    def answer(self, sent: Sent) -> Reply:
        """The next answer."""
        self.requests.append(sent)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer if isinstance(answer, Reply) else answer(sent)

    @property
    def request(self) -> Sent:
        """The last request."""
        return self.requests[-1]

    @property
    def target(self) -> str:
        """Path and query of the last request, as sent."""
        return "/" + self.request.url.split("/", 3)[3]

    @property
    def query(self) -> list[str]:
        """The pairs in the query of the last request, as sent."""
        return self.target.partition("?")[2].split("&")

    @property
    def json(self) -> Any:
        """The body of the last request as builtins."""
        return self.decoded(self.request)

    @staticmethod
    def decoded(sent: Sent) -> Any:
        """The body of a request as builtins."""
        return msgspec.json.decode(sent.body or b"")


class RecordingTransport:
    """A Transport to a Server."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def send(self, request: RawRequest) -> RawResponse:
        """The server's answer."""
        return _exchange(self.server, request)

    def close(self) -> None:
        """Nothing is open."""


class AsyncRecordingTransport:
    """An AsyncTransport to a Server."""

    def __init__(self, server: Server) -> None:
        self.server = server

    async def send(self, request: RawRequest) -> RawResponse:
        """The server's answer."""
        await asyncio.sleep(0)
        return _exchange(self.server, request)

    async def close(self) -> None:
        """Nothing is open."""


def http_client(server: Server, flavor: str, route: str = "transport") -> object:
    """What a client takes as `http_client` to reach `server`."""
    if route == "transport":
        return (
            RecordingTransport(server)
            if flavor == "sync"
            else AsyncRecordingTransport(server)
        )
    library: Any = {"httpx": httpx, "httpx2": httpx2}[route]

    def respond(request: Any) -> Any:
        host = f"{request.url.scheme}://{request.url.netloc.decode()}"
        url = host + request.url.raw_path.decode()
        sent = _sent(request.method, url, request.headers.raw, request.content)
        reply = server.answer(sent)
        return library.Response(
            reply.status, headers=reply.pairs, content=reply.payload
        )

    transport = library.MockTransport(respond)
    opened: object = (library.Client if flavor == "sync" else library.AsyncClient)(
        transport=transport
    )
    return opened


def settle(value: Any) -> Any:
    """What a call gives in the end: awaited, and all items of a pager."""
    if inspect.iscoroutine(value):
        return asyncio.run(value)
    if isinstance(value, AsyncIterable):
        return asyncio.run(_collected(value))
    if type(value).__name__ == "Pager":
        return list(value)
    return value


async def _collected(items: AsyncIterable[Any]) -> list[Any]:
    return [item async for item in items]


def _exchange(server: Server, request: RawRequest) -> RawResponse:
    sent = _sent(request.method, request.url, request.headers, request.content)
    reply = server.answer(sent)
    return RawResponse(status=reply.status, headers=reply.pairs, content=reply.payload)


def _sent(
    method: str, url: str, headers: Sequence[tuple[bytes, bytes]], body: bytes | None
) -> Sent:
    pairs = [(name.decode().lower(), value.decode()) for name, value in headers]
    kept = [(name, value) for name, value in pairs if name not in _ORDINARY]
    assert len(dict(kept)) == len(kept), f"a header is sent twice: {kept}"
    return Sent(method=method, url=url, headers=dict(kept), body=body or None)
