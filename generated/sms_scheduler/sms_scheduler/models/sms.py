"""Models of `sms`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from specmill_runtime.models import listed, Model, text_datetime

from ._shared import SmsStatus

__all__ = [
    "CreatedMessage",
    "CreatedMessageSmsIds",
    "DeletedSms",
    "FieldErrors",
    "ScheduleDatetime",
    "SmsReport",
]


class CreatedMessage(Model, kw_only=True):
    """Ids of a message just ordered and of its SMS."""

    message_id: int
    """Id of the message, for reading or deleting all its SMS together."""

    sms_ids: dict[str, CreatedMessageSmsIds]
    """Ids of the SMS created, by phone number. When a number gets more than one SMS
    is not documented.
    """


class DeletedSms(Model, kw_only=True):
    """Outcome of deleting one SMS."""

    success: bool
    """Whether the SMS is gone. When false is answered instead of 404 is not
    documented.
    """


class FieldErrors(Model, kw_only=True):
    """Reasons why a request was refused, sorted by field."""

    errors: dict[str, list[str]]
    """Reasons for the refusal, by name of the field in the request; a field may have
    several.
    """


class SmsReport(Model, kw_only=True):
    """Recipient and sending status of one SMS."""

    phone_number: str
    """Phone number the SMS is addressed to."""

    status: SmsStatus
    """How far the SMS has come."""


if TYPE_CHECKING:
    CreatedMessageSmsIds: TypeAlias = list[int]
    ScheduleDatetime: TypeAlias = datetime
    """A datetime sent as text `%Y-%m-%d %H:%M:%S` (time zone unknown).

    Date and time to the second, parted by a blank, without a time zone.
    """
else:
    CreatedMessageSmsIds = listed(int)
    ScheduleDatetime = text_datetime("%Y-%m-%d %H:%M:%S")
