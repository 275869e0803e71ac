"""Operations of `chain`, sync."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore

    from .chain_block import ChainBlockResource


class ChainResource:
    """Operations of `chain`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @cached_property
    def block(self) -> ChainBlockResource:
        """Operations of `chain.block`."""
        from .chain_block import ChainBlockResource

        return ChainBlockResource(self._core)
