"""The sample SDK from end to end, synchronous and asynchronous."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from courier import AsyncCourier, Courier
from courier.errors import BadRequestError
from courier.models import Mail, MailOptions, Parcel, Speed, Status
from harness import AsyncTransport, Server, SyncTransport, reply

from specmill_runtime.models import UNSET
from specmill_runtime.request import RawRequest, RawResponse

PARCEL = {
    "id": 7,
    "status": 2,
    "speed": "fast",
    "updated": "0000-00-00 00:00:00",
    "stops": 3,
    "color": "red",
}


def at_once(result: Any) -> Any:
    """The result of a synchronous call."""
    return result


def use(
    flavor: str, server: Server, **settings: Any
) -> tuple[Any, Callable[[Any], Any]]:
    """A client, and a function that waits for the result of a call when there is need to."""
    settings = {"username": "ada", "api_key": "key", **settings}
    if flavor == "sync":
        return Courier(**settings, http_client=SyncTransport(server)), at_once
    return AsyncCourier(**settings, http_client=AsyncTransport(server)), asyncio.run


def test_get_gives_a_model(flavor: str) -> None:
    server = Server(reply(PARCEL))
    client, wait = use(flavor, server)

    parcel = wait(client.parcels.get(7))

    assert (
        Parcel(
            id=7,
            status=Status.SENT,
            speed=Speed.FAST,
            stops=[3],
            extra={"color": "red"},
        )
        == parcel
    )
    assert (
        "https://api.courier.test/api/parcels/7/?username=ada&api_key=key"
        == server.request.url
    )


def test_create_sends_flattened_fields(flavor: str) -> None:
    server = Server(reply(PARCEL, status=201))
    client, wait = use(flavor, server, acting_for="User.bob")

    wait(
        client.parcels.create(
            recipient_id=1,
            message="hi",
            deliver=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
            note=None,
            x_trace="t",
            session="a b",
        )
    )

    assert {
        "recipient_id": 1,
        "message": "hi",
        "deliver": "2026-01-02 03:04:05",
        "note": None,
    } == server.json
    assert "t" == server.headers["x-trace"]
    assert "session=a%20b" == server.headers["cookie"]
    assert "User.bob" == server.headers["acting-for"]
    assert "7" == server.headers["x-version"]


def test_absent_arguments_are_not_sent(flavor: str) -> None:
    server = Server(reply(PARCEL, status=201))
    client, wait = use(flavor, server)

    wait(client.parcels.create(recipient_id=1, message="hi"))

    assert {"recipient_id": 1, "message": "hi"} == server.json
    assert {"x-trace", "cookie", "acting-for"}.isdisjoint(server.headers)


def test_read_change_write_loses_nothing(flavor: str) -> None:
    server = Server(reply({**PARCEL, "updated": None, "note": None}))
    client, wait = use(flavor, server)
    parcel = wait(client.parcels.get(7))

    parcel.status = Status.LOST
    wait(client.parcels.replace(7, parcel=parcel))

    assert {
        "id": 7,
        "status": 9,
        "speed": "fast",
        "stops": [3],
        "note": None,
        "color": "red",
    } == server.json


def test_delete_gives_none(flavor: str) -> None:
    client, wait = use(flavor, Server(reply(status=204, content=b"")))

    assert wait(client.parcels.delete(7)) is None


def test_list_follows_every_page(flavor: str) -> None:
    def answer(request: RawRequest) -> RawResponse:
        offset = int(dict(Server.query_of(request)).get("offset", 0))
        parcels = [{"id": offset + one, "status": 1} for one in range(2)]
        more = None if offset >= 4 else f"/parcels/?offset={offset + 2}"
        return reply({"meta": {"total_count": 6, "next": more}, "objects": parcels})

    server = Server(answer)
    client, _ = use(flavor, server)

    pager = client.parcels.list(
        status=Status.SENT, carrier__in=["a,b", "c"], archived=False
    )
    if flavor == "sync":
        found = list(pager)
    else:

        async def collect() -> list[Parcel]:
            return [parcel async for parcel in pager]

        found = asyncio.run(collect())

    assert list(range(6)) == [parcel.id for parcel in found]
    expected = (
        "/api/parcels/?archived=false&status=2&carrier__in=a%2Cb,c&offset=4"
        "&username=ada&api_key=key"
    )
    assert expected == server.target


def test_one_page_has_a_next_page(flavor: str) -> None:
    meta = {"total_count": 2, "next": "x"}
    server = Server(
        reply({"meta": meta, "objects": [{"id": 1, "status": 1}]}),
        reply({"meta": meta, "objects": [{"id": 2, "status": 1}]}),
    )
    client, wait = use(flavor, server)

    page = wait(client.parcels.list(limit=1).page())
    following = wait(page.next_page())

    assert (2, True, [2]) == (page.total, page.has_next, [one.id for one in following])
    assert wait(following.next_page()) is None


def test_raw_response_is_typed_and_parsed_on_demand(flavor: str) -> None:
    client, wait = use(flavor, Server(reply(PARCEL, headers={"X-Request-Id": "r1"})))

    response = wait(client.parcels_with_raw_response.get(7))

    assert (200, "r1", 7) == (response.status, response.request_id, response.parse().id)


def test_described_error_is_raised_with_its_body(flavor: str) -> None:
    client, wait = use(flavor, Server(reply({"error": "bad", "code": 1}, status=400)))

    with pytest.raises(BadRequestError) as caught:
        wait(client.parcels.get(7))

    assert caught.value.body is not None
    assert "bad" == caught.value.body.error


def test_rpc_and_http_share_a_client(flavor: str) -> None:
    def answer(request: RawRequest) -> RawResponse:
        return reply({"jsonrpc": "2.0", "id": request.rpc_id, "result": {"hash": "h"}})

    server = Server(answer)
    client, wait = use(flavor, server)

    assert Mail(hash="h") == wait(
        client.mail.send(to="+1", options=MailOptions(extra="x"))
    )
    assert ["", "+1", {"extra": "x"}] == server.json["params"]


def test_options_of_a_call_are_passed_on(flavor: str) -> None:
    server = Server(reply(PARCEL))
    client, wait = use(flavor, server)

    wait(client.parcels.get(7, options={"timeout": 2, "headers": {"X-A": "b"}}))

    assert "b" == server.headers["x-a"]
    assert 2 == server.request.timeout.read


def test_variables_of_the_environment_are_credentials(
    flavor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURIER_USERNAME", "env-user")
    monkeypatch.setenv("COURIER_API_KEY", "env-key")
    server = Server(reply(PARCEL))
    client, wait = use(
        flavor, server, username=None, api_key=None, site="eu.courier.test"
    )

    wait(client.parcels.get(7))

    assert (
        "https://eu.courier.test/api/parcels/7/?username=env-user&api_key=env-key"
        == server.request.url
    )


def test_client_is_a_context_manager() -> None:
    server = Server(reply(PARCEL))

    with Courier(
        username="a", api_key="b", http_client=SyncTransport(server)
    ) as client:
        assert client.parcels.get(7).note is UNSET
