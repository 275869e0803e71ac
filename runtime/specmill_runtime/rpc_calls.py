"""`client.request` of SDKs over JSON-RPC: calls of methods that the description does not have.

    quote = client.request("sms.quote", {"to": "+33612345678"}, expect=Quote)

They take the course of all other calls: ids, credentials, retries, timeouts, hooks, errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, overload

from msgspec import UNSET

from specmill_runtime.rpc_parts import asked, noted

if TYPE_CHECKING:
    from typing import Unpack

    from specmill_runtime.batches import BatchCore
    from specmill_runtime.client import SyncCore
    from specmill_runtime.client_async import AsyncCore
    from specmill_runtime.handles import Handle
    from specmill_runtime.response import Response
    from specmill_runtime.rpc_parts import Options, Params

T = TypeVar("T")


class RpcCall:
    """Calls methods that the description does not have."""

    __slots__ = ("_core",)

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @overload
    def __call__(
        self, method: str, params: Params = None, **options: Unpack[Options]
    ) -> Any: ...
    @overload
    def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: type[T],
        **options: Unpack[Options],
    ) -> T: ...
    @overload
    def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: None,
        **options: Unpack[Options],
    ) -> None: ...
    @overload
    def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: Any,
        **options: Unpack[Options],
    ) -> Any: ...
    def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: Any = UNSET,
        **options: Unpack[Options],
    ) -> Any:
        """The result of a method; errors under SdkError.

        Args:
            method: Its name.
            params: A mapping of names to values, or a list.
            expect: The type of the result; None ignores it. Default: JSON as builtins.
            request_options: As of all other calls.
        """
        return self._core.call(*asked(self._core, method, params, expect, options))

    def notify(
        self, method: str, params: Params = None, **options: Unpack[Options]
    ) -> None:
        """Call a method without a reply (JSON-RPC 2.0 §4.1)."""
        self._core.call(*noted(self._core, method, params, options))


class AsyncRpcCall:
    """The same for an asynchronous client: see RpcCall."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @overload
    async def __call__(
        self, method: str, params: Params = None, **options: Unpack[Options]
    ) -> Any: ...
    @overload
    async def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: type[T],
        **options: Unpack[Options],
    ) -> T: ...
    @overload
    async def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: None,
        **options: Unpack[Options],
    ) -> None: ...
    @overload
    async def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: Any,
        **options: Unpack[Options],
    ) -> Any: ...
    async def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: Any = UNSET,
        **options: Unpack[Options],
    ) -> Any:
        """The result of a method; see RpcCall."""
        return await self._core.call(
            *asked(self._core, method, params, expect, options)
        )

    async def notify(
        self, method: str, params: Params = None, **options: Unpack[Options]
    ) -> None:
        """Call a method without a reply (JSON-RPC 2.0 §4.1)."""
        await self._core.call(*noted(self._core, method, params, options))


class RawRpcCall:
    """The same with whole responses: see RpcCall."""

    __slots__ = ("_core",)

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @overload
    def __call__(
        self, method: str, params: Params = None, **options: Unpack[Options]
    ) -> Response[Any]: ...
    @overload
    def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: type[T],
        **options: Unpack[Options],
    ) -> Response[T]: ...
    @overload
    def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: None,
        **options: Unpack[Options],
    ) -> Response[None]: ...
    @overload
    def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: Any,
        **options: Unpack[Options],
    ) -> Response[Any]: ...
    def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: Any = UNSET,
        **options: Unpack[Options],
    ) -> Response[Any]:
        """The response to a call, whose `parse()` gives the result; see RpcCall."""
        return self._core.raw(*asked(self._core, method, params, expect, options))

    def notify(
        self, method: str, params: Params = None, **options: Unpack[Options]
    ) -> Response[None]:
        """Call a method without a reply (JSON-RPC 2.0 §4.1)."""
        return self._core.raw(*noted(self._core, method, params, options))


class AsyncRawRpcCall:
    """The same with whole responses, for an asynchronous client: see RpcCall."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @overload
    async def __call__(
        self, method: str, params: Params = None, **options: Unpack[Options]
    ) -> Response[Any]: ...
    @overload
    async def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: type[T],
        **options: Unpack[Options],
    ) -> Response[T]: ...
    @overload
    async def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: None,
        **options: Unpack[Options],
    ) -> Response[None]: ...
    @overload
    async def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: Any,
        **options: Unpack[Options],
    ) -> Response[Any]: ...
    async def __call__(
        self,
        method: str,
        params: Params = None,
        *,
        expect: Any = UNSET,
        **options: Unpack[Options],
    ) -> Response[Any]:
        """The response to a call, whose `parse()` gives the result; see RpcCall."""
        return await self._core.raw(*asked(self._core, method, params, expect, options))

    async def notify(
        self, method: str, params: Params = None, **options: Unpack[Options]
    ) -> Response[None]:
        """Call a method without a reply (JSON-RPC 2.0 §4.1)."""
        return await self._core.raw(*noted(self._core, method, params, options))


class BatchRpcCall:
    """The same in a batch, which has the options: see RpcCall."""

    __slots__ = ("_core",)

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    @overload
    def __call__(self, method: str, params: Params = None) -> Handle[Any]: ...
    @overload
    def __call__(
        self, method: str, params: Params = None, *, expect: type[T]
    ) -> Handle[T]: ...
    @overload
    def __call__(
        self, method: str, params: Params = None, *, expect: None
    ) -> Handle[None]: ...
    @overload
    def __call__(
        self, method: str, params: Params = None, *, expect: Any
    ) -> Handle[Any]: ...
    def __call__(
        self, method: str, params: Params = None, *, expect: Any = UNSET
    ) -> Handle[Any]:
        """The handle of a call; see RpcCall."""
        return self._core.add(*asked(self._core.core, method, params, expect, {})[:2])

    def notify(self, method: str, params: Params = None) -> Handle[None]:
        """Call a method without a reply (JSON-RPC 2.0 §4.1)."""
        return self._core.add(*noted(self._core.core, method, params, {})[:2])
