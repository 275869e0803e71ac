"""Makes models of Callr SMS API for tests: what is not given is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.testing import Factory

if TYPE_CHECKING:
    from typing import ClassVar, Unpack

    from specmill_runtime.testing.factories import ModelNames

    from ..models import (
        Job,
        SearchOptions,
        SearchResults,
        SMS,
        SMSOptions,
        SMSQuote,
        SMSSearchFilters,
        SMSStatusChange,
        Webhook,
        WebhookEvent,
        WebhookOptions,
    )
    from ._fields import (
        JobFields,
        SearchOptionsFields,
        SearchResultsFields,
        SMSFields,
        SMSOptionsFields,
        SMSQuoteFields,
        SMSSearchFiltersFields,
        SMSStatusChangeFields,
        WebhookEventFields,
        WebhookFields,
        WebhookOptionsFields,
    )

__all__ = [
    "CallrFactory",
]


class CallrFactory(Factory):
    """One method for each model; what is made up depends on nothing but the seed."""

    package = "callr"
    models: ClassVar[ModelNames] = {
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
