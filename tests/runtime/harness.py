"""A server in the process and a caller that hides whether a call is awaited."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec

from specmill_runtime._http import transport_of
from specmill_runtime._http_async import async_transport_of
from specmill_runtime.client import AsyncCore, ClientSpec, SyncCore
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import AnyOperation, Operation, Result
from specmill_runtime.options import RequestOptions
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.response import Response
from specmill_runtime.testing import VirtualClock

Answer = Callable[[RawRequest], RawResponse]

PLAIN = ClientSpec(
    name="Plain", package="plain", version="1.0", servers=("https://plain.test/v1",)
)
ANYTHING = Result(status="200", type=lambda: object)


def reply(
    body: object = None,
    *,
    status: int = 200,
    content: bytes | None = None,
    media_type: str = "application/json",
    headers: Mapping[str, str] | None = None,
) -> RawResponse:
    """A response with `body` as JSON, or with `content` as it is."""
    pairs = {"Content-Type": media_type, **(headers or {})}
    return RawResponse(
        status=status,
        headers=tuple((name.encode(), value.encode()) for name, value in pairs.items()),
        content=msgspec.json.encode(body) if content is None else content,
    )


def rpc_reply(body: dict[str, Any], status: int = 200) -> Answer:
    """An answer with version and the id of the request, unless `body` has its own."""

    def answer(request: RawRequest) -> RawResponse:
        return reply({"jsonrpc": "2.0", "id": request.rpc_id, **body}, status=status)

    return answer


class Server:
    """Answers in order, repeating the last; keeps every request. An exception is raised."""

    def __init__(self, *answers: RawResponse | Exception | Answer) -> None:
        self.answers = list(answers) or [reply({})]
        self.requests: list[RawRequest] = []
        self.secret_names: frozenset[str] = frozenset()
        self.closed = False

    def answer(self, request: RawRequest) -> RawResponse:
        """The next answer."""
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, RawResponse) else answer(request)

    @property
    def request(self) -> RawRequest:
        """The last request."""
        return self.requests[-1]

    @property
    def target(self) -> str:
        """Path and query of the last request, as sent."""
        parts = urlsplit(self.request.url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    @property
    def query(self) -> list[tuple[str, str]]:
        """The query of the last request, decoded."""
        return self.query_of(self.request)

    @staticmethod
    def query_of(request: RawRequest) -> list[tuple[str, str]]:
        """The query of a request, decoded."""
        return parse_qsl(urlsplit(request.url).query, keep_blank_values=True)

    @property
    def headers(self) -> dict[str, str]:
        """The headers of the last request; names in lower case."""
        return {
            name.decode().lower(): value.decode()
            for name, value in self.request.headers
        }

    @property
    def json(self) -> Any:
        """The body of the last request as builtins."""
        return msgspec.json.decode(self.request.content or b"")


class Relay:
    """Takes requests to a Server through a client of an HTTP library, which may change nothing."""

    library: ModuleType | None = None
    """Set by `--http-library`; None leaves every library out."""

    def __init__(self, server: Server, request: RawRequest) -> None:
        self.refusal: Exception | None = None
        self._server = server
        self._request = request

    def client(self, kind: str) -> Any:
        """A client of the library that reaches the server."""
        transport = self.library.MockTransport(self._handle)
        return getattr(self.library, kind)(transport=transport)

    def _handle(self, passed: Any) -> Any:
        given = self._request
        headers = set(passed.headers.raw) >= set(given.headers)
        assert headers, "the library has changed the headers"
        assert given.method == passed.method
        if given.content is None or isinstance(given.content, bytes):
            assert (given.content or b"") == passed.read()
        target = given.url.partition("://")[2].partition("/")[2]
        assert f"/{target}" == passed.url.raw_path.decode()
        try:
            answer = self._server.answer(given)
        except Exception as refusal:
            self.refusal = refusal
            raise
        stream = self.library.ByteStream(answer.content)
        return self.library.Response(
            answer.status, headers=list(answer.headers), stream=stream
        )


class SyncTransport:
    """A Transport to a Server."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def send(self, request: RawRequest) -> RawResponse:
        """The server's answer."""
        if Relay.library is None:
            return self.server.answer(request)
        relay = Relay(self.server, request)
        with relay.client("Client") as client:
            try:
                return transport_of(client, self.server.secret_names).send(request)
            except SdkError as error:
                raise relay.refusal or error from None

    def close(self) -> None:
        """Tell the server."""
        self.server.closed = True


