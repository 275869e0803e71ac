"""The seam to the HTTP library: requests as sent, exceptions as ours, who closes what."""

import asyncio
import socket
import ssl
import sys
from collections.abc import Callable
from itertools import pairwise
from types import ModuleType, SimpleNamespace
from typing import Any

import httpx
import httpx2
import pytest
from fault_server import FaultServer, Line
from harness import PLAIN, Caller, Server, SyncTransport, get, post

from specmill_runtime import _sockets, errors
from specmill_runtime._library import joined
from specmill_runtime._reasons import error_for
from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.errors import ArgumentError, SdkError
from specmill_runtime.operation import AnyOperation, body
from specmill_runtime.options import NO_RETRY, Limits, Timeout
from specmill_runtime.request import RawRequest, RawResponse

MODULES: dict[str, ModuleType] = {"httpx": httpx, "httpx2": httpx2}
Handler = Callable[[httpx.Request], httpx.Response]

MEANINGS: list[tuple[str, type[SdkError]]] = [
    ("ConnectError", errors.ConnectError),
    ("ConnectTimeout", errors.ConnectError),
    ("ProxyError", errors.ConnectError),
    ("PoolTimeout", errors.PoolTimeoutError),
    ("ReadTimeout", errors.RequestTimeoutError),
    ("WriteTimeout", errors.RequestTimeoutError),
    ("ReadError", errors.ConnectionLostError),
    ("WriteError", errors.ConnectionLostError),
    ("CloseError", errors.ConnectionLostError),
    ("RemoteProtocolError", errors.ConnectionLostError),
    ("LocalProtocolError", errors.TransportError),
    ("UnsupportedProtocol", errors.TransportError),
    ("DecodingError", errors.DecodeError),
    ("InvalidURL", errors.ArgumentError),
]


def run(
    flavor: str,
    library: str,
    handler: Handler,
    operation: AnyOperation,
    arguments: tuple[object, ...] = (),
    **settings: Any,
) -> Any:
    """The result of a call through a client of the library."""
    module = MODULES[library]
    settings.setdefault("retry", NO_RETRY)
    transport = module.MockTransport(handler)
    client = settings.pop("client", {})
    if flavor == "sync":
        given = module.Client(transport=transport, **client)
        return SyncCore(PLAIN, http_client=given, **settings).call(operation, arguments)
    given = module.AsyncClient(transport=transport, **client)
    core = AsyncCore(PLAIN, http_client=given, **settings)
    return asyncio.run(core.call(operation, arguments))


def test_request_reaches_the_library_as_prepared(flavor: str, library: str) -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        response: httpx.Response = MODULES[library].Response(200, json=[1])
        return response

    result = run(
        flavor, library, handler, post("/a%2Fb/%2E", arguments=(body(),)), ({"x": 1},)
    )

    assert [1] == result
    assert b"/v1/a%2Fb/%2E" == seen[0].url.raw_path
    assert b'{"x":1}' == seen[0].content
    assert "application/json" == seen[0].headers["content-type"]
    assert "7" == seen[0].headers["content-length"]


@pytest.mark.parametrize("value", ["a'b\"<>[]{}|^`\\", "a b+c/d?e#f", "%41", "é"])
def test_library_does_not_change_an_encoded_value(library: str, value: str) -> None:
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url.params["q"]))
        response: httpx.Response = MODULES[library].Response(200, json=1)
        return response

    module = MODULES[library]
    client = module.Client(transport=module.MockTransport(handler))
    SyncCore(PLAIN, http_client=client).call(get(), (), {"query": {"q": value}})

    assert [value] == seen


@pytest.mark.parametrize(("name", "expected"), MEANINGS)
def test_exception_of_the_library_becomes_ours(
    flavor: str, library: str, name: str, expected: type[SdkError]
) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise getattr(MODULES[library], name)("text of the library")

    with pytest.raises(SdkError) as caught:
        run(flavor, library, handler, get())

    assert type(caught.value) is expected
    assert (None, None) == (caught.value.__cause__, caught.value.__context__)
    assert str(caught.value).startswith("things.get: GET /things: ")
    assert 1 == caught.value.call.attempts


def test_exception_outside_the_library_becomes_ours(flavor: str, library: str) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise OSError("disk")

    with pytest.raises(errors.TransportError, match="OSError"):
        run(flavor, library, handler, get())


def test_timeout_is_a_timeout_error() -> None:
    assert issubclass(errors.RequestTimeoutError, TimeoutError)


