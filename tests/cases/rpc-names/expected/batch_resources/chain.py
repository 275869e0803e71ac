"""Operations of `chain`, for batches."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmill_runtime.batches import BatchCore

    from .chain_block import BatchChainBlockResource


class BatchChainResource:
    """Operations of `chain`."""

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    @cached_property
    def block(self) -> BatchChainBlockResource:
        """Operations of `chain.block`."""
        from .chain_block import BatchChainBlockResource

        return BatchChainBlockResource(self._core)
