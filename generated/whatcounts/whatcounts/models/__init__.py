"""Models of WhatCounts SMS API."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .sms import Campaign as Campaign
    from .sms import ContactSubscription as ContactSubscription
    from .sms import ErrorBody as ErrorBody
    from .sms import ListMessagesResult as ListMessagesResult
    from .sms import Message as Message
    from .sms import OptOut as OptOut
    from .sms import PhoneMessage as PhoneMessage
    from .sms import SendMessageToPhoneResult as SendMessageToPhoneResult
    from .sms import SenderCodeSubscription as SenderCodeSubscription
    from .sms import UsDatetime as UsDatetime
else:
    from specmill_runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Campaign": "whatcounts.models.sms",
            "ContactSubscription": "whatcounts.models.sms",
            "ErrorBody": "whatcounts.models.sms",
            "ListMessagesResult": "whatcounts.models.sms",
            "Message": "whatcounts.models.sms",
            "OptOut": "whatcounts.models.sms",
            "PhoneMessage": "whatcounts.models.sms",
            "SendMessageToPhoneResult": "whatcounts.models.sms",
            "SenderCodeSubscription": "whatcounts.models.sms",
            "UsDatetime": "whatcounts.models.sms",
        },
    )

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