def test_redirect_is_not_left_to_the_library(flavor: str, library: str) -> None:
    requests: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        requests.append(str(request.url))
        module = MODULES[library]
        response: httpx.Response = module.Response(
            302, headers={"Location": "https://evil.test"}
        )
        return response

    with pytest.raises(errors.RedirectError):
        run(flavor, library, handler, post(), client={"follow_redirects": True})

    assert ["https://plain.test/v1/things"] == requests


def test_defaults_of_a_given_client_are_not_added(flavor: str, library: str) -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        response: httpx.Response = MODULES[library].Response(200, json=1)
        return response

    settings = {
        "headers": {"X-Own": "1"},
        "params": {"own": "1"},
        "cookies": {"own": "1"},
    }
    run(flavor, library, handler, get(), client=settings)

    assert "https://plain.test/v1/things" == str(seen[0].url)
    assert "x-own" not in seen[0].headers
    assert "cookie" not in seen[0].headers


def test_hooks_and_authentication_of_a_given_client_are_used(
    flavor: str, library: str
) -> None:
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["authorization"])
        response: httpx.Response = MODULES[library].Response(200, json=1)
        return response

    def hook(response: httpx.Response) -> None:
        seen.append(str(response.status_code))

    async def async_hook(response: httpx.Response) -> None:
        await response.aread()
        hook(response)

    hooks = {"response": [hook if flavor == "sync" else async_hook]}
    settings = {"auth": ("u", "p"), "event_hooks": hooks}
    result = run(flavor, library, handler, get(), client=settings)

    assert (1, ["Basic dTpw", "200"]) == (result, seen)


def test_hook_of_a_given_client_sees_the_body(flavor: str, library: str) -> None:
    seen: list[bytes] = []

    def hook(request: httpx.Request) -> None:
        seen.append(request.content)

    async def async_hook(request: httpx.Request) -> None:
        hook(request)

    def handler(request: httpx.Request) -> httpx.Response:
        response: httpx.Response = MODULES[library].Response(200, json=1)
        return response

    hooks = {"request": [hook if flavor == "sync" else async_hook]}
    operation = post(arguments=(body(),))
    run(flavor, library, handler, operation, ({"x": 1},), client={"event_hooks": hooks})

    assert [b'{"x":1}'] == seen


def test_mounted_transport_of_a_given_client_is_used(flavor: str, library: str) -> None:
    module = MODULES[library]

    def elsewhere(request: httpx.Request) -> httpx.Response:
        raise AssertionError("not mounted")

    def handler(request: httpx.Request) -> httpx.Response:
        response: httpx.Response = module.Response(200, json=2)
        return response

    mounts = {"all://plain.test": module.MockTransport(handler)}

    assert 2 == run(flavor, library, elsewhere, get(), client={"mounts": mounts})


@pytest.mark.parametrize("cls", [httpx.URL, httpx2.URL])
@pytest.mark.parametrize("query", [None, "", "a=b%20c"])
def test_joined_address_is_as_the_library_parses_it(
    cls: Any, query: str | None
) -> None:
    expected = cls("https://a.test:8443/x/%2F" + ("" if query is None else f"?{query}"))

    found = joined(cls("https://a.test:8443"), "/x/%2F", query)

    assert (expected, expected.raw_path) == (found, found.raw_path)
    assert (expected.host, expected.port) == (found.host, found.port)


def test_address_is_parsed_anew_where_the_library_has_changed() -> None:
    class Changed:
        """A URL class that keeps its parts elsewhere."""

        def copy_with(self, raw_path: bytes) -> str:
            return raw_path.decode()

    assert "/x?a=b" == joined(Changed(), "/x", "a=b")


def test_timeout_reaches_the_library(flavor: str, library: str) -> None:
    seen: list[object] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["timeout"])
        response: httpx.Response = MODULES[library].Response(200, json=1)
        return response

    run(flavor, library, handler, get(), timeout=Timeout(1, 2, 3, None), deadline=2.5)

    assert [{"connect": 1, "read": 2, "write": 2.5, "pool": 2.5}] == seen


def test_given_client_stays_open(flavor: str, library: str) -> None:
    module = MODULES[library]
    if flavor == "sync":
        client = module.Client()
        SyncCore(PLAIN, http_client=client).close()
    else:
        client = module.AsyncClient()
        asyncio.run(AsyncCore(PLAIN, http_client=client).close())

    assert not client.is_closed


def test_given_transport_stays_open(flavor: str) -> None:
    server = Server()

    Caller(flavor, server).close()

    assert not server.closed


