"""Operations of `sms`, for batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.models import UNSET

from .._operations import sms as _records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Literal

    from specmill_runtime.batches import BatchCore
    from specmill_runtime.handles import Handle

    from ..models import Options, Sms


class BatchSmsResource:
    """Operations of `sms`."""

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    def count(
        self,
        kind: Literal["IN", "OUT"] = "IN",
        *,
        exact: bool | None = None,
    ) -> Handle[int]:
        """Like `sms.count`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.COUNT, (kind, exact))

    def get(
        self,
        id: str,
    ) -> Handle[Sms]:
        """Like `sms.get`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.GET, (id,))

    def search(
        self,
        kind: str = "IN",
        *,
        text: str | None = None,
        hint: Any = UNSET,
    ) -> Handle[int]:
        """Like `sms.search`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.SEARCH, (kind, text, hint))

    def send(
        self,
        *,
        from_: str,
        to: str,
        options: Options | None = None,
        list: Sequence[int] | None = None,
    ) -> Handle[str]:
        """Like `sms.send`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.SEND, (from_, to, options, list))
