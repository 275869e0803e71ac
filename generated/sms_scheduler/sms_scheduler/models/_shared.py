"""Models shared by several groups of operations."""

from __future__ import annotations

from specmill_runtime.models import OpenIntEnum

__all__ = [
    "SmsStatus",
]


class SmsStatus(OpenIntEnum):
    """Sending status of an SMS.

    10 to 13 follow it from scheduling to receipt; 20 to 29 give the reason why it was
    cancelled, 30 to 39 the reason why it missed its recipient.
    """

    SCHEDULED = 10, "Scheduled"
    PENDING = 11, "Pending"
    SENT = 12, "Sent"
    RECEIVED = 13, "Received"
    CANCELLED_MISSING_CONTACT = 20, "Cancelled - Missing contact or phone number"
    CANCELLED_MISSING_TEXT = 21, "Cancelled - Missing text message"
    CANCELLED_INVALID_TEXT = 22, "Cancelled - Invalid text message"
    CANCELLED_MISSING_SENDER = 23, "Cancelled - Missing sender"
    CANCELLED_INVALID_SENDER = 24, "Cancelled - Invalid sender"
    CANCELLED_NOT_ENOUGH_CREDITS = 25, "Cancelled - Not enough credits"
    CANCELLED_BLACKLISTED = 26, "Cancelled - Blacklisted contact or phone number"
    CANCELLED_END_OF_VALIDITY = 27, "Cancelled - End of validity period"
    CANCELLED_UNAVAILABLE_COUNTRY = 28, "Cancelled - Unavailable country"
    CANCELLED_ERROR = 29, "Cancelled - Error"
    MISSED_INVALID_PHONE_NUMBER = 30, "Missed - Invalid phone number"
    MISSED_BLACKLISTED_OR_BLOCKED = (
        31,
        "Missed - Blacklisted phone number or blocked by phone carrier",
    )
    MISSED_END_OF_VALIDITY = 32, "Missed - End of validity period"
    MISSED_NETWORK_NOT_AVAILABLE = 33, "Missed - Network not available on sending phone"
    MISSED_SENDING_FAILED = 38, "Missed - Sending failed (Unknown reason)"
    MISSED_ERROR = 39, "Missed - Error"
