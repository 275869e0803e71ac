"""Operations that return whole responses."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.rpc_calls import RawRpcCall

    from .raw_resources.sms import RawSmsResource


class RawCallr:
    """The operations of a client, returning whole responses."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @cached_property
    def sms(self) -> RawSmsResource:
        """Operations of `sms`."""
        from .raw_resources.sms import RawSmsResource

        return RawSmsResource(self._core)

    @cached_property
    def request(self) -> RawRpcCall:
        """Calls of what the description does not have, by method."""
        from specmill_runtime.rpc_calls import RawRpcCall

        return RawRpcCall(self._core)
