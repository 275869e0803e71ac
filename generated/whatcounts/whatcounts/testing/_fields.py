"""What models are made of, for type checkers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models import UsDatetime


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
