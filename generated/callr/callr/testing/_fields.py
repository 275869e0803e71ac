"""What models are made of, for type checkers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from specmill_runtime.models import DecimalText, Unset

    from ..models import (
        Datetime,
        DatetimeMs,
        SMSBCustomerMode,
        SMSEncoding,
        SMSNature,
        SMSOptions,
        SMSStatus,
        SMSStatusChange,
        SMSType,
        Webhook,
        WebhookEventType,
        WebhookOptions,
    )


class JobFields(TypedDict, total=False):
    pass


class SMSFields(TypedDict, total=False):
    type: SMSType | None
    hash: str | None
    from_: str | None
    to: str | None
    text: str | None
    options: SMSOptions | None | Unset
    encoding: SMSEncoding | None
    user_data: str | None
    b_customer_mode: SMSBCustomerMode | None
    b_customer_debit: DecimalText | None
    network: str | None
    status: SMSStatus | None
    status_error: str | None
    parts: int | None
    nature: SMSNature | None
    date_creation: Datetime | None
    date_update: Datetime | None
    date_sent: Datetime | None
    date_received: Datetime | None
    status_history: list[SMSStatusChange] | None


class SMSOptionsFields(TypedDict, total=False):
    flash_message: bool | None
    force_encoding: SMSEncoding | None | Unset
    nature: SMSNature | None
    user_data: str | None
    webhook: Webhook | None


class SMSQuoteFields(TypedDict, total=False):
    pass


class SMSSearchFiltersFields(TypedDict, total=False):
    pass


class SMSStatusChangeFields(TypedDict, total=False):
    old_status: SMSStatus | None
    new_status: SMSStatus | None
    updated_at: DatetimeMs | None


class SearchOptionsFields(TypedDict, total=False):
    pass


class SearchResultsFields(TypedDict, total=False):
    pass


class WebhookFields(TypedDict, total=False):
    endpoint: str
    options: WebhookOptions | None
    hash: str | None


class WebhookEventFields(TypedDict, total=False):
    event_id: str | None
    event_at: datetime | None
    hook_hash: str | None | Unset
    attempt: int | None
    type: WebhookEventType | None
    data: dict[str, Any] | None


class WebhookOptionsFields(TypedDict, total=False):
    hmac_secret: str | None
    hmac_algo: str | None
    format: str | None
