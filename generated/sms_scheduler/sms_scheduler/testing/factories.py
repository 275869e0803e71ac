"""Makes models of SMS Scheduler for tests: what is not given is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.testing import Factory

if TYPE_CHECKING:
    from typing import ClassVar, Unpack

    from specmill_runtime.testing.factories import ModelNames

    from ..models import (
        CreatedMessage,
        DeletedMessage,
        DeletedSms,
        FieldErrors,
        MessageSmsReport,
        SmsReport,
    )
    from ._fields import (
        CreatedMessageFields,
        DeletedMessageFields,
        DeletedSmsFields,
        FieldErrorsFields,
        MessageSmsReportFields,
        SmsReportFields,
    )

__all__ = [
    "SmsSchedulerFactory",
]


class SmsSchedulerFactory(Factory):
    """One method for each model; what is made up depends on nothing but the seed."""

    package = "sms_scheduler"
    models: ClassVar[ModelNames] = {
        "created_message": ("CreatedMessage", "CreatedMessage"),
        "deleted_message": ("DeletedMessage", "DeletedMessage"),
        "deleted_sms": ("DeletedSms", "DeletedSms"),
        "field_errors": ("FieldErrors", "FieldErrors"),
        "message_sms_report": ("MessageSmsReport", "MessageSmsReport"),
        "sms_report": ("SmsReport", "SmsReport"),
    }

    if TYPE_CHECKING:

        def created_message(
            self, **fields: Unpack[CreatedMessageFields]
        ) -> CreatedMessage: ...
        def deleted_message(
            self, **fields: Unpack[DeletedMessageFields]
        ) -> DeletedMessage: ...
        def deleted_sms(self, **fields: Unpack[DeletedSmsFields]) -> DeletedSms: ...
        def field_errors(self, **fields: Unpack[FieldErrorsFields]) -> FieldErrors: ...
        def message_sms_report(
            self, **fields: Unpack[MessageSmsReportFields]
        ) -> MessageSmsReport: ...
        def sms_report(self, **fields: Unpack[SmsReportFields]) -> SmsReport: ...
