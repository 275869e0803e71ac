"""Models of `message`."""

from __future__ import annotations

from specmill_runtime.models import Model

from ._shared import SmsStatus

__all__ = [
    "DeletedMessage",
    "MessageSmsReport",
]


class DeletedMessage(Model, kw_only=True):
    """Outcome of deleting the SMS of a message."""

    success: int
    """Number of SMS that have been deleted, a count in spite of the name."""


class MessageSmsReport(Model, kw_only=True):
    """Id, recipient and sending status of one SMS of a message."""

    id: int
    """Id of the SMS, for reading or deleting it by itself. No other SMS has it."""

    phone_number: str
    """Phone number the SMS is addressed to."""

    status: SmsStatus
    """How far the SMS has come."""
