"""Models of `send_sms`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, TypeAlias

from specmill_runtime.models import Model, UNSET, Unset

__all__ = [
    "CurrentStatus",
    "PageMeta",
    "SendSms",
    "SendSmsList",
    "SentSms",
]


class PageMeta(Model, kw_only=True):
    """Position and size of a page of results.

    The start page describes the five facts in words; the names of three of the fields
    are inferred, so none is promised.
    """

    limit: int | None = None
    """Page size the server applied, in records."""

    next: str | None | Unset = UNSET
    """Address of the following page; null or missing on the last page. It may repeat
    the whole query, credentials included, and should not be logged.
    """

    offset: int | None = None
    """Number of matching records before the first one of this page."""

    previous: str | None | Unset = UNSET
    """Address of the preceding page; null or missing on the first page. It may
    repeat the whole query, credentials included, and should not be logged.
    """

    total_count: int | None = None
    """Number of records that match the query on all pages together."""


class SendSms(
    Model,
    kw_only=True,
    rename={
        "extra": "_extra",
        "archived": "archived",
        "associated_number": "associated_number",
        "bulk_sms": "bulk_sms",
        "bulk_sms_description": "bulk_sms_description",
        "bulk_sms_send_time": "bulk_sms_send_time",
        "converted": "converted",
        "created": "created",
        "current_status": "current_status",
        "delivered_event": "delivered_event",
        "effective_message_count": "effective_message_count",
        "failed_event": "failed_event",
        "id": "id",
        "message_content": "message_content",
        "message_direction": "message_direction",
        "message_uuid": "message_uuid",
        "opens": "opens",
        "queued_event": "queued_event",
        "rcpt_dict": "rcpt_dict",
        "rejected_event": "rejected_event",
        "resource_uri": "resource_uri",
        "send_time": "send_time",
        "sent_event": "sent_event",
        "supporter_email": "supporter_email",
        "supporter_id": "supporter_id",
        "supporter_name": "supporter_name",
        "supporter_public_organization": "supporter_public_organization",
        "supporter_title": "supporter_title",
        "timestamp": "timestamp",
        "undelivered_event": "undelivered_event",
        "updated": "updated",
    },
):
    """Record of one text message.

    Quorum shows the fields in a sample without explaining them: the descriptions read
    the names and mark what remains unknown.

    Documentation unknown QUO-gap-open-objects: `_extra`, `rcpt_dict` and the six fields
    ending in `_event` are shown as empty objects; what they hold is not documented.

    Documentation unknown QUO-gap-nullability: No field is described as nullable or as
    always present. Only for `bulk_sms` does null follow, from the filter
    bulk_sms__isnull.
    """

    id: int
    """Quorum id of the message, the primary key of its record. It stays the same for
    good.
    """

    extra: dict[str, Any] | None = None
    """Additional data about the record. An open object, its keys are not documented."""

    archived: bool | None = None
    """Whether the record is soft-deleted, that is, marked as deleted but still
    stored.
    """

    associated_number: str | None = None
    """Phone number tied to the message. Whose number it is, the contact's or the
    account's, and how it is written is not documented.
    """

    bulk_sms: str | None | Unset = UNSET
    """Address of the bulk SMS the message was sent with, in the form
    `/api/bulksms/<id>/`; null when it was sent on its own.
    """

    bulk_sms_description: str | None = None
    """Description of the bulk SMS the message was sent with."""

    bulk_sms_send_time: datetime | None = None
    """Time at which the bulk SMS was or will be sent."""

    converted: bool | None = None
    """Whether the message is marked as converted. What counts as a conversion is not
    documented.
    """

    created: datetime | None = None
    """Time at which the record was created."""

    current_status: int | None = None
    """Delivery status as a number of Quorum's enumeration TextDeliveryStatus. The
    meaning of the numbers is not documented.
    """

    delivered_event: dict[str, Any] | None = None
    """Data about the delivery of the message. An open object, its keys are not
    documented.
    """

    effective_message_count: int | None = None
    """Number of messages this one counts as. Whether that is the number of its
    segments is not documented.
    """

    failed_event: dict[str, Any] | None = None
    """Data about the failure of the message. An open object, its keys are not
    documented.
    """

    message_content: str | None = None
    """Words of the message."""

    message_direction: int | None = None
    """Whether the message went out to the contact or came in from them, as a number.
    Which number stands for which direction is not documented.
    """

    message_uuid: str | None = None
    """Identifier of the message beside its Quorum id. Its name promises a UUID; no
    format is documented.
    """

    opens: int | None = None
    """Number of opens counted for the message. What counts as one is not documented."""

    queued_event: dict[str, Any] | None = None
    """Data about the queueing of the message. An open object, its keys are not
    documented.
    """

    rcpt_dict: dict[str, Any] | None = None
    """Data that seems to concern the recipient or the receipt of the message. An
    open object, its keys are not documented.
    """

    rejected_event: dict[str, Any] | None = None
    """Data about the rejection of the message. An open object, its keys are not
    documented.
    """

    resource_uri: str | dict[str, Any] | None = None
    """Address of this record within the API. Asking for it in `dehydrate` may put an
    open object with more detail in its place; what that object holds is not
    documented.
    """

    send_time: datetime | None = None
    """Time at which the message was or will be sent. Samples are in UTC; whether
    that always holds is not documented.
    """

    sent_event: dict[str, Any] | None = None
    """Data about the sending of the message. An open object, its keys are not
    documented.
    """

    supporter_email: str | None = None
    """Email address of the contact."""

    supporter_id: str | None = None
    """Address of the contact's record, in the form `/api/newsupporter/<id>/`. To
    text the contact again, pass the number at its end.
    """

    supporter_name: str | None = None
    """Name of the contact."""

    supporter_public_organization: str | None = None
    """Public organization of the contact. Whether this is its name or an address is
    not documented.
    """

    supporter_title: str | None = None
    """Title of the contact, such as a position held."""

    timestamp: datetime | None = None
    """Time attached to the message. How it differs from the creation and sending
    times is not documented.
    """

    undelivered_event: dict[str, Any] | None = None
    """Data about the message remaining undelivered. An open object, its keys are not
    documented.
    """

    updated: datetime | None = None
    """Time at which the record was last changed."""


class SendSmsList(Model, kw_only=True):
    """One page of message records and its place in the whole list."""

    meta: PageMeta
    """Place of this page in the whole list."""

    objects: list[SendSms]
    """The records of this page; an empty list when nothing matches."""


class SentSms(
    Model,
    kw_only=True,
    rename={
        "from_": "from",
        "id": "id",
        "num_segments": "num_segments",
        "success": "success",
        "to": "to",
    },
):
    """Receipt for a message that was put into the sending queue.

    Its fields are known from one sample, so none of them is promised.
    """

    from_: str | None = None
    """Phone number the message is sent from, with `+` and country code in the
    sample.
    """

    id: int | None = None
    """Number of the queued message, very likely the `id` under which its record can
    be read; no page says so.
    """

    num_segments: int | None = None
    """Number of SMS segments the text is split into for sending."""

    success: bool | None = None
    """Whether Quorum took the message on, as far as the sample tells. True is no
    proof of delivery.
    """

    to: str | None = None
    """Phone number of the contact, with `+` and country code in the sample."""


CurrentStatus: TypeAlias = Literal[
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
    16,
    17,
]
