"""Operation records of `events.date`."""

from __future__ import annotations

from datetime import date

from specmill_runtime.operation import Operation, Result

INT: Operation[date] = Operation(
    id="events.date.int",
    method="GET",
    path="/date",
    results=(Result(status="200", type=lambda: date),),
    idempotent=True,
)
