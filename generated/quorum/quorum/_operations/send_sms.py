"""Operation records of `send_sms`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import (
    field,
    OffsetPaging,
    Operation,
    path,
    query,
    Result,
)

from .. import models

if TYPE_CHECKING:
    from ..models import SendSms, SendSmsList, SentSms

GET: Operation[SendSms] = Operation(
    id="send_sms.get",
    method="GET",
    path="/sendsms/{id}/",
    arguments=(
        path("id", int),
        query("dehydrate", list, explode=False, item=str),
    ),
    results=(Result(status="200", type=lambda: models.SendSms),),
    idempotent=True,
)
LIST: Operation[SendSmsList] = Operation(
    id="send_sms.list",
    method="GET",
    path="/sendsms/",
    arguments=(
        query("archived", bool),
        query("associated_number", str),
        query("associated_number__in", list, explode=False, item=str),
        query("associated_number__contains", str),
        query("associated_number__icontains", str),
        query("associated_number__startswith", str),
        query("associated_number__istartswith", str),
        query("associated_number__endswith", str),
        query("associated_number__iendswith", str),
        query("associated_number__iexact", str),
        query("bulk_sms_id", int),
        query("bulk_sms__in", list, explode=False, item=int),
        query("bulk_sms__isnull", bool),
        query("converted", bool),
        query("current_status", int),
        query("current_status__in", list, explode=False, item=int),
        query("opens", int),
        query("opens__in", list, explode=False, item=int),
        query("opens__gt", int),
        query("opens__gte", int),
        query("opens__lt", int),
        query("opens__lte", int),
        query("dehydrate", list, explode=False, item=str),
        query("advanced_search", str),
        query("limit", int),
        query("offset", int),
    ),
    results=(Result(status="200", type=lambda: models.SendSmsList),),
    idempotent=True,
    paging=OffsetPaging(
        offset="offset",
        limit="limit",
        items="/objects",
        total="/meta/total_count",
        next="/meta/next",
    ),
)
SEND_INDIVIDUAL: Operation[SentSms] = Operation(
    id="send_sms.send_individual",
    method="POST",
    path="/sendsms/send_individual_sms/",
    arguments=(
        field("supporter_id", int, required=True),
        field("message", str, required=True),
    ),
    body_required=True,
    results=(Result(status="201", type=lambda: models.SentSms),),
)
