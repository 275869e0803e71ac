"""Documented answers of SMS Scheduler, as the client gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.testing import documented_exports

if TYPE_CHECKING:
    from ..models import (
        CreatedMessage,
        DeletedMessage,
        DeletedSms,
        MessageSmsReport,
        SmsReport,
    )

__all__ = [
    "MESSAGE_DELETE",
    "MESSAGE_GET",
    "SMS_CREATE_DOCUMENTED",
    "SMS_CREATE_ONE_ID_PER_NUMBER",
    "SMS_DELETE",
    "SMS_GET",
]

if TYPE_CHECKING:
    MESSAGE_DELETE: DeletedMessage
    """Three SMS are gone."""
    MESSAGE_GET: list[MessageSmsReport]
    """Two reports, both of a received SMS."""
    SMS_CREATE_DOCUMENTED: CreatedMessage
    """One text to three numbers on Christmas Day."""
    SMS_CREATE_ONE_ID_PER_NUMBER: CreatedMessage
    """Reply to the request example in the other edition of the page."""
    SMS_DELETE: DeletedSms
    """The SMS is gone."""
    SMS_GET: SmsReport
    """The SMS was received."""
else:
    __getattr__, __dir__ = documented_exports(
        "sms_scheduler",
        {
            "MESSAGE_DELETE": ("message", "DELETE", "documented"),
            "MESSAGE_GET": ("message", "GET", "documented"),
            "SMS_CREATE_DOCUMENTED": ("sms", "CREATE", "documented"),
            "SMS_CREATE_ONE_ID_PER_NUMBER": ("sms", "CREATE", "one_id_per_number"),
            "SMS_DELETE": ("sms", "DELETE", "documented"),
            "SMS_GET": ("sms", "GET", "documented"),
        },
    )
