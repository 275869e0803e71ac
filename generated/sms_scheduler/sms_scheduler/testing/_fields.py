"""What models are made of, for type checkers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models import CreatedMessageSmsIds, SmsStatus


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
