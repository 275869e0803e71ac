"""Operations that return whole responses."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmill_runtime.client import AsyncCore
    from specmill_runtime.rpc_calls import AsyncRawRpcCall

    from .async_raw_resources.sms import AsyncRawSmsResource


class AsyncRawCallr:
    """The operations of a client, returning whole responses."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @cached_property
    def sms(self) -> AsyncRawSmsResource:
        """Operations of `sms`."""
        from .async_raw_resources.sms import AsyncRawSmsResource

        return AsyncRawSmsResource(self._core)

    @cached_property
    def request(self) -> AsyncRawRpcCall:
        """Calls of what the description does not have, by method."""
        from specmill_runtime.rpc_calls import AsyncRawRpcCall

        return AsyncRawRpcCall(self._core)
