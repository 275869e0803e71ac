"""Operations of `sms`, for batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import sms as _records

if TYPE_CHECKING:
    from specmill_runtime.batches import BatchCore
    from specmill_runtime.handles import Handle


class BatchSmsResource:
    """Operations of `sms`."""

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    def send(
        self,
        text: str,
    ) -> Handle[str]:
        """Like `sms.send`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.SEND, (text,))
