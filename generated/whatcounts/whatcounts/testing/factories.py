"""Makes models of WhatCounts SMS API for tests: what is not given is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.testing import Factory

if TYPE_CHECKING:
    from typing import TypedDict, Unpack

    from ..models import (
        Campaign,
        ContactSubscription,
        ErrorBody,
        Message,
        OptOut,
        PhoneMessage,
        SenderCodeSubscription,
        UsDatetime,
    )

__all__ = [
    "WhatCountsFactory",
]

if TYPE_CHECKING:

    class CampaignFields(TypedDict, total=False):
        id: int | None
        realm_id: int | None
        sms_message_id: int | None
        sms_sender_id: int | None
        sms_group_id: int | None
        sms_subscriber_count: int | None
        campaign_id: int | None
        lc_campaign_id: int | None
        lc_action_id: int | None
        name: str | None
        description: str | None
        status: str | None
        created_date: UsDatetime | None
        updated_date: UsDatetime | None

    class ContactSubscriptionFields(TypedDict, total=False):
        success: bool | None
        create_date: UsDatetime | None
        updated_date: UsDatetime | None
        realm_id: int | None
        sms_subscriber_id: int | None
        id: int | None
        group_name: str | None
        phone: str | None

    class ErrorBodyFields(TypedDict, total=False):
        error: str | None
        status: str | None
        status_code: int | None

    class MessageFields(TypedDict, total=False):
        id: int
        realm_id: int | None
        total_parts: int | None
        name: str
        message_text: str
        label: str | None
        created_date: UsDatetime | None
        updated_date: UsDatetime | None

    class OptOutFields(TypedDict, total=False):
        id: int | None
        sms_subscriber_id: int | None
        sms_sender_id: int | None
        realm_id: int | None
        campaign_id: int | None
        phone: str | None
        created_date: UsDatetime | None
        updated_date: UsDatetime | None

    class PhoneMessageFields(TypedDict, total=False):
        success: bool | None
        create_date: UsDatetime | None
        updated_date: UsDatetime | None
        part_sent: int | None
        realm_id: int | None
        sms_sender_id: int | None
        total_parts: int | None
        message_id: str | None
        phone: str | None
        status: str | None

    class SenderCodeSubscriptionFields(TypedDict, total=False):
        id: int | None
        realm_id: int | None
        sms_subscriber_id: int | None
        sms_sender_id: int | None
        sms_group_id: int | None
        authenticated: bool | None
        created_date: UsDatetime | None
        updated_date: UsDatetime | None


class WhatCountsFactory(Factory):
    """One method for each model; what is made up depends on nothing but the seed."""

    package = "whatcounts"
    models = {
        "campaign": ("Campaign", "Campaign"),
        "contact_subscription": ("ContactSubscription", "ContactSubscription"),
        "error_body": ("ErrorBody", "ErrorBody"),
        "message": ("Message", "Message"),
        "opt_out": ("OptOut", "OptOut"),
        "phone_message": ("PhoneMessage", "PhoneMessage"),
        "sender_code_subscription": (
            "SenderCodeSubscription",
            "SenderCodeSubscription",
        ),
    }

    if TYPE_CHECKING:

        def campaign(self, **fields: Unpack[CampaignFields]) -> Campaign: ...
        def contact_subscription(
            self, **fields: Unpack[ContactSubscriptionFields]
        ) -> ContactSubscription: ...
        def error_body(self, **fields: Unpack[ErrorBodyFields]) -> ErrorBody: ...
        def message(self, **fields: Unpack[MessageFields]) -> Message: ...
        def opt_out(self, **fields: Unpack[OptOutFields]) -> OptOut: ...
        def phone_message(
            self, **fields: Unpack[PhoneMessageFields]
        ) -> PhoneMessage: ...
        def sender_code_subscription(
            self, **fields: Unpack[SenderCodeSubscriptionFields]
        ) -> SenderCodeSubscription: ...
