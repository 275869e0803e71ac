"""What carries requests: transports, and the responses that they open."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Protocol

from specmill_runtime.request import HeaderPairs, RawRequest, RawResponse


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
