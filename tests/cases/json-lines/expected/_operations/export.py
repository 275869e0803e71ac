"""Operation records of `export`."""

from __future__ import annotations

from datetime import date
from typing import Any, TYPE_CHECKING

from specmill_runtime.operation import Operation, query, Result, Streaming

from .. import models

if TYPE_CHECKING:
    from ..models import Entry

ALL: Operation[Entry] = Operation(
    id="export.all",
    method="GET",
    path="/export",
    arguments=(query("since", date),),
    results=(
        Result(
            status="200",
            type=lambda: models.Entry,
            media_type="application/x-ndjson",
        ),
    ),
    idempotent=True,
    streaming=Streaming(format="lines"),
)
ANYTHING: Operation[Any] = Operation(
    id="export.anything",
    method="GET",
    path="/anything",
    results=(Result(status="200", type=lambda: Any, media_type="application/jsonl"),),
    idempotent=True,
    streaming=Streaming(format="lines"),
)
NAMED: Operation[Entry] = Operation(
    id="export.named",
    method="GET",
    path="/named",
    results=(
        Result(
            status="200",
            type=lambda: models.Entry,
            media_type="application/x-ndjson",
        ),
    ),
    idempotent=True,
    streaming=Streaming(format="lines"),
)
PAIRS: Operation[list[int]] = Operation(
    id="export.pairs",
    method="GET",
    path="/pairs",
    results=(
        Result(
            status="200",
            type=lambda: list[int],
            media_type="application/stream+json",
        ),
    ),
    idempotent=True,
    streaming=Streaming(format="lines"),
)
SEQUENCE: Operation[Entry] = Operation(
    id="export.sequence",
    method="GET",
    path="/sequence",
    results=(
        Result(
            status="200",
            type=lambda: models.Entry,
            media_type="application/json-seq",
        ),
    ),
    idempotent=True,
    streaming=Streaming(format="sequence"),
)
