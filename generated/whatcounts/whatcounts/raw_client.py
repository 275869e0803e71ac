"""Operations that return whole responses."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.http_calls import RawHttpCall

    from .raw_resources.sms import RawSmsResource


class RawWhatCounts:
    """The operations of a client, returning whole responses."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @cached_property
    def sms(self) -> RawSmsResource:
        """Stored messages, subscriptions to sender codes, sending and opting out."""
        from .raw_resources.sms import RawSmsResource

        return RawSmsResource(self._core)

    @cached_property
    def request(self) -> RawHttpCall:
        """Calls of what the description does not have, by method and path."""
        from specmill_runtime.http_calls import RawHttpCall

        return RawHttpCall(self._core)