class AsyncTransport:
    """An AsyncTransport to a Server."""

    def __init__(self, server: Server) -> None:
        self.server = server

    async def send(self, request: RawRequest) -> RawResponse:
        """The server's answer."""
        await asyncio.sleep(0)
        if Relay.library is None:
            return self.server.answer(request)
        relay = Relay(self.server, request)
        async with relay.client("AsyncClient") as client:
            transport = async_transport_of(client, self.server.secret_names)
            try:
                return await transport.send(request)
            except SdkError as error:
                raise relay.refusal or error from None

    async def close(self) -> None:
        """Tell the server."""
        self.server.closed = True


class Caller:
    """A client of either flavor, called as if it were synchronous."""

    def __init__(
        self, flavor: str, server: Server, spec: ClientSpec = PLAIN, **settings: Any
    ) -> None:
        self.server = server
        server.secret_names = frozenset(
            one.name for one in spec.schemes.values() if one.placement == "query"
        )
        self.sync: SyncCore | None = None
        self.core: SyncCore | AsyncCore
        self.clock = settings.setdefault("clock", VirtualClock())
        if flavor == "sync":
            settings.setdefault("http_client", SyncTransport(server))
            self.core = self.sync = SyncCore(spec, **settings)
        else:
            settings.setdefault("http_client", AsyncTransport(server))
            self.core = AsyncCore(spec, **settings)

    def call(
        self,
        operation: AnyOperation,
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> Any:
        """The result of a call."""
        if isinstance(self.core, SyncCore):
            return self.core.call(operation, arguments, options)
        return asyncio.run(self.core.call(operation, arguments, options))

    def raw(
        self,
        operation: AnyOperation,
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> Response[Any]:
        """The response to a call."""
        if isinstance(self.core, SyncCore):
            return self.core.raw(operation, arguments, options)
        return asyncio.run(self.core.raw(operation, arguments, options))

    def items(
        self,
        operation: AnyOperation,
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
    ) -> list[Any]:
        """The items of all pages."""
        core = self.core
        if isinstance(core, SyncCore):
            return list(core.paginate(operation, arguments, options))

        async def collect() -> list[Any]:
            return [item async for item in core.paginate(operation, arguments, options)]

        return asyncio.run(collect())

    def pages(
        self, operation: AnyOperation, arguments: tuple[object, ...] = ()
    ) -> Sequence[Any]:
        """All pages."""
        core = self.core
        if isinstance(core, SyncCore):
            return list(core.paginate(operation, arguments).pages())

        async def collect() -> list[Any]:
            pager = core.paginate(operation, arguments)
            return [page async for page in pager.pages()]

        return asyncio.run(collect())

    def close(self) -> None:
        """Close the client."""
        if isinstance(self.core, SyncCore):
            self.core.close()
        else:
            asyncio.run(self.core.close())


def get(path: str = "/things", **details: Any) -> AnyOperation:
    """A GET operation whose result is whatever the server sends."""
    details.setdefault("results", (ANYTHING,))
    return Operation(id="things.get", method="GET", path=path, **details)


def post(path: str = "/things", **details: Any) -> AnyOperation:
    """A POST operation whose result is whatever the server sends."""
    details.setdefault("results", (ANYTHING,))
    return Operation(id="things.create", method="POST", path=path, **details)


def sent(
    operation: AnyOperation, *arguments: object, spec: ClientSpec = PLAIN
) -> Server:
    """The server after one synchronous call."""
    server = Server()
    SyncCore(spec, http_client=SyncTransport(server)).call(operation, arguments)
    return server
