"""`client.request` of SDKs over HTTP: calls of operations that the description does not have.

    plan = client.request("GET", "/plans/{id}", path_parameters={"id": 7}, expect=Plan)

They take the course of all other calls: credentials, retries, timeouts, hooks, errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from msgspec import UNSET

from specmill_runtime.http_parts import asked, streamed

if TYPE_CHECKING:
    from typing import TypeAlias, Unpack

    from specmill_runtime.client import SyncCore
    from specmill_runtime.client_async import AsyncCore
    from specmill_runtime.downloads import AsyncStreamedResponse, StreamedResponse
    from specmill_runtime.http_parts import Parts
    from specmill_runtime.response import Response
    from specmill_runtime.streaming import AsyncStream, Stream

    Format: TypeAlias = Literal["events", "lines", "sequence"]

T = TypeVar("T")


class HttpCall:
    """Sends requests that the description does not have."""

    __slots__ = ("_core",)

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @overload
    def __call__(self, method: str, path: str, **parts: Unpack[Parts]) -> Any: ...
    @overload
    def __call__(
        self, method: str, path: str, *, expect: type[T], **parts: Unpack[Parts]
    ) -> T: ...
    @overload
    def __call__(
        self, method: str, path: str, *, expect: None, **parts: Unpack[Parts]
    ) -> None: ...
    @overload
    def __call__(
        self, method: str, path: str, *, expect: Any, **parts: Unpack[Parts]
    ) -> Any: ...
    def __call__(
        self, method: str, path: str, *, expect: Any = UNSET, **parts: Unpack[Parts]
    ) -> Any:
        """What a request is answered by; errors under SdkError.

        Args:
            method: Such as GET.
            path: Below the address of the API, or an address at the same origin.
            expect: The type of the JSON that comes; `bytes` and `str` are the body as it is, None
                is nothing. Default: JSON as builtins, None without a body.
            path_parameters: Values of the path's variables, which are written `{name}`.
            query: A list is several pairs, a mapping `name[member]`; None leaves a name out.
            json, form, multipart, content: The body, one of them. Models are taken where mappings
                are; files in `multipart`, and as `content`, which may be a text, too.
            headers: For this request.
            request_options: As of all other calls.
        """
        return self._core.call(*asked(self._core, method, path, expect, parts))

    @overload
    def stream(
        self,
        method: str,
        path: str,
        *,
        item: type[T],
        format: Format = "events",
        **parts: Unpack[Parts],
    ) -> Stream[T]: ...
    @overload
    def stream(
        self,
        method: str,
        path: str,
        *,
        item: Any = Any,
        format: Format = "events",
        **parts: Unpack[Parts],
    ) -> Stream[Any]: ...
    def stream(
        self,
        method: str,
        path: str,
        *,
        item: Any = Any,
        format: Format = "events",
        **parts: Unpack[Parts],
    ) -> Stream[Any]:
        """A sequence of items: server-sent events, JSON Lines or JSON text sequences (RFC 7464)."""
        one = asked(self._core, method, path, None, parts)
        return self._core.stream(*streamed(one, item, format))


class AsyncHttpCall:
    """The same for an asynchronous client: see HttpCall."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @overload
    async def __call__(self, method: str, path: str, **parts: Unpack[Parts]) -> Any: ...
    @overload
    async def __call__(
        self, method: str, path: str, *, expect: type[T], **parts: Unpack[Parts]
    ) -> T: ...
    @overload
    async def __call__(
        self, method: str, path: str, *, expect: None, **parts: Unpack[Parts]
    ) -> None: ...
    @overload
    async def __call__(
        self, method: str, path: str, *, expect: Any, **parts: Unpack[Parts]
    ) -> Any: ...
    async def __call__(
        self, method: str, path: str, *, expect: Any = UNSET, **parts: Unpack[Parts]
    ) -> Any:
        """What a request is answered by; errors under SdkError.

        Args:
            method: Such as GET.
            path: Below the address of the API, or an address at the same origin.
            expect: The type of the JSON that comes; `bytes` and `str` are the body as it is, None
                is nothing. Default: JSON as builtins, None without a body.
            path_parameters: Values of the path's variables, which are written `{name}`.
            query: A list is several pairs, a mapping `name[member]`; None leaves a name out.
            json, form, multipart, content: The body, one of them. Models are taken where mappings
                are; files in `multipart`, and as `content`, which may be a text, too.
            headers: For this request.
            request_options: As of all other calls.
        """
        return await self._core.call(*asked(self._core, method, path, expect, parts))

    @overload
    def stream(
        self,
        method: str,
        path: str,
        *,
        item: type[T],
        format: Format = "events",
        **parts: Unpack[Parts],
    ) -> AsyncStream[T]: ...
    @overload
    def stream(
        self,
        method: str,
        path: str,
        *,
        item: Any = Any,
        format: Format = "events",
        **parts: Unpack[Parts],
    ) -> AsyncStream[Any]: ...
    def stream(
        self,
        method: str,
        path: str,
        *,
        item: Any = Any,
        format: Format = "events",
        **parts: Unpack[Parts],
    ) -> AsyncStream[Any]:
        """A sequence of items: server-sent events, JSON Lines or JSON text sequences (RFC 7464)."""
        one = asked(self._core, method, path, None, parts)
        return self._core.stream(*streamed(one, item, format))


