"""Operations of `eth`, for batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import eth as _records

if TYPE_CHECKING:
    from specmill_runtime.batches import BatchCore
    from specmill_runtime.handles import Handle


class BatchEthResource:
    """Operations of `eth`."""

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    def get_balance(
        self,
        address: str,
    ) -> Handle[str]:
        """Like `eth.get_balance`, once the batch is sent: `.result()` gives the
        result.
        """
        return self._core.add(_records.GET_BALANCE, (address,))
