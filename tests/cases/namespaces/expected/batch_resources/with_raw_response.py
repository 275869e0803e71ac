"""Operations of `with_raw_response_`, for batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import with_raw_response as _records

if TYPE_CHECKING:
    from specmill_runtime.batches import BatchCore
    from specmill_runtime.handles import Handle


class BatchWithRawResponseResource:
    """Operations of `with_raw_response_`."""

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    def get(
        self,
    ) -> Handle[str]:
        """Like `with_raw_response_.get`, once the batch is sent: `.result()` gives
        the result.
        """
        return self._core.add(_records.GET, ())
