"""Operations that wait to be sent."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmill_runtime.batches import BatchCore
    from specmill_runtime.rpc_calls import BatchRpcCall

    from .batch_resources.sms import BatchSmsResource


class BatchCallr:
    """The operations of a client, sent when a batch is."""

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    @cached_property
    def sms(self) -> BatchSmsResource:
        """Operations of `sms`."""
        from .batch_resources.sms import BatchSmsResource

        return BatchSmsResource(self._core)

    @cached_property
    def request(self) -> BatchRpcCall:
        """Calls of what the description does not have, by method."""
        from specmill_runtime.rpc_calls import BatchRpcCall

        return BatchRpcCall(self._core)
