"""Operation records of `log`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result, Streaming

WATCH: Operation[str] = Operation(
    id="log.watch",
    method="GET",
    path="/log",
    results=(Result(status="200", type=lambda: str, media_type="text/event-stream"),),
    idempotent=True,
    streaming=Streaming(format="events"),
)
