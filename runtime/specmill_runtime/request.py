"""What crosses the seam to the transport: finished requests and complete responses."""

from typing import Protocol, TypeAlias

import msgspec

from specmill_runtime.options import DEFAULT_MAX_BYTES, DEFAULT_TIMEOUT, Timeout

HeaderPairs: TypeAlias = tuple[tuple[bytes, bytes], ...]


class RawRequest(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A request ready to be sent: finished address, headers and body.

    `operation`, `path` (the template) and `rpc_id` do not travel; they name the request in errors.
    `timeout` limits each phase, `left` everything up to the last byte of the body (None for no
    limit); a body of more than `max_bytes` bytes, decoded, is refused.
    """

    method: str
    url: str
    headers: HeaderPairs
    content: bytes | None = None
    timeout: Timeout = DEFAULT_TIMEOUT
    left: float | None = None
    max_bytes: int = DEFAULT_MAX_BYTES
    operation: str = ""
    path: str = ""
    rpc_id: int | None = None

    def __repr__(self) -> str:
        return f"<RawRequest {self.operation} {self.method} {self.path}>"


class RawResponse(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A complete response; `content` is without content coding."""

    status: int
    headers: HeaderPairs = ()
    content: bytes = b""

    def __repr__(self) -> str:
        return f"<RawResponse {self.status}, {len(self.content)} bytes>"


class Transport(Protocol):
    """Sends requests; may be given to a client as `http_client`.

    `send` raises errors under TransportError and no others.
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
