"""What crosses the seam to the transport: finished requests and complete responses."""

from collections.abc import AsyncIterator, Iterator
from typing import Protocol, TypeAlias

import msgspec

from specmill_runtime.options import DEFAULT_MAX_BYTES, DEFAULT_TIMEOUT, Timeout

HeaderPairs: TypeAlias = tuple[tuple[bytes, bytes], ...]


class UploadBody(Protocol):
    """A body that is read while it is sent, and never held as a whole."""

    @property
    def length(self) -> int | None:
        """Number of bytes; None when it is not known before they are read."""
        ...

    @property
    def replayable(self) -> bool:
        """Whether it can be sent a second time."""
        ...

    @property
    def media_type(self) -> str:
        """What the header Content-Type says, with all parameters."""
        ...

    def chunks(self) -> Iterator[bytes]:
        """The bytes in pieces; each call starts from the beginning when it is replayable."""
        ...


class RawRequest(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A request ready to be sent: finished address, headers and body.

    `operation`, `path` (the template) and `rpc_id` do not travel; they name the request in errors.
    `timeout` limits each phase, `left` everything up to the last byte of the body (None for no
    limit); a body of more than `max_bytes` bytes, decoded, is refused, 0 being no limit. The driver
    opens a `streamed` request and leaves the body of a success, of any size, to whoever asked for it.
    """

    method: str
    url: str
    headers: HeaderPairs
    content: bytes | UploadBody | None = None
    timeout: Timeout = DEFAULT_TIMEOUT
    left: float | None = None
    max_bytes: int = DEFAULT_MAX_BYTES
    operation: str = ""
    path: str = ""
    rpc_id: int | None = None
    streamed: bool = False

    @property
    def label(self) -> str:
        """How texts name the request: operation, method and path template."""
        return f"{self.operation}: {self.method} {self.path}".rstrip()

    def __repr__(self) -> str:
        return f"<RawRequest {self.label}>"


class RawResponse(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A complete response; `content` is without content coding."""

    status: int
    headers: HeaderPairs = ()
    content: bytes = b""

    def __repr__(self) -> str:
        return f"<RawResponse {self.status}, {len(self.content)} bytes>"


class OpenedResponse(Protocol):
    """A response whose headers are there and whose body is not; to be closed once it is done with.

    Its methods raise errors under SdkError and no others.
    """

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def headers(self) -> HeaderPairs:
        """The headers as received."""
        ...

    def chunks(self) -> Iterator[bytes]:
        """The body without content coding, as it comes in; to be asked for once."""
        ...

    def read(self) -> RawResponse:
        """The complete response, when `chunks` was not asked for; closes it."""
        ...

    def close(self) -> None:
        """Release the connection; a second time does nothing."""
        ...


class AsyncOpenedResponse(Protocol):
    """The same, of an async transport."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def headers(self) -> HeaderPairs:
        """The headers as received."""
        ...

    def chunks(self) -> AsyncIterator[bytes]:
        """The body without content coding, as it comes in; to be asked for once."""
        ...

    async def read(self) -> RawResponse:
        """The complete response, when `chunks` was not asked for; closes it."""
        ...

    async def close(self) -> None:
        """Release the connection; a second time does nothing."""
        ...


class Transport(Protocol):
    """Sends requests; may be given to a client as `http_client`.

    `send` raises errors under TransportError and no others. A transport may also have
    `open(request) -> OpenedResponse`; without it, a streamed body is read as a whole.
    """

    def send(self, request: RawRequest) -> RawResponse:
        """The response to `request`, read to its end."""
        ...

    def close(self) -> None:
        """Release connections."""
        ...


class AsyncTransport(Protocol):
    """Sends requests; may be given to an async client as `http_client`."""

    async def send(self, request: RawRequest) -> RawResponse:
        """The response to `request`, read to its end."""
        ...

    async def close(self) -> None:
        """Release connections."""
        ...
