"""Models of Callr SMS API."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from callr.models.sms import Datetime as Datetime
    from callr.models.sms import DatetimeMs as DatetimeMs
    from callr.models._shared import Job as Job
    from callr.models.sms import SMS as SMS
    from callr.models.sms import SMSBCustomerMode as SMSBCustomerMode
    from callr.models.sms import SMSEncoding as SMSEncoding
    from callr.models.sms import SMSNature as SMSNature
    from callr.models.sms import SMSOptions as SMSOptions
    from callr.models.sms import SMSQuote as SMSQuote
    from callr.models.sms import SMSSearchFilters as SMSSearchFilters
    from callr.models.sms import SMSStatus as SMSStatus
    from callr.models.sms import SMSStatusChange as SMSStatusChange
    from callr.models.sms import SMSType as SMSType
    from callr.models.sms import SearchOptions as SearchOptions
    from callr.models.sms import SearchResults as SearchResults
    from callr.models.sms import Webhook as Webhook
    from callr.models._shared import WebhookEvent as WebhookEvent
    from callr.models._shared import WebhookEventType as WebhookEventType
    from callr.models.sms import WebhookOptions as WebhookOptions
else:
    from specmill_runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Datetime": "callr.models.sms",
            "DatetimeMs": "callr.models.sms",
            "Job": "callr.models._shared",
            "SMS": "callr.models.sms",
            "SMSBCustomerMode": "callr.models.sms",
            "SMSEncoding": "callr.models.sms",
            "SMSNature": "callr.models.sms",
            "SMSOptions": "callr.models.sms",
            "SMSQuote": "callr.models.sms",
            "SMSSearchFilters": "callr.models.sms",
            "SMSStatus": "callr.models.sms",
            "SMSStatusChange": "callr.models.sms",
            "SMSType": "callr.models.sms",
            "SearchOptions": "callr.models.sms",
            "SearchResults": "callr.models.sms",
            "Webhook": "callr.models.sms",
            "WebhookEvent": "callr.models._shared",
            "WebhookEventType": "callr.models._shared",
            "WebhookOptions": "callr.models.sms",
        },
    )

__all__ = [
    "Datetime",
    "DatetimeMs",
    "Job",
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
    "WebhookEvent",
    "WebhookEventType",
    "WebhookOptions",
]
