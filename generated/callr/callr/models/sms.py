"""Models of `sms`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import (
    DecimalText,
    extra_fields as _extra_fields,
    known,
    OpenModel,
    OpenStrEnum,
    text_datetime,
    UNSET,
    Unset,
)

__all__ = [
    "Datetime",
    "DatetimeMs",
    "SMS",
    "SMSBCustomerMode",
    "SMSEncoding",
    "SMSNature",
    "SMSOptions",
    "SMSQuote",
    "SMSSearchFilters",
    "SMSStatus",
    "SMSStatusChange",
    "SMSType",
    "SearchOptions",
    "SearchResults",
    "Webhook",
    "WebhookOptions",
]


class SMSStatus(OpenStrEnum):
    """State of a message.

    The set is open: sources differ, and the successor API says delivered where this one
    says received.
    """

    CREATED = "CREATED", "Taken in by the platform."
    PENDING = "PENDING", "About to be sent."
    SENT = "SENT", "Sent, not received yet."
    ERROR = "ERROR", "Not sent because of an error; `status_error` has the details."
    RECEIVED = "RECEIVED", "Received."
    REMOTE_QUEUED = (
        "REMOTE_QUEUED",
        "Handed to the carrier, which is still delivering it.",
    )
    EXPIRED = "EXPIRED", "Not delivered in time."
    FAILED = "FAILED", "Refused by the carrier."


class SMS(
    OpenModel,
    kw_only=True,
    rename={
        "type": "type",
        "hash": "hash",
        "from_": "from",
        "to": "to",
        "text": "text",
        "options": "options",
        "encoding": "encoding",
        "user_data": "user_data",
        "b_customer_mode": "b_customer_mode",
        "b_customer_debit": "b_customer_debit",
        "network": "network",
        "status": "status",
        "status_error": "status_error",
        "parts": "parts",
        "nature": "nature",
        "date_creation": "date_creation",
        "date_update": "date_update",
        "date_sent": "date_sent",
        "date_received": "date_received",
        "status_history": "status_history",
    },
):
    """A text message that was sent or received.

    Documentation unknown CLR-gap-object-SMS: The page of the service refers to the
    object but does not list its fields.
    """

    type: SMSType | None = None
    """Direction of the message, `IN` for received and `OUT` for sent."""

    hash: str | None = None
    """Identifier of the message."""

    from_: str | None = None
    """Sender of the message."""

    to: str | None = None
    """Recipient of the message."""

    text: str | None = None
    """Wording of the message."""

    options: SMSOptions | None | Unset = UNSET
    """Options the message was sent with; null when there were none."""

    encoding: SMSEncoding | None = None
    """Encoding the message was transported in."""

    user_data: str | None = None
    """Data of one's own, given in the options when sending; empty when none was
    given.
    """

    b_customer_mode: SMSBCustomerMode | None = None
    """How the message is billed, from prepaid credit or afterwards."""

    b_customer_debit: DecimalText | None = None
    """Amount debited for the message, in cents of the account's currency."""

    network: str | None = None
    """Digits that name the mobile network, by their look the country code (MCC)
    followed by the network code (MNC).
    """

    status: SMSStatus | None = None
    """How far the message has come."""

    status_error: str | None = None
    """What went wrong when `status` tells of an error; empty otherwise."""

    parts: int | None = None
    """Number of parts billed; more than 1 for a long text."""

    nature: SMSNature | None = None
    """Kind of traffic the message was declared to be."""

    date_creation: Datetime | None = None
    """When the platform took the message in, in UTC."""

    date_update: Datetime | None = None
    """When the status last changed, in UTC; all zeros for never."""

    date_sent: Datetime | None = None
    """When the message was sent, in UTC; all zeros while it was not."""

    date_received: Datetime | None = None
    """When the message was received, in UTC; all zeros while it was not."""

    status_history: list[SMSStatusChange] | None = None
    """Changes of the status so far."""

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class SMSOptions(OpenModel, kw_only=True):
    """Settings of a message to send.

    The older options for push notifications, six of them with names that start in
    `push_`, have been withdrawn in favour of webhooks. Further fields may exist and are
    sent as given.

    Documentation unknown CLR-gap-object-SMS-Options: The page of the service mentions
    `force_encoding` but does not list the object's fields.
    """

    flash_message: bool | None = None
    """Whether the text pops up on the phone without being stored; not every carrier
    and phone supports that. Default: False.
    """

    force_encoding: SMSEncoding | None | Unset = UNSET
    """Encoding to use whatever the text holds; null detects it from the text. With
    GSM, characters outside the set are exchanged for similar ones, see
    `sms.get_gsm_charset_mapping`.
    """

    nature: SMSNature | None = None
    """Kind of traffic the message belongs to, an alert or marketing."""

    user_data: str | None = None
    """Data of one's own to find again in the message. Its maximum length is not
    documented. Default: "".
    """

    webhook: Webhook | None = None
    """Webhook for this message alone, told about its delivery and about replies."""

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""
    _defaults = {"flash_message": False, "user_data": ""}


