"""Makes models of Quorum Send SMS for tests: what is not given is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.testing import Factory

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any, TypedDict, Unpack

    from specmill_runtime.models import Unset

    from ..models import PageMeta, SendSms, SendSmsList, SentSms

__all__ = [
    "QuorumFactory",
]

if TYPE_CHECKING:

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


class QuorumFactory(Factory):
    """One method for each model; what is made up depends on nothing but the seed."""

    package = "quorum"
    models = {
        "page_meta": ("PageMeta", "PageMeta"),
        "send_sms": ("SendSms", "SendSms"),
        "send_sms_list": ("SendSmsList", "SendSmsList"),
        "sent_sms": ("SentSms", "SentSms"),
    }

    if TYPE_CHECKING:

        def page_meta(self, **fields: Unpack[PageMetaFields]) -> PageMeta: ...
        def send_sms(self, **fields: Unpack[SendSmsFields]) -> SendSms: ...
        def send_sms_list(self, **fields: Unpack[SendSmsListFields]) -> SendSmsList: ...
        def sent_sms(self, **fields: Unpack[SentSmsFields]) -> SentSms: ...
