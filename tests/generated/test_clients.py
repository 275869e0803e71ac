"""Clients: credentials from the environment, life time, options of clients and of calls."""

import asyncio
import sys
from typing import Any

import httpx
import pytest

from specmill_runtime.errors import ClosedError
from specmill_runtime.options import RequestOptions, Timeout
from specmill_runtime.request import RawRequest, RawResponse
from tests.generated.calls import Sdk
from tests.generated.recording import (
    RecordingTransport,
    Reply,
    Server,
    http_client,
    settle,
)
from tests.generated.tables.all import SDKS
from tests.generated.tables.callr import SDK as CALLR
from tests.generated.tables.quorum import BASE, KEYS, RECORD
from tests.generated.tables.quorum import SDK as QUORUM
from tests.generated.tables.sms_scheduler import SDK as SCHEDULER
from tests.generated.tables.whatcounts import SDK as WHATCOUNTS

BY_SDK = pytest.mark.parametrize("sdk", SDKS, ids=str)


class Ordinary(RecordingTransport):
    """A transport that keeps whole requests, ordinary headers and timeout included."""

    def __init__(self) -> None:
        super().__init__(Server(Reply(body=RECORD)))
        self.requests: list[RawRequest] = []

    def send(self, request: RawRequest) -> RawResponse:
        """The server's answer."""
        self.requests.append(request)
        return super().send(request)

    @property
    def headers(self) -> dict[str, str]:
        """The headers of the last request."""
        return {
            name.decode(): value.decode() for name, value in self.requests[-1].headers
        }


