"""Models of SMS Scheduler."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .sms import CreatedMessage as CreatedMessage
    from .sms import CreatedMessageSmsIds as CreatedMessageSmsIds
    from .message import DeletedMessage as DeletedMessage
    from .sms import DeletedSms as DeletedSms
    from .sms import FieldErrors as FieldErrors
    from .message import MessageSmsReport as MessageSmsReport
    from .sms import ScheduleDatetime as ScheduleDatetime
    from .sms import SmsReport as SmsReport
    from ._shared import SmsStatus as SmsStatus
else:
    from specmill_runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "CreatedMessage": "sms_scheduler.models.sms",
            "CreatedMessageSmsIds": "sms_scheduler.models.sms",
            "DeletedMessage": "sms_scheduler.models.message",
            "DeletedSms": "sms_scheduler.models.sms",
            "FieldErrors": "sms_scheduler.models.sms",
            "MessageSmsReport": "sms_scheduler.models.message",
            "ScheduleDatetime": "sms_scheduler.models.sms",
            "SmsReport": "sms_scheduler.models.sms",
            "SmsStatus": "sms_scheduler.models._shared",
        },
    )

__all__ = [
    "CreatedMessage",
    "CreatedMessageSmsIds",
    "DeletedMessage",
    "DeletedSms",
    "FieldErrors",
    "MessageSmsReport",
    "ScheduleDatetime",
    "SmsReport",
    "SmsStatus",
]
