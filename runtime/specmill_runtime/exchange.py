"""One call on its way: its request, what came back, and what it has used up."""

from typing import TYPE_CHECKING, Final, Generic, TypeVar

import msgspec
from msgspec.structs import replace

from specmill_runtime.clock import Clock
from specmill_runtime.options import DecodePolicy
from specmill_runtime.redaction import Redactor, secret_values
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.response import received, request_id_of
from specmill_runtime.retry import asked_delay
from specmill_runtime.sdk_error import SdkError
from specmill_runtime.snapshot import CallRecord, ReceivedResponse

if TYPE_CHECKING:
    from specmill_runtime.drift import Drift
    from specmill_runtime.hooks import Watch
    from specmill_runtime.request import AsyncOpenedResponse, OpenedResponse

NO_RESPONSE: Final = RawResponse(status=0)


class Exchange:
    """A request with its last response: what results and errors are made from.

    `elapsed` is in seconds since the call began, waits included; `cost` what the last retry took
    of the budget, or what a first success earns; `note` why nothing more was tried. `opened` is
    the response of a streamed request, `raw` then its head.
    """

    __slots__ = (
        "_now",
        "_redactor",
        "_started",
        "attempts",
        "cost",
        "decode",
        "drift",
        "elapsed",
        "key",
        "note",
        "opened",
        "raw",
        "request",
        "watch",
    )

    def __init__(self, request: RawRequest, redactor: Redactor, clock: Clock) -> None:
        self.request = request
        self._redactor = redactor
        self.raw = NO_RESPONSE
        self.attempts = 0
        self.elapsed = 0.0
        self.cost = 1
        self.note = ""
        self.key: str | None = None
        self.decode: DecodePolicy = "open"
        self.drift: Drift | None = None
        self.opened: OpenedResponse | AsyncOpenedResponse | None = None
        self.watch: Watch | None = None
        self._now = clock.now
        self._started = clock.now()

    @property
    def redactor(self) -> Redactor:
        """Blanks the client's credentials, and those in headers that its user gave."""
        return self._redactor.beside(secret_values(self.request.headers))

    def lap(self) -> float:
        """Seconds since the call began."""
        self.elapsed = self._now() - self._started
        return self.elapsed

    def left(self) -> float | None:
        """Seconds until the deadline, never quite none; None without a deadline."""
        limit = self.request.left
        return None if limit is None else max(0.001, limit - self.lap())

    def received(self) -> ReceivedResponse:
        """The response for an error: credentials that the server quotes are blanked."""
        return self.redactor.conceal(received(self.raw))

    def explain(self, error: SdkError) -> SdkError:
        """An error of the transport with the facts about this exchange, as the user sees it."""
        call, response = self.record(), error.response
        if response is not None:
            call = replace(call, status=response.status)
            error.response = self.redactor.conceal(response)
            named = f", request id {call.request_id}" if call.request_id else ""
            error.message += f" ({response.status}{named})"
            error.args = (error.message,)
        error.call = call
        return error

    def record(self) -> CallRecord:
        """The facts for an error about this exchange."""
        raw, request = self.raw, self.request
        request_id = request_id_of(raw)
        return CallRecord(
            operation=request.operation,
            method=request.method,
            path=request.path,
            attempts=self.attempts,
            elapsed=self.elapsed,
            status=raw.status or None,
            request_id=request_id and self.redactor.excerpt(request_id),
            retry_after=asked_delay(raw),
            idempotency_key=self.key,
        )


S = TypeVar("S")


class OpenedExchange(msgspec.Struct, Generic[S], frozen=True):
    """A success whose body is still to be read from `opened`."""

    opened: S
    exchange: Exchange
