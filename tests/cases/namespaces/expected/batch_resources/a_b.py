"""Operations of `a_b`, for batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import a_b as _records

if TYPE_CHECKING:
    from specmill_runtime.batches import BatchCore
    from specmill_runtime.handles import Handle


class BatchABResource:
    """Operations of `a_b`."""

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    def get(
        self,
    ) -> Handle[str]:
        """Like `a_b.get`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.GET, ())
