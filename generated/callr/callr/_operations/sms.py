"""Operation records of `sms`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TYPE_CHECKING

from specmill_runtime.operation import Operation, position, Result

from .. import models

if TYPE_CHECKING:
    from ..models import SearchResults, SMS, SMSQuote

EXPORT_ASYNC: Operation[str] = Operation(
    id="sms.export_async",
    arguments=(
        position("filters", dict, nullable=True, default=None),
        position("webhook", dict, nullable=True, default=None),
    ),
    results=(Result(status="200", type=lambda: str),),
    rpc="sms.export_async",
)
GET: Operation[SMS] = Operation(
    id="sms.get",
    arguments=(position("id", str, required=True),),
    results=(Result(status="200", type=lambda: models.SMS),),
    idempotent=True,
    rpc="sms.get",
)
GET_COUNT_FOR_BODY: Operation[SMSQuote] = Operation(
    id="sms.get_count_for_body",
    arguments=(position("body", str, required=True),),
    results=(Result(status="200", type=lambda: models.SMSQuote),),
    idempotent=True,
    rpc="sms.get_count_for_body",
)
GET_GSM_CHARSET_MAPPING: Operation[list[Any]] = Operation(
    id="sms.get_gsm_charset_mapping",
    results=(Result(status="200", type=lambda: list[Any]),),
    idempotent=True,
    rpc="sms.get_gsm_charset_mapping",
)
GET_LIST: Operation[list[SMS]] = Operation(
    id="sms.get_list",
    arguments=(
        position("type", str, required=True),
        position(
            "from",
            datetime,
            required=True,
            wire_type=lambda: models.Datetime,
            identifier="from_",
        ),
        position("to", datetime, required=True, wire_type=lambda: models.Datetime),
    ),
    results=(Result(status="200", type=lambda: list[models.SMS]),),
    idempotent=True,
    rpc="sms.get_list",
)
GET_QUOTE: Operation[SMSQuote] = Operation(
    id="sms.get_quote",
    arguments=(
        position("to", str, required=True),
        position("text", str, required=True),
        position("options", dict, nullable=True, default=None),
    ),
    results=(Result(status="200", type=lambda: models.SMSQuote),),
    idempotent=True,
    rpc="sms.get_quote",
)
SEARCH: Operation[SearchResults] = Operation(
    id="sms.search",
    arguments=(
        position("filters", dict, required=True),
        position("options", dict, required=True),
    ),
    results=(Result(status="200", type=lambda: models.SearchResults),),
    idempotent=True,
    rpc="sms.search",
)
SEND: Operation[str] = Operation(
    id="sms.send",
    arguments=(
        position("from", str, default="", identifier="from_"),
        position("to", str, required=True),
        position("body", str, required=True),
        position("options", dict, nullable=True, default=None),
    ),
    results=(Result(status="200", type=lambda: str),),
    rpc="sms.send",
)
