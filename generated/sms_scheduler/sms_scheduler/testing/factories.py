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
        """Fields of `CreatedMessage`."""

        message_id: int
        sms_ids: dict[str, CreatedMessageSmsIds]

    class DeletedMessageFields(TypedDict, total=False):
        """Fields of `DeletedMessage`."""

        success: int

    class DeletedSmsFields(TypedDict, total=False):
        """Fields of `DeletedSms`."""

        success: bool

    class FieldErrorsFields(TypedDict, total=False):
        """Fields of `FieldErrors`."""

        errors: dict[str, list[str]]

    class MessageSmsReportFields(TypedDict, total=False):
        """Fields of `MessageSmsReport`."""

        id: int
        phone_number: str
        status: SmsStatus

    class SmsReportFields(TypedDict, total=False):
        """Fields of `SmsReport`."""

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
        ) -> CreatedMessage:
            """A `CreatedMessage`."""
            ...

        def deleted_message(
            self, **fields: Unpack[DeletedMessageFields]
        ) -> DeletedMessage:
            """A `DeletedMessage`."""
            ...

        def deleted_sms(self, **fields: Unpack[DeletedSmsFields]) -> DeletedSms:
            """A `DeletedSms`."""
            ...

        def field_errors(self, **fields: Unpack[FieldErrorsFields]) -> FieldErrors:
            """A `FieldErrors`."""
            ...

        def message_sms_report(
            self, **fields: Unpack[MessageSmsReportFields]
        ) -> MessageSmsReport:
            """A `MessageSmsReport`."""
            ...

        def sms_report(self, **fields: Unpack[SmsReportFields]) -> SmsReport:
            """A `SmsReport`."""
            ...
