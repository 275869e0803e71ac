"""Documented answers of Quorum Send SMS, as the client gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.testing import documented_exports

if TYPE_CHECKING:
    from ..models import SendSms, SendSmsList, SentSms

__all__ = [
    "SEND_SMS_GET",
    "SEND_SMS_LIST",
    "SEND_SMS_SEND_INDIVIDUAL",
]

if TYPE_CHECKING:
    SEND_SMS_GET: SendSms
    """A message sent as part of bulk SMS 1."""
    SEND_SMS_LIST: SendSmsList
    """The documented record as the only one of its list."""
    SEND_SMS_SEND_INDIVIDUAL: SentSms
    """Greeting to contact 123."""
else:
    __getattr__, __dir__ = documented_exports(
        "quorum",
        {
            "SEND_SMS_GET": ("send_sms", "GET", "documented"),
            "SEND_SMS_LIST": ("send_sms", "LIST", "documented"),
            "SEND_SMS_SEND_INDIVIDUAL": ("send_sms", "SEND_INDIVIDUAL", "documented"),
        },
    )
