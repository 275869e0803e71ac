"""Operations that return whole responses."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmill_runtime.client import AsyncCore
    from specmill_runtime.http_calls import AsyncRawHttpCall

    from .async_raw_resources.send_sms import AsyncRawSendSmsResource


class AsyncRawQuorum:
    """The operations of a client, returning whole responses."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @cached_property
    def send_sms(self) -> AsyncRawSendSmsResource:
        """Text messages between a Quorum account and its contacts, one record per
        message.
        """
        from .async_raw_resources.send_sms import AsyncRawSendSmsResource

        return AsyncRawSendSmsResource(self._core)

    @cached_property
    def request(self) -> AsyncRawHttpCall:
        """Calls of what the description does not have, by method and path."""
        from specmill_runtime.http_calls import AsyncRawHttpCall

        return AsyncRawHttpCall(self._core)
