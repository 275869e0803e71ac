"""Clients of the HTTP libraries: what of a given one is used, refused or left alone; the default one."""

import asyncio
import sys
from typing import Any

import httpx
import pytest
from fault_server import FaultServer
from harness import PLAIN, Caller, Server, SyncTransport, get, post
from library_calls import MODULES, answer, run

from specmill_runtime import errors
from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.errors import ArgumentError
from specmill_runtime.operation import body
from specmill_runtime.options import NO_RETRY, Limits
from specmill_runtime.request import RawRequest, RawResponse


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
    transport: Any = core._line.transport
    return type(held(transport)).__module__.partition(".")[0]


def held(transport: Any) -> Any:
    """The client of the library behind a new transport."""
    return transport._keeper.held(
        object(), RawRequest(method="", url="", headers=())
    ).client


def test_limits_bound_the_connections_of_an_own_client(
    flavor: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if library == "httpx":
        monkeypatch.setitem(sys.modules, "httpx2", None)
    limits = Limits(connections=7, idle_connections=3, idle_seconds=2.5)
    make = SyncCore if flavor == "sync" else AsyncCore

    core = make(PLAIN, limits=limits)

    pool = held(core._line.transport)._transport._pool
    assert (7, 3, 2.5) == (
        pool._max_connections,
        pool._max_keepalive_connections,
        pool._keepalive_expiry,
    )


def test_limits_of_another_type_are_refused() -> None:
    wrong: Any = 5

    with pytest.raises(ArgumentError, match="limits must be Limits, not int"):
        SyncCore(PLAIN, limits=wrong)


def test_given_client_is_not_changed(library: str) -> None:
    with FaultServer({"x": answer}) as server, MODULES[library].Client() as client:
        before = state_of(client)

        SyncCore(PLAIN, http_client=client, base_url=server.url).call(get("/x"))

        assert before == state_of(client)


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