def test_client_of_the_other_flavor_is_refused(flavor: str, library: str) -> None:
    core = {"sync": SyncCore, "async": AsyncCore}[flavor]
    other = {"sync": "AsyncClient", "async": "Client"}[flavor]
    client = getattr(MODULES[library], other)()

    with pytest.raises(ArgumentError, match="http_client must be"):
        core(PLAIN, http_client=client)


@pytest.mark.parametrize("given", ["https://x.test", 7, object()])
def test_object_that_cannot_send_is_refused(given: object) -> None:
    with pytest.raises(ArgumentError, match="http_client must be a synchronous client"):
        SyncCore(PLAIN, http_client=given)


def test_subclass_of_a_client_is_accepted(library: str) -> None:
    module = MODULES[library]

    def handler(request: httpx.Request) -> httpx.Response:
        response: httpx.Response = module.Response(200, json=3)
        return response

    own_class: Any = type("Special", (module.Client,), {})
    client = own_class(transport=module.MockTransport(handler))

    assert 3 == SyncCore(PLAIN, http_client=client).call(get())


def test_error_of_an_own_transport_has_the_call(flavor: str) -> None:
    server = Server(errors.ConnectError("down"))

    with pytest.raises(errors.ConnectError) as caught:
        Caller(flavor, server, retry=NO_RETRY).call(get())

    assert "things.get" == caught.value.call.operation
    assert 1 == caught.value.call.attempts


def test_interruption_is_not_caught() -> None:
    class Interrupted(SyncTransport):
        """A transport during which the user presses Ctrl-C."""

        def send(self, request: RawRequest) -> RawResponse:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        SyncCore(PLAIN, http_client=Interrupted(Server())).call(get())


@pytest.mark.installed_library
def test_installed_httpx2_is_the_default(flavor: str) -> None:
    assert "httpx2" == default_library(flavor)


@pytest.mark.installed_library
def test_httpx_is_the_default_where_httpx2_is_not_installed(
    flavor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "httpx2", None)

    assert "httpx" == default_library(flavor)


def default_library(flavor: str) -> str:
    """The library whose client an SDK makes for itself."""
    core = SyncCore(PLAIN) if flavor == "sync" else AsyncCore(PLAIN)
    transport: Any = core._transport
    return type(held(transport)).__module__.partition(".")[0]


def held(transport: Any) -> Any:
    """The client of the library behind a new transport."""
    return transport._keeper.held(object(), RawRequest(method="", url="", headers=()))[
        0
    ]


