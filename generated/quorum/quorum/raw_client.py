"""Operations that return whole responses."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.http_calls import RawHttpCall

    from .raw_resources.send_sms import RawSendSmsResource


class RawQuorum:
    """The operations of a client, returning whole responses."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @cached_property
    def send_sms(self) -> RawSendSmsResource:
        """Text messages between a Quorum account and its contacts, one record per
        message.
        """
        from .raw_resources.send_sms import RawSendSmsResource

        return RawSendSmsResource(self._core)

    @cached_property
    def request(self) -> RawHttpCall:
        """Calls of what the description does not have, by method and path."""
        from specmill_runtime.http_calls import RawHttpCall

        return RawHttpCall(self._core)
