"""Quorum: filters, two keys in the query, records, errors."""

from collections.abc import Sequence
from typing import Any

import pytest
from quorum import Quorum, errors
from quorum.models import SendSms

from specmill_runtime.models import UNSET
from tests.generated.recording import Reply, Sent, Server, http_client, settle
from tests.generated.tables.quorum import BASE, KEYS, RECORD, SDK

FILTERS: list[tuple[str, object, str]] = [
    (
        "associated_number__in",
        ["+1555", "+1666"],
        "associated_number__in=%2B1555,%2B1666",
    ),
    ("associated_number__contains", "55 5", "associated_number__contains=55%205"),
    ("associated_number__icontains", "ä", "associated_number__icontains=%C3%A4"),
    ("associated_number__startswith", "+1", "associated_number__startswith=%2B1"),
    ("associated_number__istartswith", "&a", "associated_number__istartswith=%26a"),
    ("associated_number__endswith", "99", "associated_number__endswith=99"),
    ("associated_number__iendswith", "=", "associated_number__iendswith=%3D"),
    ("associated_number__iexact", "+1555", "associated_number__iexact=%2B1555"),
    ("bulk_sms__in", [1, 2, 3], "bulk_sms__in=1,2,3"),
    ("bulk_sms__isnull", True, "bulk_sms__isnull=true"),
    ("current_status__in", (1, 17), "current_status__in=1,17"),
    ("opens__in", [0], "opens__in=0"),
    ("opens__gt", 0, "opens__gt=0"),
    ("opens__gte", 1, "opens__gte=1"),
    ("opens__lt", 2**40, "opens__lt=1099511627776"),
    ("opens__lte", 9, "opens__lte=9"),
]


PLAIN_FILTERS: list[tuple[str, object, str]] = [
    ("archived", False, "archived=false"),
    ("associated_number", "+15551234567", "associated_number=%2B15551234567"),
    ("bulk_sms_id", 7, "bulk_sms_id=7"),
    ("converted", True, "converted=true"),
    ("current_status", 3, "current_status=3"),
    ("opens", 0, "opens=0"),
    ("dehydrate", ["resource_uri"], "dehydrate=resource_uri"),
    ("advanced_search", "a,b c", "advanced_search=a%2Cb%20c"),
    ("limit", 50, "limit=50"),
    ("offset", 40, "offset=40"),
]


def page(ids: Sequence[int], total: int | None, next_: object = "/next") -> Reply:
    """A page of messages with these ids; `next_` UNSET leaves the member out."""
    meta: dict[str, Any] = {} if next_ is UNSET else {"next": next_}
    if total is not None:
        meta["total_count"] = total
    return Reply(body={"meta": meta, "objects": [{"id": one} for one in ids]})


def listed(server: Server, flavor: str, **filters: object) -> list[int]:
    """Ids of the messages on all pages."""
    items: list[SendSms] = settle(SDK.open(server, flavor).send_sms.list(**filters))
    return [item.id for item in items]


def test_sixteen_qualified_filters_are_tested() -> None:
    qualified = {name for name, _, _ in FILTERS}

    assert len(qualified) == 16
    assert all("__" in name for name in qualified)


@pytest.mark.parametrize(("name", "value", "text"), FILTERS + PLAIN_FILTERS)
def test_filter_arrives_as(flavor: str, name: str, value: object, text: str) -> None:
    server = Server(page([], 0, None))

    listed(server, flavor, **{name: value})

    assert f"{BASE}/sendsms/?{text}&{KEYS}" == server.request.url


def test_filters_are_sent_in_documented_order() -> None:
    server = Server(page([], 0, None))

    listed(server, "sync", limit=5, opens__gte=1, archived=True, current_status=3)

    assert server.query[:4] == [
        "archived=true",
        "current_status=3",
        "opens__gte=1",
        "limit=5",
    ]


def test_absent_filters_are_not_sent() -> None:
    server = Server(page([], 0, None))

    listed(server, "sync", archived=None)

    assert f"{BASE}/sendsms/?{KEYS}" == server.request.url


def test_comma_in_an_item_is_no_separator() -> None:
    server = Server(page([], 0, None))

    listed(server, "sync", associated_number__in=["1,2", "3"])

    assert server.query[0] == "associated_number__in=1%2C2,3"


