"""Operation records of `messages`."""

from __future__ import annotations

from datetime import datetime

from specmill_runtime.operation import Operation, query, Result

LIST: Operation[None] = Operation(
    id="messages.list",
    method="GET",
    path="/messages",
    arguments=(
        query("opens", int),
        query("opens__gt", int),
        query("opens__gte", int),
        query("opens__in", list, explode=False, item=int),
        query("opens__isnull", bool),
        query("sender", str),
        query("sender__icontains", str),
        query("sent", datetime),
        query("sent__year", int),
        query("sent__lt", datetime),
    ),
    results=(Result(status="204"),),
    idempotent=True,
)
