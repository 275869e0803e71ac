"""What a user of the Callr SDK writes; lines marked `error` must be refused."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, assert_type

from callr import AsyncCallr, Callr, errors
from callr.models import (
    SMS,
    SearchOptions,
    SearchResults,
    SMSOptions,
    SMSQuote,
    SMSStatus,
    Webhook,
    WebhookEvent,
)

from specmill_runtime import Handle


def send(client: Callr, to: str) -> str:
    options = SMSOptions(
        nature="ALERTING",
        force_encoding="GSM",
        webhook=Webhook(endpoint="https://example.org/hook"),
        extra={"push_dlr_enabled": False},
    )
    try:
        sent = client.sms.send(to=to, body="Hello", from_="SMS", options=options)
    except errors.PropertyValueInvalidError as error:
        assert_type(error.code, int)
        return error.rpc_message
    assert_type(sent, str)
    return sent


def cost(client: Callr, sms_id: str) -> Decimal:
    message = client.sms.get(sms_id)
    assert_type(message, SMS)
    assert_type(message.from_, str | None)
    assert_type(message.date_received, datetime | None)
    assert_type(message.status, SMSStatus | None)
    if message.status is SMSStatus.ERROR and message.status_history:
        assert_type(message.status_history[0].updated_at, datetime | None)
    return message.b_customer_debit or Decimal(0)


async def find(client: AsyncCallr) -> SearchResults:
    quote = await client.sms.get_quote(to="+33612345678", text="Hello")
    assert_type(quote, SMSQuote)
    found = await client.sms.search(filters={"to": "+1"}, options=SearchOptions())
    assert_type(found, SearchResults)
    raw = await client.with_raw_response.sms.get("8242D945")
    assert_type(raw.parse(), SMS)
    return found


def both(client: Callr) -> str:
    with client.batch(max_size=50) as batch:
        message = batch.sms.get("8242D945")
        sent = batch.sms.send(to="+1", body="b")
    assert_type(message, Handle[SMS])
    assert_type(message.result(), SMS)
    if isinstance(sent.error, errors.MissingReplyError):
        return ""
    return sent.result()


async def all_(client: AsyncCallr) -> list[SMS]:
    async with client.batch() as batch:
        handles = [batch.sms.get(one) for one in ("8242D945", "AFFE0815")]
    return [handle.result() for handle in handles]


def kind(event: WebhookEvent) -> str:
    return event.type.label if event.type else ""


NOW = datetime.now(UTC)

with Callr(login="ada", password="p", login_as="User.login bob") as callr:
    callr.sms.export_async(webhook=Webhook(endpoint="https://example.org/hook"))

    callr.sms.send(to="+1")  # error
    callr.sms.send(to="+1", body="b", sender="SMS")  # error
    callr.sms.send(to="+1", body="b", options="GSM")  # error
    callr.sms.send(to=33612345678, body="b")  # error
    callr.sms.send("SMS", "+1", "b")  # error
    callr.sms.get(8242)  # error
    callr.sms.get()  # error
    with callr.batch() as calls:
        calls.sms.get(8242)  # error
        calls.sms.get_count_for_body("b")  # error
        calls.sms.get("1").id  # error # noqa: B018
    with callr.batch(max_size="1"):  # error
        pass
    callr.sms.search(filters=None, options={})  # error
    callr.sms.get_count_for_body("b")  # error
    callr.sms.get_list(type="OUT", from_=NOW, to=NOW)  # error
    callr.sms.get_list(type="BOTH", from_=NOW, to=NOW)  # error
    SMSOptions(flash_message="yes")  # error
    SMSOptions(nature=1)  # error
    Webhook()  # error
    SMSStatus.DELIVERED  # error # noqa: B018
    Callr(key="k")  # error


def undescribed(client: Callr) -> SMSQuote:
    quote = client.request("sms.quote", {"to": "+33612345678"}, expect=SMSQuote)
    assert_type(quote, SMSQuote)
    assert_type(client.request("sms.quote", ["+33612345678"]), Any)
    client.request.notify("sms.ping")
    with client.batch() as batch:
        handle = batch.request("sms.quote", [None], expect=SMSQuote)
    assert_type(handle, Handle[SMSQuote])
    client.request("sms.quote", 5)  # error
    client.request("sms.quote", query={})  # error
    return quote
