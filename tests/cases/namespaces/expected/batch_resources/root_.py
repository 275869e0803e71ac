"""Operations of `root`, for batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import root_ as _records

if TYPE_CHECKING:
    from specmill_runtime.batches import BatchCore
    from specmill_runtime.handles import Handle


class BatchRootResource:
    """Operations of `root`."""

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    def get(
        self,
    ) -> Handle[str]:
        """Like `root.get`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.GET, ())
