"""Makes models of Callr SMS API for tests: what is not given is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.testing import Factory

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal
    from typing import Any, TypedDict, Unpack

    from specmill_runtime.models import Unset

    from ..models import (
        Datetime,
        DatetimeMs,
        Job,
        SearchOptions,
        SearchResults,
        SMS,
        SMSBCustomerMode,
        SMSEncoding,
        SMSNature,
        SMSOptions,
        SMSQuote,
        SMSSearchFilters,
        SMSStatus,
        SMSStatusChange,
        SMSType,
        Webhook,
        WebhookEvent,
        WebhookEventType,
        WebhookOptions,
    )

__all__ = [
    "CallrFactory",
]

if TYPE_CHECKING:

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
        b_customer_debit: Decimal | None
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


class CallrFactory(Factory):
    """One method for each model; what is made up depends on nothing but the seed."""

    package = "callr"
    models = {
        "job": ("Job", "Job"),
        "sms": ("SMS", "SMS"),
        "sms_options": ("SMSOptions", "SMS.Options"),
        "sms_quote": ("SMSQuote", "SMS.Quote"),
        "sms_search_filters": ("SMSSearchFilters", "SMS.SearchFilters"),
        "sms_status_change": ("SMSStatusChange", "SMS.StatusChange"),
        "search_options": ("SearchOptions", "Search.Options"),
        "search_results": ("SearchResults", "Search.Results"),
        "webhook": ("Webhook", "Webhook"),
        "webhook_event": ("WebhookEvent", "Webhook.Event"),
        "webhook_options": ("WebhookOptions", "Webhook.Options"),
    }

    if TYPE_CHECKING:

        def job(self, **fields: Unpack[JobFields]) -> Job: ...
        def sms(self, **fields: Unpack[SMSFields]) -> SMS: ...
        def sms_options(self, **fields: Unpack[SMSOptionsFields]) -> SMSOptions: ...
        def sms_quote(self, **fields: Unpack[SMSQuoteFields]) -> SMSQuote: ...
        def sms_search_filters(
            self, **fields: Unpack[SMSSearchFiltersFields]
        ) -> SMSSearchFilters: ...
        def sms_status_change(
            self, **fields: Unpack[SMSStatusChangeFields]
        ) -> SMSStatusChange: ...
        def search_options(
            self, **fields: Unpack[SearchOptionsFields]
        ) -> SearchOptions: ...
        def search_results(
            self, **fields: Unpack[SearchResultsFields]
        ) -> SearchResults: ...
        def webhook(self, **fields: Unpack[WebhookFields]) -> Webhook: ...
        def webhook_event(
            self, **fields: Unpack[WebhookEventFields]
        ) -> WebhookEvent: ...
        def webhook_options(
            self, **fields: Unpack[WebhookOptionsFields]
        ) -> WebhookOptions: ...
