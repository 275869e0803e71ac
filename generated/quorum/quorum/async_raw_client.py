"""Operations that return whole responses."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmill_runtime.client import AsyncCore

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
