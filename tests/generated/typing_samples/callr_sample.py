"""What a user of the Callr SDK writes; lines marked `error` must be refused."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import assert_type

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
    callr.sms.search(filters=None, options={})  # error
    callr.sms.get_count_for_body("b")  # error
    callr.sms.get_list(type="OUT", from_=NOW, to=NOW)  # error
    callr.sms.get_list(type="BOTH", from_=NOW, to=NOW)  # error
    SMSOptions(flash_message="yes")  # error
    SMSOptions(nature=1)  # error
    Webhook()  # error
    SMSStatus.DELIVERED  # error # noqa: B018
    Callr(key="k")  # error
