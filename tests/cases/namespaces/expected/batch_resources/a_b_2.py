"""Operations of `a.b`, for batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import a_b_2 as _records

if TYPE_CHECKING:
    from specmill_runtime.batches import BatchCore
    from specmill_runtime.handles import Handle

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:
    from specmill_runtime.deprecation import deprecated


class BatchABResource:
    """Operations of `a.b`."""

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    @deprecated("a.b.a_b_deprecated is deprecated.")
    def a_b_deprecated(
        self,
    ) -> Handle[str]:
        """Like `a.b.a_b_deprecated`, once the batch is sent: `.result()` gives the
        result.
        """
        return self._core.add(_records.A_B_DEPRECATED, ())

    def get(
        self,
    ) -> Handle[str]:
        """Like `a.b.get`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.GET, ())
