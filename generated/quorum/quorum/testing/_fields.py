"""What models are made of, for type checkers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from specmill_runtime.models import Unset

    from ..models import PageMeta, SendSms


class PageMetaFields(TypedDict, total=False):
    limit: int | None
    next: str | None | Unset
    offset: int | None
    previous: str | None | Unset
    total_count: int | None


class SendSmsFields(TypedDict, total=False):
    extra: dict[str, Any] | None
    archived: bool | None
    associated_number: str | None
    bulk_sms: str | None | Unset
    bulk_sms_description: str | None
    bulk_sms_send_time: datetime | None
    converted: bool | None
    created: datetime | None
    current_status: int | None
    delivered_event: dict[str, Any] | None
    effective_message_count: int | None
    failed_event: dict[str, Any] | None
    id: int
    message_content: str | None
    message_direction: int | None
    message_uuid: str | None
    opens: int | None
    queued_event: dict[str, Any] | None
    rcpt_dict: dict[str, Any] | None
    rejected_event: dict[str, Any] | None
    resource_uri: str | dict[str, Any] | None
    send_time: datetime | None
    sent_event: dict[str, Any] | None
    supporter_email: str | None
    supporter_id: str | None
    supporter_name: str | None
    supporter_public_organization: str | None
    supporter_title: str | None
    timestamp: datetime | None
    undelivered_event: dict[str, Any] | None
    updated: datetime | None


class SendSmsListFields(TypedDict, total=False):
    meta: PageMeta
    objects: list[SendSms]


class SentSmsFields(TypedDict, total=False):
    from_: str | None
    id: int | None
    num_segments: int | None
    success: bool | None
    to: str | None
