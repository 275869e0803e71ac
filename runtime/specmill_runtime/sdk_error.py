"""The base of all errors; see specmill_runtime.errors for the tree."""

from typing import Any

from specmill_runtime.snapshot import NO_CALL, CallRecord, ReceivedResponse


class SdkError(Exception):
    """Base of every error that an SDK raises by itself."""

    message: str
    call: CallRecord
    response: ReceivedResponse | None
    cursor: "dict[str, str | int] | None" = None
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
