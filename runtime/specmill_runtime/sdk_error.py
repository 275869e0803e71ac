"""The base of all errors, and what one keeps of its call: plain values, picklable, no secret.

See specmill_runtime.errors for the tree.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec


class CallRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about the call that failed; nothing in it is secret.

    `path` is the template, not the address; `elapsed` and `retry_after` are in seconds; `attempts`
    counts requests that were sent or tried; `idempotency_key` is what the request was marked with;
    the rest is None when no response came.
    """

    operation: str = ""
    method: str = ""
    path: str = ""
    attempts: int = 0
    elapsed: float = 0.0
    status: int | None = None
    request_id: str | None = None
    retry_after: float | None = None
    idempotency_key: str | None = None


def facts_of(call: CallRecord, *before: str) -> str:
    """What ends the text of an error, in brackets: what a report of it should have; "" for nothing.

    More than one attempt is said, so that nobody adds retries to a call that was repeated.
    """
    wait = call.retry_after
    facts = (
        *before,
        f"{call.attempts} attempts" if call.attempts > 1 else "",
        f"request id {call.request_id}" if call.request_id else "",
        "" if wait is None else f"retry after {wait:.10g} s",
    )
    shown = ", ".join(filter(None, facts))
    return f" ({shown})" if shown else ""


class ReceivedResponse(msgspec.Struct, frozen=True):
    """The response behind an error: status, headers (lower-case name, value), decoded bytes."""

    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def __repr__(self) -> str:
        return f"<ReceivedResponse {self.status}, {len(self.content)} bytes>"

    def header(self, name: str) -> str | None:
        """The first header of that name, in any case; None when there is none."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key == wanted), None)

    @property
    def text(self) -> str:
        """The content as UTF-8; bytes that are none become U+FFFD."""
        return self.content.decode(errors="replace")


NO_CALL: Final = CallRecord()


class SdkError(Exception):
    """Base of every error that an SDK raises by itself."""

    message: str
    call: CallRecord
    response: ReceivedResponse | None
    cursor: dict[str, str | int] | None = None
    """While pages are read: what a pager's `resume=` takes to go on; None otherwise."""

    def __init__(
        self,
        message: str,
        *,
        call: CallRecord = NO_CALL,
        response: ReceivedResponse | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.call = call
        self.response = response

    @property
    def operation(self) -> str:
        """Id of the operation, such as `send_sms.list`; empty when no operation was running."""
        return self.call.operation

    @property
    def request_id(self) -> str | None:
        """What the server calls this request; None when it did not say."""
        return self.call.request_id

    @property
    def attempts(self) -> int:
        """Number of times that the request was sent or tried."""
        return self.call.attempts

    @property
    def elapsed(self) -> float:
        """Seconds that the call took, waits included."""
        return self.call.elapsed

    @property
    def retry_after(self) -> float | None:
        """Seconds that the server asks to wait before the next try; None when it does not."""
        return self.call.retry_after

    @property
    def idempotency_key(self) -> str | None:
        """What the request was marked with, to be given when it is repeated; None for nothing."""
        return self.call.idempotency_key

    def __reduce__(self) -> tuple[Any, ...]:
        return (_restored, (type(self), self.args, self.__dict__.copy()))


def _restored(
    cls: type[SdkError], args: tuple[object, ...], state: dict[str, object]
) -> SdkError:
    """An error as it was pickled, whatever its constructor asks for."""
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error