class SMSQuote(OpenModel, kw_only=True):
    """Count of parts billed and the encoding, with a cost in the reply of
    `sms.get_quote`.

    No source names its fields, so the object is open: fields are handed out as they
    come.

    Documentation unknown CLR-gap-object-SMS-Quote: The page of the service refers to
    the object but does not list its fields.

    Documentation contradiction CLR-inc-quote-cost: The same object is said to hold
    count and encoding in one method, and count, encoding and cost in the other.
    """

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class SMSSearchFilters(OpenModel, kw_only=True):
    """Conditions that messages have to meet.

    No source names its fields, so the object is open: whatever is put in is sent.

    Documentation unknown CLR-gap-object-SMS-SearchFilters: The page of the service
    refers to the object but does not list its fields.
    """

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class SMSStatusChange(OpenModel, kw_only=True):
    """One step in the history of a message."""

    old_status: SMSStatus | None = None
    """Status before the change."""

    new_status: SMSStatus | None = None
    """Status after the change."""

    updated_at: DatetimeMs | None = None
    """When the status changed, in UTC."""

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class SearchOptions(OpenModel, kw_only=True):
    """How a search returns what it found.

    No source names its fields, so the object is open: whatever is put in is sent.

    Documentation unknown CLR-gap-object-Search-Options: The page of the service refers
    to the object but does not list its fields.
    """

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class SearchResults(OpenModel, kw_only=True):
    """What a search found.

    No source names its fields, so the object is open: fields are handed out as they
    come, and paging through them is left to the caller.

    Documentation unknown CLR-gap-object-Search-Results: The page of the service refers
    to the object but does not list its fields.
    """

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class Webhook(OpenModel, kw_only=True):
    """Address that is told about events.

    One given with a single message or export is called dynamic; the platform also knows
    webhooks that an account subscribes to.

    Documentation unknown CLR-gap-object-Webhook: The page of the service tells that
    `endpoint` is needed and `options` possible, not what else the object holds.
    """

    endpoint: str
    """URL that events are POSTed to as JSON."""

    options: WebhookOptions | None = None
    """How events are signed and written."""

    hash: str | None = None
    """Identifier of a subscribed webhook, given out by the platform; a dynamic one
    has none. Read-only.
    """

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class WebhookOptions(OpenModel, kw_only=True):
    """How the events of a webhook are signed and written.

    Further fields may exist.
    """

    hmac_secret: str | None = None
    """Secret that events are signed with. The base64 signature of the body then
    comes in the header `X-CALLR-HmacSignature`.
    """

    hmac_algo: str | None = None
    """Hash function of the signature; `SHA256` and `MD5` have been seen. Default:
    "SHA256".
    """

    format: str | None = None
    """Notation of the events; only `JSON` has been seen."""

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""
    _defaults = {"hmac_algo": "SHA256"}


if TYPE_CHECKING:
    SMSType: TypeAlias = Literal["IN", "OUT"] | str
    SMSEncoding: TypeAlias = Literal["GSM", "UNICODE"] | str
    SMSBCustomerMode: TypeAlias = Literal["PREPAID", "POSTPAID"] | str
    SMSNature: TypeAlias = Literal["ALERTING", "MARKETING"] | str
    Datetime: TypeAlias = datetime | None
    """A datetime sent as text `%Y-%m-%d %H:%M:%S` (UTC); `0000-00-00 00:00:00` stands
    for None.

    Date and time in UTC, to the second. All zeros stand for "never", although the
    vendor's own expression for the format starts with the digit 2.
    """
    DatetimeMs: TypeAlias = datetime
    """A datetime sent as text `%Y-%m-%d %H:%M:%S.%f` (UTC).

    Date and time in UTC, to the millisecond.
    """
else:
    SMSType = known("IN", "OUT")
    SMSEncoding = known("GSM", "UNICODE")
    SMSBCustomerMode = known("PREPAID", "POSTPAID")
    SMSNature = known("ALERTING", "MARKETING")
    Datetime = text_datetime(
        "%Y-%m-%d %H:%M:%S",
        timezone="UTC",
        none="0000-00-00 00:00:00",
    )
    DatetimeMs = text_datetime("%Y-%m-%d %H:%M:%S.%f", timezone="UTC")
