"""Operations of `chain.block`, for batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import chain_block as _records

if TYPE_CHECKING:
    from specmill_runtime.batches import BatchCore
    from specmill_runtime.handles import Handle

    from ..models import Block


class BatchChainBlockResource:
    """Operations of `chain.block`."""

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    def get(
        self,
        number: int,
        *,
        full: bool | None = None,
    ) -> Handle[Block]:
        """Like `chain.block.get`, once the batch is sent: `.result()` gives the
        result.
        """
        return self._core.add(_records.GET, (number, full))
