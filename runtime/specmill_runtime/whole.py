"""Opened responses of transports that can only send: the body is there as a whole."""

from collections.abc import AsyncIterator, Iterator

from specmill_runtime.request import HeaderPairs, RawResponse


class WholeResponse:
    """A complete response as an OpenedResponse."""

    def __init__(self, raw: RawResponse) -> None:
        self.raw = raw
        self.status: int = raw.status
        self.headers: HeaderPairs = raw.headers

    def chunks(self) -> Iterator[bytes]:
        """The body in one piece."""
        yield self.raw.content

    def read(self) -> RawResponse:
        """The response."""
        return self.raw

    def close(self) -> None:
        """Nothing: the transport is done with it."""


class AsyncWholeResponse:
    """A complete response as an AsyncOpenedResponse."""

    def __init__(self, raw: RawResponse) -> None:
        self.raw = raw
        self.status: int = raw.status
        self.headers: HeaderPairs = raw.headers

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body in one piece."""
        yield self.raw.content

    async def read(self) -> RawResponse:
        """The response."""
        return self.raw

    async def close(self) -> None:
        """Nothing: the transport is done with it."""
