"""Models of `sms`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from specmill_runtime.models import listed, Model, text_datetime

__all__ = [
    "Campaign",
    "ContactSubscription",
    "ErrorBody",
    "ListMessagesResult",
    "Message",
    "OptOut",
    "PhoneMessage",
    "SendMessageToPhoneResult",
    "SenderCodeSubscription",
    "UsDatetime",
]


class Campaign(
    Model,
    kw_only=True,
    rename={
        "id": "id",
        "realm_id": "realmId",
        "sms_message_id": "smsMessageId",
        "sms_sender_id": "smsSenderId",
        "sms_group_id": "smsGroupId",
        "sms_subscriber_count": "smsSubscriberCount",
        "campaign_id": "campaignId",
        "lc_campaign_id": "lcCampaignId",
        "lc_action_id": "lcActionId",
        "name": "name",
        "description": "description",
        "status": "status",
        "created_date": "createdDate",
        "updated_date": "updatedDate",
    },
):
    """One send of a stored message to the contacts of a sender code."""

    id: int | None = None
    """Number that identifies this send."""

    realm_id: int | None = None
    """Number of the realm."""

    sms_message_id: int | None = None
    """Number of the stored message, the `id` of a Message."""

    sms_sender_id: int | None = None
    """Internal number of the sender code, not the code itself."""

    sms_group_id: int | None = None
    """Number of the group the message goes to."""

    sms_subscriber_count: int | None = None
    """Number of contacts addressed; 0 in the sample, taken right after the request."""

    campaign_id: int | None = None
    """Number of a campaign record; 0 in the sample and not explained."""

    lc_campaign_id: int | None = None
    """Number of another campaign record; 0 in the sample and not explained."""

    lc_action_id: int | None = None
    """Number of an action record; 0 in the sample and not explained."""

    name: str | None = None
    """Name of the campaign, as given in the path."""

    description: str | None = None
    """Remark given with the request."""

    status: str | None = None
    """State of the send. Only `submitted` is documented; other values are unknown."""

    created_date: UsDatetime | None = None
    """When the send was requested; time zone unknown."""

    updated_date: UsDatetime | None = None
    """When the record was last changed; time zone unknown."""


class ContactSubscription(
    Model,
    kw_only=True,
    rename={
        "success": "success",
        "create_date": "createDate",
        "updated_date": "updatedDate",
        "realm_id": "realmId",
        "sms_subscriber_id": "smsSubscriberId",
        "id": "id",
        "group_name": "groupName",
        "phone": "phone",
    },
):
    """Outcome of subscribing a contact that has an e-mail address.

    Its creation date is spelt `createDate` where most other replies say `createdDate`.
    """

    success: bool | None = None
    """Whether the contact was subscribed."""

    create_date: UsDatetime | None = None
    """When the subscription was made; time zone unknown."""

    updated_date: UsDatetime | None = None
    """When the subscription was last changed; time zone unknown."""

    realm_id: int | None = None
    """Number of the realm."""

    sms_subscriber_id: int | None = None
    """Number of the SMS contact."""

    id: int | None = None
    """Number that identifies the subscription."""

    group_name: str | None = None
    """Group the contact was put into."""

    phone: str | None = None
    """Phone number of the contact; eleven digits with a leading 1 in the sample."""


class ErrorBody(
    Model,
    kw_only=True,
    rename={"error": "error", "status": "status", "status_code": "statusCode"},
):
    """What the API says about a failed request."""

    error: str | None = None
    """What went wrong, in words; meant for people, and it may quote numbers from the
    request.
    """

    status: str | None = None
    """Reason phrase that belongs to the status code."""

    status_code: int | None = None
    """HTTP status code, repeated in the body."""


class Message(
    Model,
    kw_only=True,
    rename={
        "id": "id",
        "realm_id": "realmId",
        "total_parts": "totalParts",
        "name": "name",
        "message_text": "messageText",
        "label": "label",
        "created_date": "createdDate",
        "updated_date": "updatedDate",
    },
):
    """Wording stored in the realm under a name.

    The web interface knows further properties, which this API neither shows nor sets.

    Documentation unknown WHC-gap-field-limits: The field table does not tell which
    fields are always there, which may be null and how long they may be.
    """

    id: int
    """Number that identifies the message. Read-only."""

    name: str
    """Name of the message, not shared with any other in the realm; sends refer to
    it.
    """

    message_text: str
    """Wording that recipients read."""

    realm_id: int | None = None
    """Number of the realm that owns the message. Read-only."""

    total_parts: int | None = None
    """How many SMS parts the text is split into when it is sent. Read-only."""

    label: str | None = None
    """Labels of the message, joined with commas."""

    created_date: UsDatetime | None = None
    """When the message was stored; time zone unknown. Read-only."""

    updated_date: UsDatetime | None = None
    """When the message was last changed and saved; time zone unknown. Read-only."""


class OptOut(
    Model,
    kw_only=True,
    rename={
        "id": "id",
        "sms_subscriber_id": "smsSubscriberId",
        "sms_sender_id": "smsSenderId",
        "realm_id": "realmId",
        "campaign_id": "campaignId",
        "phone": "phone",
        "created_date": "createdDate",
        "updated_date": "updatedDate",
    },
):
    """Record that a phone number is no longer to be texted from a sender code."""

    id: int | None = None
    """Number that identifies the record."""

    sms_subscriber_id: int | None = None
    """Number of the SMS contact."""

    sms_sender_id: int | None = None
    """Internal number of the sender code, not the code itself."""

    realm_id: int | None = None
    """Number of the realm."""

    campaign_id: int | None = None
    """Number of a campaign record; 0 in the sample and not explained."""

    phone: str | None = None
    """Number that was stopped; ten digits that were sent come back with a leading 1."""

    created_date: UsDatetime | None = None
    """When the stop was recorded; time zone unknown."""

    updated_date: UsDatetime | None = None
    """When the record was last changed; time zone unknown."""


class PhoneMessage(
    Model,
    kw_only=True,
    rename={
        "success": "success",
        "create_date": "createDate",
        "updated_date": "updatedDate",
        "part_sent": "partSent",
        "realm_id": "realmId",
        "sms_sender_id": "smsSenderId",
        "total_parts": "totalParts",
        "message_id": "messageId",
        "phone": "phone",
        "status": "status",
    },
):
    """One text handed over for sending to a phone number.

    Its creation date is spelt `createDate` where most other replies say `createdDate`.
    """

    success: bool | None = None
    """Whether the request succeeded; this API does not report delivery to the phone."""

    create_date: UsDatetime | None = None
    """When the send was recorded; time zone unknown."""

    updated_date: UsDatetime | None = None
    """When the record was last changed; time zone unknown."""

    part_sent: int | None = None
    """Part of the text that was sent, 1 of 1 in the sample. Whether it counts the
    parts sent or numbers this one is not explained.
    """

    realm_id: int | None = None
    """Number of the realm."""

    sms_sender_id: int | None = None
    """Internal number of the sender code, not the code itself."""

    total_parts: int | None = None
    """How many SMS parts the text was split into."""

    message_id: str | None = None
    """Identifier of this send, 16 characters in the sample; not the number of a
    stored message.
    """

    phone: str | None = None
    """Number the text went to; eleven digits with a leading 1 in the sample."""

    status: str | None = None
    """Status code as text. Only `0` is documented, beside a successful send; other
    values are unknown.
    """


class SenderCodeSubscription(
    Model,
    kw_only=True,
    rename={
        "id": "id",
        "realm_id": "realmId",
        "sms_subscriber_id": "smsSubscriberId",
        "sms_sender_id": "smsSenderId",
        "sms_group_id": "smsGroupId",
        "authenticated": "authenticated",
        "created_date": "createdDate",
        "updated_date": "updatedDate",
    },
):
    """Subscription of a contact without an e-mail address to a sender code."""

    id: int | None = None
    """Number that identifies the subscription."""

    realm_id: int | None = None
    """Number of the realm."""

    sms_subscriber_id: int | None = None
    """Number of the SMS contact."""

    sms_sender_id: int | None = None
    """Internal number of the sender code, not the code itself."""

    sms_group_id: int | None = None
    """Number of the group the contact was put into."""

    authenticated: bool | None = None
    """Whether the subscription counts as authenticated; what brings that about is
    not explained.
    """

    created_date: UsDatetime | None = None
    """When the subscription was made; time zone unknown."""

    updated_date: UsDatetime | None = None
    """When the subscription was last changed; time zone unknown."""


if TYPE_CHECKING:
    UsDatetime: TypeAlias = datetime | None
    """A datetime sent as text `%b %d, %Y %I:%M:%S %p` (time zone unknown); an empty
    text stands for None.

    American text date with an English month abbreviation and a 12-hour clock; hours of
    one and of two digits both occur. It names no time zone, so the value is naive.
    Blank text values come as an empty string.
    """
    ListMessagesResult: TypeAlias = list[Message]
    SendMessageToPhoneResult: TypeAlias = list[PhoneMessage]
else:
    UsDatetime = text_datetime("%b %d, %Y %I:%M:%S %p", none="")
    ListMessagesResult = listed(Message)
    SendMessageToPhoneResult = listed(PhoneMessage)
