"""Operations that return whole responses."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmill_runtime.client import AsyncCore
    from specmill_runtime.http_calls import AsyncRawHttpCall

    from .async_raw_resources.message import AsyncRawMessageResource
    from .async_raw_resources.sms import AsyncRawSmsResource


class AsyncRawSmsScheduler:
    """The operations of a client, returning whole responses."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @cached_property
    def message(self) -> AsyncRawMessageResource:
        """One ordered text together with all SMS that carry it."""
        from .async_raw_resources.message import AsyncRawMessageResource

        return AsyncRawMessageResource(self._core)

    @cached_property
    def sms(self) -> AsyncRawSmsResource:
        """One text on its way to one phone number."""
        from .async_raw_resources.sms import AsyncRawSmsResource

        return AsyncRawSmsResource(self._core)

    @cached_property
    def request(self) -> AsyncRawHttpCall:
        """Calls of what the description does not have, by method and path."""
        from specmill_runtime.http_calls import AsyncRawHttpCall

        return AsyncRawHttpCall(self._core)