def test_both_keys_travel_encoded_in_the_query(flavor: str, route: str) -> None:
    server = Server(Reply(body=RECORD))
    client = SDK.open(server, flavor, route, username="a b&c", api_key="k+/=?#ü")

    settle(client.send_sms.get(1))

    assert (
        f"{BASE}/sendsms/1/?username=a%20b%26c&api_key=k%2B%2F%3D%3F%23%C3%BC"
        == server.request.url
    )
    assert "authorization" not in server.request.headers


def test_lines_of_the_design_run(capsys: pytest.CaptureFixture[str]) -> None:
    sent_at = "2026-01-02T03:04:05Z"
    server = Server(
        Reply(
            body={
                "meta": {"next": None, "total_count": 1},
                "objects": [{"id": 7, "send_time": sent_at}],
            }
        ),
        page([7], 1, None),
        Reply(status=201, body={"id": 9}),
        Reply(body={"id": 7}),
    )

    with Quorum(
        username="ada", api_key="k", http_client=http_client(server, "sync")
    ) as client:
        for sms in client.send_sms.list(current_status=3, opens__gte=1):
            print(sms.id, sms.send_time)  # noqa: T201 - a line of the design
        page_ = client.send_sms.list(limit=50).page()
        sent = client.send_sms.send_individual(supporter_id=123, message="Hello")
        raw = client.with_raw_response.send_sms.get(7)

    assert capsys.readouterr().out == "7 2026-01-02 03:04:05+00:00\n"
    assert (len(page_.items), page_.total, page_.has_next) == (1, 1, False)
    assert page_.next_page() is None
    assert sent.id == 9
    assert (
        raw.status,
        raw.headers["content-type"],
        raw.request_id,
        raw.parse().id,
    ) == (
        200,
        "application/json",
        "req-7",
        7,
    )


def test_absent_and_null_stay_apart() -> None:
    client = SDK.open(
        Server(Reply(body={"id": 1}), Reply(body={"id": 1, "bulk_sms": None}))
    )

    assert client.send_sms.get(1).bulk_sms is UNSET
    assert client.send_sms.get(1).bulk_sms is None


def test_unknown_members_of_a_record_do_no_harm() -> None:
    client = SDK.open(Server(Reply(body={"id": 1, "brand_new": [1, 2]})))

    assert SendSms(id=1) == client.send_sms.get(1)


def test_open_objects_keep_what_they_hold() -> None:
    client = SDK.open(Server(Reply(body={"id": 1, "_extra": {"a": {"b": [1]}}})))

    assert client.send_sms.get(1).extra == {"a": {"b": [1]}}


def test_status_outside_the_documented_list_survives() -> None:
    client = SDK.open(Server(Reply(body={"id": 1, "current_status": 99})))

    assert client.send_sms.get(1).current_status == 99


STATUSES: list[tuple[int, type[errors.StatusError[Any]]]] = [
    (400, errors.BadRequestError),
    (401, errors.UnauthorizedError),
    (404, errors.NotFoundError),
    (429, errors.RateLimitedError),
    (500, errors.ServerError),
]


@pytest.mark.parametrize(("status", "kind"), STATUSES)
def test_status_decides_the_error(
    flavor: str, status: int, kind: type[errors.StatusError[Any]]
) -> None:
    server = Server(Reply(status=status, content=b"wrong parameter", headers={}))

    with pytest.raises(errors.StatusError) as caught:
        settle(SDK.open(server, flavor).send_sms.get(7))

    assert type(caught.value) is kind
    assert caught.value.response is not None
    assert caught.value.response.text == "wrong parameter"


def test_error_page_that_quotes_the_address_shows_no_key(route: str) -> None:
    def echo(sent: Sent) -> Reply:
        return Reply(status=400, body={"error": f"cannot read {sent.url}"})

    client = SDK.open(Server(echo), "sync", route, api_key="k+secret/1")

    with pytest.raises(errors.BadRequestError) as caught:
        client.send_sms.get(7)

    assert (
        "send_sms.get: GET /sendsms/{id}/ answered 400 Bad Request: cannot read "
        f"{BASE}/sendsms/7/?username=ada&api_key=[redacted] (request id req-7)"
        == str(caught.value)
    )
