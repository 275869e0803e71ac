"""The course of a call as a flow: what it asks its driver to do, and what it knows by then.

A RawRequest is sent and answered by a RawResponse (an OpenedResponse when it is `streamed`) or by
the SdkError that came of it; the other effects stand here. Answers are sent into the flow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec
from msgspec.structs import replace

from specmill_runtime.clock import Clock
from specmill_runtime.errors import TokenError
from specmill_runtime.options import DecodePolicy
from specmill_runtime.redaction import Redactor, secret_values
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.response import received, request_id_of
from specmill_runtime.retry import asked_delay
from specmill_runtime.sdk_error import (
    CallRecord,
    ReceivedResponse,
    SdkError,
    facts_of,
)

if TYPE_CHECKING:
    from concurrent.futures import Future

    from specmill_runtime.drift import Drift
    from specmill_runtime.hooks import Watch
    from specmill_runtime.transports import AsyncOpenedResponse, OpenedResponse


class Wait(msgspec.Struct, frozen=True):
    """Let seconds pass; answered by None."""

    seconds: float


class Obtain(msgspec.Struct, frozen=True):
    """Call a function of the user's and, within `seconds`, await what it gives if it has to be.

    Answered by its result, or by a TokenError with its exception as the cause.
    """

    call: Callable[[], Any]
    seconds: float | None


class Join(msgspec.Struct, frozen=True):
    """Wait until somebody sets a future; answered by its result, or by None after `seconds`."""

    future: Future[Any]
    seconds: float | None


class Drain(msgspec.Struct, frozen=True):
    """Read an opened response to its end; answered by a RawResponse or an SdkError."""

    opened: OpenedResponse | AsyncOpenedResponse


T = TypeVar("T")


def obtained(function: Callable[[], Any]) -> Any:
    """What a function of the user's gives, or the error that stands for its exception."""
    try:
        return function()
    except SdkError as error:
        return error
    # It is a function of the user's.
    except Exception as failure:
        return source_failure(failure)


def source_failure(failure: Exception) -> TokenError:
    """The error for a token source that raised; its exception is the cause."""
    error = TokenError(f"the token source failed: {type(failure).__name__}")
    error.__cause__ = failure
    return error


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
        self.request: RawRequest = request
        self._redactor = redactor
        self.raw: RawResponse = NO_RESPONSE
        self.attempts: int = 0
        self.elapsed: float = 0.0
        self.cost: int = 1
        self.note: str = ""
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
        facts = facts_of(call, str(response.status) if response is not None else "")
        # A transport may raise the same error for every call.
        if not error.message.endswith(facts):
            error.message += facts
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