def test_limits_bound_the_connections_of_an_own_client(
    flavor: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if library == "httpx":
        monkeypatch.setitem(sys.modules, "httpx2", None)
    limits = Limits(connections=7, idle_connections=3, idle_seconds=2.5)
    make = SyncCore if flavor == "sync" else AsyncCore

    core = make(PLAIN, limits=limits)

    pool = held(core._transport)._transport._pool
    assert (7, 3, 2.5) == (
        pool._max_connections,
        pool._max_keepalive_connections,
        pool._keepalive_expiry,
    )


def test_limits_of_another_type_are_refused() -> None:
    with pytest.raises(ArgumentError, match="limits must be Limits, not int"):
        SyncCore(PLAIN, limits=5)  # type: ignore[typeddict-item]


def refusal(reason: str) -> ssl.SSLError:
    """An error of a handshake."""
    error = ssl.SSLError(1, "x")
    error.reason = reason
    return error


REASONS: list[tuple[str, str, list[Exception], str]] = [
    (
        "https://api.test:8443/x?key=s",
        "ConnectError",
        [ConnectionRefusedError(111, "x")],
        "no connection to api.test:8443 (connection refused)",
    ),
    (
        "https://api.test/x?key=s",
        "ConnectError",
        [socket.gaierror(-2, "x")],
        "no connection to api.test:443 (name not resolved)",
    ),
    (
        "http://[::1]/x",
        "ConnectError",
        [OSError("All connection attempts failed"), OSError(101, "x")],
        "no connection to [::1]:80 (network is unreachable)",
    ),
    (
        "http://api.test",
        "ConnectError",
        [
            OSError("All connection attempts failed"),
            ExceptionGroup("x", [ConnectionRefusedError(111, "x")]),
        ],
        "no connection to api.test:80 (connection refused)",
    ),
    (
        "https://user:pass@api.test/x",
        "ConnectTimeout",
        [],
        "no connection to api.test:443 (took too long)",
    ),
    (
        "https://api.test/x",
        "ProxyError",
        [],
        "no connection through the proxy to api.test:443 (ProxyError)",
    ),
    (
        "https://api.test/x",
        "ConnectError",
        [ssl.SSLError(1, "x")],
        "no trustworthy connection to api.test:443 (ConnectError)",
    ),
    (
        "https://api.test/x",
        "ConnectError",
        [refusal("WRONG_VERSION_NUMBER")],
        "no trustworthy connection to api.test:443 (wrong version number)",
    ),
]


@pytest.mark.parametrize(("url", "name", "causes", "expected"), REASONS)
def test_failed_connection_names_host_port_and_reason(
    library: str, url: str, name: str, causes: list[Exception], expected: str
) -> None:
    failure = getattr(MODULES[library], name)("text of the library")
    for outer, inner in pairwise([failure, *causes]):
        outer.__cause__ = inner

    raw = RawRequest(method="GET", url=url, headers=(), operation="o", path="/x")

    assert f"o: GET /x: {expected}" == str(error_for(failure, raw))


def test_given_client_is_not_changed(library: str) -> None:
    with FaultServer({"x": answer}) as server, MODULES[library].Client() as client:
        before = state_of(client)

        SyncCore(PLAIN, http_client=client, base_url=server.url).call(get("/x"))

        assert before == state_of(client)


def answer(line: Line) -> None:
    """An empty object, and the end."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
    line.send(head + b"Content-Length: 2\r\n\r\n{}")


def state_of(client: Any) -> list[object]:
    """The attributes of a client, its transport and its pool."""
    parts = (client, client._transport, client._transport._pool)
    return [{**vars(one), "_connections": None} for one in parts]


def test_public_send_is_used_where_the_way_to_the_transport_is_gone(
    flavor: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = MODULES[library]
    cls = module.Client if flavor == "sync" else module.AsyncClient
    asked: list[bool] = []

    def send(client: Any, request: Any, *, stream: bool, **_: object) -> Any:
        asked.append(stream)
        if flavor == "sync":
            return client._transport.handle_request(request)
        return client._transport.handle_async_request(request)

    monkeypatch.delattr(cls, "_transport_for_url")
    monkeypatch.setattr(cls, "send", send)

    answer = run(flavor, library, lambda _: module.Response(200, json=[1]), get())

    assert ([1], [True]) == (answer, asked)


def test_deadline_holds_between_chunks_where_the_pool_has_changed(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AttributeError("_requests")

    monkeypatch.setattr(_sockets, "_cut", fail)
    trickle: Any = lambda line: (  # noqa: E731
        line.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"),
        line.repeat(b" ", 0.05),
    )
    with FaultServer({"slow": trickle}) as server, MODULES[library].Client() as client:
        core = SyncCore(PLAIN, http_client=client, base_url=server.url)
        with pytest.raises(errors.DeadlineExceededError):
            core.call(get("/slow"), (), {"deadline": 0.3})


def test_client_without_pools_is_not_watched(library: str) -> None:
    client = MODULES[library].Client()
    del client._mounts
    client._transport = object()

    assert () == _sockets.pools_of(client)


@pytest.mark.parametrize(("others", "expected"), [(0, [socket.SHUT_RDWR]), (1, [])])
def test_connection_that_serves_another_call_is_not_shut(
    monkeypatch: pytest.MonkeyPatch, others: int, expected: list[int]
) -> None:
    shut: list[int] = []
    fake = SimpleNamespace(
        shutdown=lambda _, how: shut.append(how), recv=lambda _, most: b""
    )
    monkeypatch.setattr(_sockets.socket, "socket", fake)
    stream = SimpleNamespace(get_extra_info=lambda _: None)
    inner = SimpleNamespace(_network_stream=stream, _h11_state=None)
    connection = SimpleNamespace(_connection=inner)
    marks: list[object] = [{"read": number} for number in range(others + 1)]
    requests = [
        SimpleNamespace(
            connection=connection,
            request=SimpleNamespace(extensions={"timeout": mark}),
        )
        for mark in marks
    ]

    _sockets._cut(requests, marks[0])

    assert expected == shut


def test_what_came_in_before_the_cut_is_not_left_to_read() -> None:
    ours, theirs = socket.socketpair()
    theirs.sendall(b"x" * 10_000)
    stream = SimpleNamespace(get_extra_info=lambda _: ours)
    connection = SimpleNamespace(_network_stream=stream, _h11_state=None)
    mark: object = {"read": 1}
    request = SimpleNamespace(extensions={"timeout": mark})

    with ours, theirs:
        _sockets._cut([SimpleNamespace(connection=connection, request=request)], mark)

        assert b"" == ours.recv(10)
