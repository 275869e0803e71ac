"""Documented answers of WhatCounts SMS API, as the client gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.testing import documented_exports

if TYPE_CHECKING:
    from ..models import (
        Campaign,
        ContactSubscription,
        Message,
        OptOut,
        PhoneMessage,
        SenderCodeSubscription,
    )

__all__ = [
    "SMS_ADD_CONTACT_TO_SENDER_CODE",
    "SMS_ADD_PHONE_TO_SENDER_CODE",
    "SMS_CREATE_MESSAGE",
    "SMS_LIST_MESSAGES",
    "SMS_SEND_MESSAGE_TO_PHONE",
    "SMS_SEND_MESSAGE_TO_SENDER_CODE",
    "SMS_STOP_SENDING_TO_CONTACT",
]

if TYPE_CHECKING:
    SMS_ADD_CONTACT_TO_SENDER_CODE: ContactSubscription
    """A contact added to a group."""
    SMS_ADD_PHONE_TO_SENDER_CODE: SenderCodeSubscription
    """A subscription within a group."""
    SMS_CREATE_MESSAGE: Message
    """A message with two labels."""
    SMS_LIST_MESSAGES: list[Message]
    """A realm with two messages."""
    SMS_SEND_MESSAGE_TO_PHONE: list[PhoneMessage]
    """A text that fits into one part."""
    SMS_SEND_MESSAGE_TO_SENDER_CODE: Campaign
    """A campaign to one group."""
    SMS_STOP_SENDING_TO_CONTACT: OptOut
    """A ten-digit number comes back with a leading 1."""
else:
    __getattr__, __dir__ = documented_exports(
        "whatcounts",
        {
            "SMS_ADD_CONTACT_TO_SENDER_CODE": (
                "sms",
                "ADD_CONTACT_TO_SENDER_CODE",
                "example",
            ),
            "SMS_ADD_PHONE_TO_SENDER_CODE": (
                "sms",
                "ADD_PHONE_TO_SENDER_CODE",
                "example",
            ),
            "SMS_CREATE_MESSAGE": ("sms", "CREATE_MESSAGE", "example"),
            "SMS_LIST_MESSAGES": ("sms", "LIST_MESSAGES", "firstPage"),
            "SMS_SEND_MESSAGE_TO_PHONE": ("sms", "SEND_MESSAGE_TO_PHONE", "example"),
            "SMS_SEND_MESSAGE_TO_SENDER_CODE": (
                "sms",
                "SEND_MESSAGE_TO_SENDER_CODE",
                "example",
            ),
            "SMS_STOP_SENDING_TO_CONTACT": (
                "sms",
                "STOP_SENDING_TO_CONTACT",
                "example",
            ),
        },
    )
