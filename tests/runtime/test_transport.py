"""The seam to the HTTP library: requests as sent, exceptions as ours, who closes what."""

import asyncio
from collections.abc import Callable
from types import ModuleType
from typing import Any

import httpx
import httpx2
import pytest
from harness import PLAIN, Caller, Server, SyncTransport, get, post

from specmill_runtime import errors
from specmill_runtime._library import joined
from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.errors import ArgumentError, SdkError
from specmill_runtime.operation import AnyOperation, body
from specmill_runtime.options import NO_RETRY, Timeout
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


def test_own_client_is_closed() -> None:
    core = SyncCore(PLAIN)
    with core:
        pass

    with pytest.raises(errors.TransportError, match="the client is closed"):
        core.call(get())


def test_own_async_client_is_closed() -> None:
    async def use() -> None:
        async with AsyncCore(PLAIN) as core:
            pass
        await core.call(get())

    with pytest.raises(errors.TransportError, match="the client is closed"):
        asyncio.run(use())


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
