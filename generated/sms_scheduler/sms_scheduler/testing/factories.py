"""Makes models of SMS Scheduler for tests: what is not given is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.testing import Factory

if TYPE_CHECKING:
    from typing import TypedDict, Unpack

    from ..models import (
        CreatedMessage,
        CreatedMessageSmsIds,
        DeletedMessage,
        DeletedSms,
        FieldErrors,
        MessageSmsReport,
        SmsReport,
        SmsStatus,
    )

__all__ = [
    "SmsSchedulerFactory",
]

if TYPE_CHECKING:

    class CreatedMessageFields(TypedDict, total=False):
        message_id: int
        sms_ids: dict[str, CreatedMessageSmsIds]

    class DeletedMessageFields(TypedDict, total=False):
        success: int

    class DeletedSmsFields(TypedDict, total=False):
        success: bool

    class FieldErrorsFields(TypedDict, total=False):
        errors: dict[str, list[str]]

    class MessageSmsReportFields(TypedDict, total=False):
        id: int
        phone_number: str
        status: SmsStatus

    class SmsReportFields(TypedDict, total=False):
        phone_number: str
        status: SmsStatus


class SmsSchedulerFactory(Factory):
    """One method for each model; what is made up depends on nothing but the seed."""

    package = "sms_scheduler"
    models = {
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
