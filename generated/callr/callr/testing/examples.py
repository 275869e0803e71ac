"""Documented answers of Callr SMS API, as the client gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.testing import documented_exports

if TYPE_CHECKING:
    from typing import Any

    from ..models import SearchResults, SMS, SMSQuote

__all__ = [
    "SMS_EXPORT_ASYNC_WITHOUT_FILTER",
    "SMS_EXPORT_ASYNC_WITH_WEBHOOK",
    "SMS_GET",
    "SMS_GET_COUNT_FOR_BODY",
    "SMS_GET_GSM_CHARSET_MAPPING",
    "SMS_GET_LIST",
    "SMS_GET_QUOTE_FORCED_ENCODING",
    "SMS_GET_QUOTE_WITHOUT_OPTIONS",
    "SMS_SEARCH",
    "SMS_SEND_ALERT",
    "SMS_SEND_AWAITING_REPLIES",
    "SMS_SEND_CUSTOM_DATA",
    "SMS_SEND_DELIVERY_WEBHOOK",
    "SMS_SEND_FORCED_ENCODING",
    "SMS_SEND_PERSONAL_SENDER",
    "SMS_SEND_WITHOUT_OPTIONS",
]

if TYPE_CHECKING:
    SMS_EXPORT_ASYNC_WITHOUT_FILTER: str
    """Export everything, without a webhook."""
    SMS_EXPORT_ASYNC_WITH_WEBHOOK: str
    """Export everything and be told about the job."""
    SMS_GET: SMS
    """A message on its way, put together from documented values; it was not received
    yet.
    """
    SMS_GET_COUNT_FOR_BODY: SMSQuote
    """Count a short text."""
    SMS_GET_GSM_CHARSET_MAPPING: list[Any]
    """Fetch the table; no parameter is needed."""
    SMS_GET_LIST: list[SMS]
    """List what was sent."""
    SMS_GET_QUOTE_WITHOUT_OPTIONS: SMSQuote
    """Quote a short text."""
    SMS_GET_QUOTE_FORCED_ENCODING: SMSQuote
    """Quote a text that would be sent in GSM encoding."""
    SMS_SEARCH: SearchResults
    """Search without filters and options, because no field of either is known."""
    SMS_SEND_WITHOUT_OPTIONS: str
    """Send with the sender that is always allowed."""
    SMS_SEND_PERSONAL_SENDER: str
    """Send under a name of one's own, which has to be authorised."""
    SMS_SEND_AWAITING_REPLIES: str
    """Leave the sender empty, so that the recipient can reply."""
    SMS_SEND_FORCED_ENCODING: str
    """Send in GSM encoding whatever the text holds."""
    SMS_SEND_ALERT: str
    """Declare the message an alert."""
    SMS_SEND_CUSTOM_DATA: str
    """Attach data of one's own."""
    SMS_SEND_DELIVERY_WEBHOOK: str
    """Be told about the delivery of this message."""
else:
    __getattr__, __dir__ = documented_exports(
        "callr",
        {
            "SMS_EXPORT_ASYNC_WITHOUT_FILTER": ("sms", "EXPORT_ASYNC", "withoutFilter"),
            "SMS_EXPORT_ASYNC_WITH_WEBHOOK": ("sms", "EXPORT_ASYNC", "withWebhook"),
            "SMS_GET": ("sms", "GET", "sentMessage"),
            "SMS_GET_COUNT_FOR_BODY": ("sms", "GET_COUNT_FOR_BODY", "shortText"),
            "SMS_GET_GSM_CHARSET_MAPPING": (
                "sms",
                "GET_GSM_CHARSET_MAPPING",
                "wholeTable",
            ),
            "SMS_GET_LIST": ("sms", "GET_LIST", "sentMessages"),
            "SMS_GET_QUOTE_WITHOUT_OPTIONS": ("sms", "GET_QUOTE", "withoutOptions"),
            "SMS_GET_QUOTE_FORCED_ENCODING": ("sms", "GET_QUOTE", "forcedEncoding"),
            "SMS_SEARCH": ("sms", "SEARCH", "withoutFilter"),
            "SMS_SEND_WITHOUT_OPTIONS": ("sms", "SEND", "withoutOptions"),
            "SMS_SEND_PERSONAL_SENDER": ("sms", "SEND", "personalSender"),
            "SMS_SEND_AWAITING_REPLIES": ("sms", "SEND", "awaitingReplies"),
            "SMS_SEND_FORCED_ENCODING": ("sms", "SEND", "forcedEncoding"),
            "SMS_SEND_ALERT": ("sms", "SEND", "alert"),
            "SMS_SEND_CUSTOM_DATA": ("sms", "SEND", "customData"),
            "SMS_SEND_DELIVERY_WEBHOOK": ("sms", "SEND", "deliveryWebhook"),
        },
    )
