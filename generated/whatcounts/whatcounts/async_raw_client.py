"""Operations that return whole responses."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmill_runtime.client import AsyncCore
    from specmill_runtime.http_calls import AsyncRawHttpCall

    from .async_raw_resources.sms import AsyncRawSmsResource


class AsyncRawWhatCounts:
    """The operations of a client, returning whole responses."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @cached_property
    def sms(self) -> AsyncRawSmsResource:
        """Stored messages, subscriptions to sender codes, sending and opting out."""
        from .async_raw_resources.sms import AsyncRawSmsResource

        return AsyncRawSmsResource(self._core)

    @cached_property
    def request(self) -> AsyncRawHttpCall:
        """Calls of what the description does not have, by method and path."""
        from specmill_runtime.http_calls import AsyncRawHttpCall

        return AsyncRawHttpCall(self._core)