@BY_SDK
def test_credentials_come_from_the_environment(
    sdk: Sdk, flavor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in sdk.credentials.items():
        monkeypatch.setenv(sdk.environment[name], value)
    call = sdk.calls[0]
    server = Server(call.reply)
    client = sdk.client_class(flavor)(http_client=http_client(server, flavor))

    settle(call.make(client))

    assert [call.sent] == server.requests


@BY_SDK
def test_arguments_win_over_the_environment(
    sdk: Sdk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in sdk.credentials:
        monkeypatch.setenv(sdk.environment[name], "from-environment")
    call = sdk.calls[0]
    server = Server(call.reply)

    settle(call.make(sdk.open(server)))

    assert [call.sent] == server.requests


@BY_SDK
def test_empty_variables_count_as_unset(
    sdk: Sdk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in sdk.environment.values():
        monkeypatch.setenv(name, "")
    call = sdk.calls[0]
    server = Server(call.reply)

    settle(call.make(sdk.open(server)))

    assert [call.sent] == server.requests


def test_api_client_of_whatcounts_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WHATCOUNTS_API_CLIENT_NAME", "app")
    monkeypatch.setenv("WHATCOUNTS_API_CLIENT_AUTH", "s3cret")
    server = Server(Reply(body=[]))

    list(WHATCOUNTS.open(server).sms.list_messages())

    assert server.request.headers["x-api-key"] == "YXBwOnMzY3JldA=="


@pytest.mark.parametrize(
    ("variables", "header"),
    [
        ({"CALLR_SESSION_TOKEN": "s-1"}, "Session s-1"),
        ({"CALLR_LOGIN": "ada", "CALLR_PASSWORD": "p-1"}, "Basic YWRhOnAtMQ=="),
    ],
    ids=["session", "basic"],
)
def test_other_schemes_of_callr_come_from_the_environment(
    variables: dict[str, str], header: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    server = Server(CALLR.calls[0].reply)

    CALLR.open(server, api_key=None).sms.export_async()

    assert header == server.request.headers["authorization"]


@BY_SDK
def test_own_connections_are_closed_at_the_end_of_the_block(sdk: Sdk) -> None:
    with sdk.client_class()(**sdk.credentials) as client:
        assert isinstance(client, sdk.client_class())

    with pytest.raises(ClosedError, match="the client is closed"):
        settle(sdk.calls[0].make(client))


@BY_SDK
def test_own_connections_are_closed_at_the_end_of_the_async_block(sdk: Sdk) -> None:
    async def use() -> Any:
        async with sdk.client_class("async")(**sdk.credentials) as client:
            return client

    client = asyncio.run(use())

    assert isinstance(client, sdk.client_class("async"))
    with pytest.raises(ClosedError, match="the client is closed"):
        settle(sdk.calls[0].make(client))


@BY_SDK
def test_client_of_the_user_stays_open(sdk: Sdk) -> None:
    given: Any = http_client(Server(sdk.calls[0].reply), "sync", "httpx")

    with sdk.client_class()(**sdk.credentials, http_client=given) as client:
        settle(sdk.calls[0].make(client))

    assert isinstance(given, httpx.Client)
    assert not given.is_closed


@BY_SDK
def test_async_client_of_the_user_stays_open(sdk: Sdk) -> None:
    given: Any = http_client(Server(), "async", "httpx")

    async def use() -> None:
        async with sdk.client_class("async")(**sdk.credentials, http_client=given):
            pass

    asyncio.run(use())

    assert isinstance(given, httpx.AsyncClient)
    assert not given.is_closed


def test_block_lets_errors_through() -> None:
    with pytest.raises(LookupError), QUORUM.open(Server()):
        raise LookupError


@BY_SDK
def test_groups_are_made_once(sdk: Sdk, flavor: str) -> None:
    client = sdk.open(Server(), flavor)

    for name in (*sdk.groups(flavor), "with_raw_response"):
        assert getattr(client, name) is getattr(client, name)


def test_every_request_names_sdk_runtime_and_python() -> None:
    transport = Ordinary()

    QUORUM.open(Server(), http_client=transport).send_sms.get(1)

    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert (
        f"quorum/0.1.0 specmill-runtime/0.1.0 python/{python}"
        == transport.headers["User-Agent"]
    )
    assert transport.headers["Accept-Encoding"] == "gzip, deflate"


def test_timeout_of_a_call_wins_over_that_of_the_client() -> None:
    transport = Ordinary()
    client = QUORUM.open(Server(), http_client=transport, timeout=7)

    client.send_sms.get(1)
    client.send_sms.get(1, request_options={"timeout": Timeout(read=1.5)})
    client.send_sms.get(1, request_options={"timeout": None})

    assert [request.timeout for request in transport.requests] == [
        Timeout(7, 7, 7, 7),
        Timeout(read=1.5),
        Timeout(None, None, None, None),
    ]


def test_headers_of_client_and_call_are_added(flavor: str, route: str) -> None:
    server = Server(Reply(body=RECORD))
    client = QUORUM.open(server, flavor, route, headers={"X-Team": "a", "X-Trace": "0"})
    options: RequestOptions = {"headers": {"x-trace": "1"}}

    settle(client.send_sms.get(1, request_options=options))

    assert server.request.headers == {
        "accept": "application/json",
        "x-team": "a",
        "x-trace": "1",
    }


def test_query_of_a_call_is_added_before_the_keys(flavor: str) -> None:
    server = Server(Reply(body=RECORD))
    options: RequestOptions = {"query": {"dehydrate_extra": "sponsors", "n": [1, 2]}}

    settle(QUORUM.open(server, flavor).send_sms.get(1, request_options=options))

    assert (
        f"{BASE}/sendsms/1/?dehydrate_extra=sponsors&n=1&n=2&{KEYS}"
        == server.request.url
    )


def test_options_hold_for_every_page(flavor: str) -> None:
    body = {"meta": {"next": "/x", "total_count": 2}, "objects": [{"id": 1}]}
    last = {"meta": {"next": None}, "objects": [{"id": 2}]}
    server = Server(Reply(body=body), Reply(body=last))
    options: RequestOptions = {"headers": {"X-Trace": "1"}}

    settle(QUORUM.open(server, flavor).send_sms.list(request_options=options))

    assert [sent.headers.get("x-trace") for sent in server.requests] == ["1", "1"]


@pytest.mark.parametrize("address", ["http://127.0.0.1:8/v9", "http://127.0.0.1:8/v9/"])
def test_address_replaces_the_described_server(flavor: str, address: str) -> None:
    server = Server(Reply(body={"success": True}))

    settle(SCHEDULER.open(server, flavor, base_url=address).sms.delete(5))

    assert server.request.url == "http://127.0.0.1:8/v9/sms/5"


def test_address_of_json_rpc_keeps_its_slash(flavor: str) -> None:
    server = Server(CALLR.calls[0].reply)

    settle(
        CALLR.open(
            server, flavor, base_url="http://127.0.0.1:8/rpc/"
        ).sms.export_async()
    )

    assert server.request.url == "http://127.0.0.1:8/rpc/"


def test_async_calls_run_side_by_side() -> None:
    server = Server(Reply(body=RECORD))
    client = QUORUM.open(server, "async")

    async def many() -> list[Any]:
        return list(await asyncio.gather(*(client.send_sms.get(n) for n in range(20))))

    assert len(asyncio.run(many())) == 20
    assert {sent.url for sent in server.requests} == {
        f"{BASE}/sendsms/{number}/?{KEYS}" for number in range(20)
    }


def test_async_pager_is_used_with_async_for() -> None:
    body = {"meta": {"next": None, "total_count": 1}, "objects": [{"id": 1}]}
    client = QUORUM.open(Server(Reply(body=body)), "async")

    async def ids() -> list[int]:
        page = await client.send_sms.list(limit=50).page()
        assert (page.total, page.has_next, await page.next_page()) == (1, False, None)
        return [one.id for one in page] + [
            one.id async for one in client.send_sms.list()
        ]

    assert asyncio.run(ids()) == [1, 1]


@BY_SDK
@pytest.mark.parametrize("flavor", ["sync", "async"])
def test_clone_has_its_own_options_and_the_connections_of_its_client(
    sdk: Sdk, flavor: str
) -> None:
    server = Server(sdk.calls[0].reply)
    client = sdk.open(server, flavor)

    settle(sdk.calls[0].make(client.with_options(headers={"X-Trace": "7"})))

    assert type(client.with_options()) is type(client)
    sent = {name.lower(): value for name, value in server.request.headers.items()}
    assert sent["x-trace"] == "7"
