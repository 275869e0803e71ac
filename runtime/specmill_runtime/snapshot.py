"""What an error keeps of the call that failed: plain values, picklable, no secret."""

from typing import Final

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
