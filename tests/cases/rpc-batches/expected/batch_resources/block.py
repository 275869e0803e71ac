"""Operations of `block`, for batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import block as _records

if TYPE_CHECKING:
    import builtins as _builtins

    from specmill_runtime.batches import BatchCore
    from specmill_runtime.handles import Handle

    from .. import models as _rpc_batches_models

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:
    from specmill_runtime.deprecation import deprecated


class BatchBlockResource:
    """Operations of `block`."""

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    def list(
        self,
        start: int | None = None,
    ) -> Handle[_builtins.list[_rpc_batches_models.Batch]]:
        """Like `block.list`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.LIST, (start,))

    @deprecated("block.note is deprecated.")
    def note(
        self,
        text: str,
    ) -> Handle[None]:
        """Like `block.note`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.NOTE, (text,))
