"""Operations of `log`, for batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import log as _records

if TYPE_CHECKING:
    from specmill_runtime.batches import BatchCore
    from specmill_runtime.handles import Handle


class BatchLogResource:
    """Operations of `log`."""

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    def write(
        self,
        line: str,
    ) -> Handle[None]:
        """Like `log.write`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.WRITE, (line,))