class RawHttpCall:
    """The same with whole responses: see HttpCall."""

    __slots__ = ("_core",)

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @overload
    def __call__(
        self, method: str, path: str, **parts: Unpack[Parts]
    ) -> Response[Any]: ...
    @overload
    def __call__(
        self, method: str, path: str, *, expect: type[T], **parts: Unpack[Parts]
    ) -> Response[T]: ...
    @overload
    def __call__(
        self, method: str, path: str, *, expect: None, **parts: Unpack[Parts]
    ) -> Response[None]: ...
    @overload
    def __call__(
        self, method: str, path: str, *, expect: Any, **parts: Unpack[Parts]
    ) -> Response[Any]: ...
    def __call__(
        self, method: str, path: str, *, expect: Any = UNSET, **parts: Unpack[Parts]
    ) -> Response[Any]:
        """The response to a request, whose `parse()` gives the result; see HttpCall."""
        return self._core.raw(*asked(self._core, method, path, expect, parts))


class AsyncRawHttpCall:
    """The same with whole responses, for an asynchronous client: see HttpCall."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @overload
    async def __call__(
        self, method: str, path: str, **parts: Unpack[Parts]
    ) -> Response[Any]: ...
    @overload
    async def __call__(
        self, method: str, path: str, *, expect: type[T], **parts: Unpack[Parts]
    ) -> Response[T]: ...
    @overload
    async def __call__(
        self, method: str, path: str, *, expect: None, **parts: Unpack[Parts]
    ) -> Response[None]: ...
    @overload
    async def __call__(
        self, method: str, path: str, *, expect: Any, **parts: Unpack[Parts]
    ) -> Response[Any]: ...
    async def __call__(
        self, method: str, path: str, *, expect: Any = UNSET, **parts: Unpack[Parts]
    ) -> Response[Any]:
        """The response to a request, whose `parse()` gives the result; see HttpCall."""
        return await self._core.raw(*asked(self._core, method, path, expect, parts))


class StreamedHttpCall:
    """The same with bodies that are read in pieces: see HttpCall."""

    __slots__ = ("_core",)

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def __call__(
        self, method: str, path: str, **parts: Unpack[Parts]
    ) -> StreamedResponse:
        """The response to a request, opened by `with`; ArgumentError at once. See HttpCall."""
        return self._core.streamed(*asked(self._core, method, path, bytes, parts))


class AsyncStreamedHttpCall:
    """The same with bodies in pieces, for an asynchronous client: see HttpCall."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    def __call__(
        self, method: str, path: str, **parts: Unpack[Parts]
    ) -> AsyncStreamedResponse:
        """The response to a request, opened by `async with`; ArgumentError at once. See HttpCall."""
        return self._core.streamed(*asked(self._core, method, path, bytes, parts))
