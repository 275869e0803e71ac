"""Operation records of `sms`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from specmill_runtime.models import listed
from specmill_runtime.operation import field, Operation, path, Result

from .. import models

if TYPE_CHECKING:
    from ..models import CreatedMessage, DeletedSms, SmsReport

CREATE: Operation[CreatedMessage] = Operation(
    id="sms.create",
    method="POST",
    path="/sms",
    arguments=(
        field("message_text", str, required=True),
        field("message_stop", bool),
        field(
            "delivery_date",
            datetime,
            required=True,
            wire_type=lambda: models.ScheduleDatetime,
        ),
        field("sender_id", int, required=True),
        field("phone_numbers", required=True, wire_type=lambda: listed(str)),
    ),
    body_required=True,
    results=(Result(status="200", type=lambda: models.CreatedMessage),),
)
DELETE: Operation[DeletedSms] = Operation(
    id="sms.delete",
    method="DELETE",
    path="/sms/{id}",
    arguments=(path("id", int),),
    results=(Result(status="200", type=lambda: models.DeletedSms),),
    idempotent=True,
)
GET: Operation[SmsReport] = Operation(
    id="sms.get",
    method="GET",
    path="/sms/{id}",
    arguments=(path("id", int),),
    results=(Result(status="200", type=lambda: models.SmsReport),),
    idempotent=True,
)
