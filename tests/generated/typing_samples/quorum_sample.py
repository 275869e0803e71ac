"""What a user of the Quorum SDK writes; lines marked `error` must be refused by type checkers."""

from datetime import date, datetime
from typing import Any, assert_type

from quorum import AsyncQuorum, Quorum, errors
from quorum.models import PageMeta, SendSms, SendSmsList, SentSms

from specmill_runtime import (
    NO_RETRY,
    AsyncPage,
    AsyncPager,
    Drift,
    Hooks,
    Items,
    Limits,
    Page,
    PageCursor,
    Pager,
    Response,
    RetryPolicy,
    Timeout,
    Unset,
)


def opened_today(client: Quorum) -> list[str]:
    found: list[str] = []
    for sms in client.send_sms.list(
        current_status=3, opens__gte=1, bulk_sms__in=[1, 2]
    ):
        assert_type(sms, SendSms)
        assert_type(sms.send_time, datetime | None)
        assert_type(sms.bulk_sms, str | None | Unset)
        found.append(sms.message_content or "")
    page = client.send_sms.list(limit=50).page()
    assert_type(page, Page[SendSms])
    assert_type(page.items, list[SendSms])
    assert_type(page.total, int | None)
    assert_type(page.has_next, bool)
    assert_type(page.next_page(), Page[SendSms] | None)
    items = client.send_sms.list().items(limit=10, prefetch=1, resume=page.cursor)
    assert_type(items, Items[SendSms])
    assert_type(next(items), SendSms)
    assert_type(items.cursor, PageCursor)
    assert_type(next(client.send_sms.list().pages(limit=2)), Page[SendSms])
    return found


def greet(client: Quorum, supporter_id: int) -> int:
    try:
        sent = client.send_sms.send_individual(
            supporter_id=supporter_id, message="Hello"
        )
    except errors.RateLimitedError as error:
        assert_type(error.status, int)
        return 0
    assert_type(sent, SentSms)
    assert_type(sent.from_, str | None)
    return sent.num_segments or 0


async def first_of_all(client: AsyncQuorum) -> SendSms | None:
    pager = client.send_sms.list(associated_number__startswith="+1")
    assert_type(pager, AsyncPager[SendSms])
    async for sms in pager:
        assert_type(sms, SendSms)
        return await client.send_sms.get(sms.id, dehydrate=["resource_uri"])
    assert_type(await pager.page(), AsyncPage[SendSms])
    return None


async def whole(client: AsyncQuorum) -> PageMeta:
    raw = await client.with_raw_response.send_sms.list(limit=1)
    assert_type(raw, Response[SendSmsList])
    assert_type(raw.headers["content-type"], str)
    return raw.parse().meta


with Quorum(username="ada", api_key="k", timeout=Timeout(read=5)) as quorum:
    assert_type(quorum, Quorum)
    assert_type(quorum.send_sms.list(), Pager[SendSms])
    assert_type(quorum.with_raw_response.send_sms.get(7).parse(), SendSms)
    quorum.send_sms.get(7, request_options={"timeout": 3, "headers": {"X-Trace": "1"}})
    quorum.send_sms.list(current_status__in=(1, 2), bulk_sms__isnull=True)

    quorum.send_sms.list().items(limti=10)  # error
    quorum.send_sms.list().pages(limit="10")  # error
    quorum.send_sms.list(opens__between=1)  # error
    quorum.send_sms.list(current_status=18)  # error
    quorum.send_sms.list(current_status__in=[1, 99])  # error
    quorum.send_sms.list(bulk_sms__in="1,2")  # error
    quorum.send_sms.list(bulk_sms__isnull="true")  # error
    quorum.send_sms.list(dehydrate=["supporter_id"])  # error
    quorum.send_sms.list("+15551234567")  # error
    quorum.send_sms.get()  # error
    quorum.send_sms.get("7")  # error
    quorum.send_sms.get(7, request_options={"retries": 3})  # error
    quorum.send_sms.send_individual(message="Hello")  # error
    quorum.send_sms.send_individual(supporter_id="123", message="Hello")  # error
    quorum.send_sms.send_individual(123, "Hello")  # error
    quorum.send_sms.delete(7)  # error
    quorum.send_sms.get(7).massage_content  # error # noqa: B018
    Quorum(user="ada")  # error
    Quorum("ada", "k")  # error
    SendSms(archived=True)  # error


def patient(client: Quorum) -> Quorum:
    other = client.with_options(timeout=None, deadline=9.5, retry=NO_RETRY)
    assert_type(other, Quorum)
    assert_type(other.drift, Drift)
    client.with_options(decode="lenient")  # error
    client.with_options(base_url="https://example.org")  # error
    Quorum(retry=RetryPolicy(max_attempts=5), limits=Limits(connections=2))
    Quorum(api_key=lambda: "key")  # error
    Quorum(hooks=[Hooks()], decode="observe", allow_http=True)
    return other


def undescribed(client: Quorum, path: str) -> SendSms:
    found = client.request("GET", path, expect=SendSms)
    assert_type(found, SendSms)
    assert_type(client.request("GET", path, expect=list[SendSms]), list[SendSms])
    assert_type(client.request("GET", path, expect=bytes), bytes)
    assert_type(client.request("GET", path), Any)
    client.request("DELETE", path, expect=None)
    whole = client.with_raw_response.request("GET", path, expect=SendSms)
    assert_type(whole, Response[SendSms])
    for one in client.request.stream("GET", path, item=SendSms):
        assert_type(one, SendSms)
    client.request(
        "POST",
        "/sendsms/{id}/",
        path_parameters={"id": 7},
        query={"limit": 3, "after": None, "at": [date(2026, 1, 2)], "deep": {"a": 1}},
        json={"read": True, "like": found},
        headers={"X-One": "1"},
        request_options={"timeout": 3},
    )
    client.request("GET")  # error
    client.request("GET", path, expekt=SendSms)  # error
    client.request("GET", path, query="a=b")  # error
    client.request("GET", path, query={"a": object()})  # error
    client.request("GET", path, headers={"X-One": 1})  # error
    client.request("GET", path, request_options={"retries": 3})  # error
    client.request("GET", path, form="a=b")  # error
    client.request("GET", path, expect=SendSms).massage  # error # noqa: B018
    return found


async def undescribed_async(client: AsyncQuorum, path: str) -> SendSms:
    found = await client.request("GET", path, expect=SendSms)
    assert_type(found, SendSms)
    whole = await client.with_raw_response.request("GET", path, expect=SendSms)
    assert_type(whole.parse(), SendSms)
    async for one in client.request.stream("GET", path, item=SendSms):
        assert_type(one, SendSms)
    client.request("GET", path, expect=SendSms).id  # error # noqa: B018
    return found
