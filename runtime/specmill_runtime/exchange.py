"""One call on its way: its request, what came back, and what it has used up."""

from typing import Final

from specmill_runtime.clock import Clock
from specmill_runtime.redaction import Redactor
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.response import request_id_of
from specmill_runtime.retry import asked_delay
from specmill_runtime.snapshot import CallRecord

NO_RESPONSE: Final = RawResponse(status=0)


class Exchange:
    """A request with its last response: what results and errors are made from.

    `elapsed` is in seconds since the call began, waits included; `cost` what the last retry took
    of the budget, or what a first success earns; `note` why nothing more was tried.
    """

    __slots__ = (
        "_now",
        "_started",
        "attempts",
        "cost",
        "elapsed",
        "note",
        "raw",
        "redactor",
        "request",
    )

    def __init__(self, request: RawRequest, redactor: Redactor, clock: Clock) -> None:
        self.request = request
        self.redactor = redactor
        self.raw = NO_RESPONSE
        self.attempts = 0
        self.elapsed = 0.0
        self.cost = 1
        self.note = ""
        self._now = clock.now
        self._started = clock.now()

    def lap(self) -> float:
        """Seconds since the call began."""
        self.elapsed = self._now() - self._started
        return self.elapsed

    def left(self) -> float | None:
        """Seconds until the deadline, never quite none; None without a deadline."""
        limit = self.request.left
        return None if limit is None else max(0.001, limit - self.lap())

    def record(self) -> CallRecord:
        """The facts for an error about this exchange."""
        raw, request = self.raw, self.request
        return CallRecord(
            operation=request.operation,
            method=request.method,
            path=request.path,
            attempts=self.attempts,
            elapsed=self.elapsed,
            status=raw.status or None,
            request_id=request_id_of(raw),
            retry_after=asked_delay(raw),
        )
