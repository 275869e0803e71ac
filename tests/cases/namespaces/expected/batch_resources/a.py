"""Operations of `a`, for batches."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import a as _records

if TYPE_CHECKING:
    from specmill_runtime.batches import BatchCore
    from specmill_runtime.handles import Handle

    from .a_b_2 import BatchABResource


class BatchAResource:
    """Operations of `a`."""

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    @cached_property
    def b(self) -> BatchABResource:
        """Operations of `a.b`."""
        from .a_b_2 import BatchABResource

        return BatchABResource(self._core)

    def get(
        self,
    ) -> Handle[str]:
        """Like `a.get`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.GET, ())
