"""Operations of `shirt`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import shirt as _records

if TYPE_CHECKING:
    import builtins as _builtins
    from collections.abc import Sequence
    from typing import Literal

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Shirt


class ShirtResource:
    """Operations of `shirt`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        colours: Sequence[Literal["red", "blue"]] | None = None,
        level: Literal[1, 2] | None = None,
        request_options: RequestOptions | None = None,
    ) -> _builtins.list[Shirt]:
        """List shirts.

        Returns:
            Shirts.

        Wire:
            GET /shirts

        Example:
            result = client.shirt.list()
        """
        return self._core.call(_records.LIST, (colours, level), request_options)
