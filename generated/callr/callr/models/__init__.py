"""Models of Callr SMS API."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .sms import Datetime as Datetime
    from .sms import DatetimeMs as DatetimeMs
    from ._others import Job as Job
    from .sms import SMS as SMS
    from .sms import SMSBCustomerMode as SMSBCustomerMode
    from .sms import SMSEncoding as SMSEncoding
    from .sms import SMSNature as SMSNature
    from .sms import SMSOptions as SMSOptions
    from .sms import SMSQuote as SMSQuote
    from .sms import SMSSearchFilters as SMSSearchFilters
    from .sms import SMSStatus as SMSStatus
    from .sms import SMSStatusChange as SMSStatusChange
    from .sms import SMSType as SMSType
    from .sms import SearchOptions as SearchOptions
    from .sms import SearchResults as SearchResults
    from .sms import Webhook as Webhook
    from ._others import WebhookEvent as WebhookEvent
    from ._others import WebhookEventType as WebhookEventType
    from .sms import WebhookOptions as WebhookOptions
else:
    from specmill_runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Datetime": "callr.models.sms",
            "DatetimeMs": "callr.models.sms",
            "Job": "callr.models._others",
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
            "WebhookEvent": "callr.models._others",
            "WebhookEventType": "callr.models._others",
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
