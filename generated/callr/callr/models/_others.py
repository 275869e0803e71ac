"""Models that no operation refers to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from specmill_runtime.models import (
    extra_fields as _extra_fields,
    OpenModel,
    OpenStrEnum,
    UNSET,
    Unset,
)

__all__ = [
    "Job",
    "WebhookEvent",
    "WebhookEventType",
]


class WebhookEventType(OpenStrEnum):
    """Kind of event that webhooks are told about."""

    BILLING_CREDIT = "billing.credit", "The prepaid balance was credited."
    BILLING_CREDIT_WARNING = (
        "billing.credit_warning",
        "The prepaid balance fell to the level of warning.",
    )
    BILLING_CREDIT_SHUTDOWN = (
        "billing.credit_shutdown",
        "The prepaid balance fell to the level at which the account is suspended.",
    )
    CALL_INBOUND_START = "call.inbound_start", "A call came in."
    CALL_INBOUND_HANGUP = "call.inbound_hangup", "An incoming call ended."
    CALL_OUTBOUND_START = "call.outbound_start", "A call went out."
    CALL_OUTBOUND_HANGUP = "call.outbound_hangup", "An outgoing call ended."
    DID_ASSIGNED = "did.assigned", "The account got a phone number."
    DID_UNASSIGNED = "did.unassigned", "The account lost a phone number."
    JOB_STATUS_UPDATE = (
        "job.status_update",
        "A background job, such as an export, changed its status.",
    )
    MEDIA_LIBRARY_STATUS_UPDATE = (
        "media.library.status_update",
        "A media file changed its status.",
    )
    MEDIA_RECORDING_NEW = "media.recording.new", "A recording was made."
    MEDIA_RECORDING_STATUS_UPDATE = (
        "media.recording.status_update",
        "A recording changed its status.",
    )
    SMS_MO = "sms.mo", "An SMS was received."
    SMS_MT_STATUS_UPDATE = "sms.mt.status_update", "The status of a sent SMS changed."


class Job(OpenModel, kw_only=True):
    """Background job, such as an export, in the `data` of a `job.status_update` event.

    No source names its fields, so the object is open.
    """

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class WebhookEvent(
    OpenModel,
    kw_only=True,
    rename={
        "event_id": "event_id",
        "event_at": "event_at",
        "hook_hash": "hook_hash",
        "attempt": "try",
        "type": "type",
        "data": "data",
    },
):
    """What a webhook receives: the JSON body of a POST to its endpoint.

    The header `X-CALLR-EventId` repeats the identifier; `X-CALLR-HmacSignature` holds
    the signature when a secret was set.
    """

    event_id: str | None = None
    """Identifier of the event; use it to recognise an event that arrives twice."""

    event_at: datetime | None = None
    """When the event happened, to the millisecond."""

    hook_hash: str | None | Unset = UNSET
    """Identifier of the webhook; null for a dynamic one."""

    attempt: int | None = None
    """How many attempts at delivery came before this one; 0 for the first."""

    type: WebhookEventType | None = None
    """What happened, and with it what `data` holds."""

    data: dict[str, Any] | None = None
    """The object concerned: an SMS for `sms.mo` and `sms.mt.status_update`, a Job
    for `job.status_update`. Objects of other services are not described here.
    """

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""
