"""Operations of `用户`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import 用户 as _records

if TYPE_CHECKING:
    import builtins as _builtins

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import 用户Type


class 用户Resource:
    """Operations of `用户`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        种类: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> _builtins.list[用户Type]:
        """Call `list`.

        Returns:
            Users.

        Wire:
            GET /users

        Example:
            result = client.用户.list()
        """
        return self._core.call(_records.LIST, (种类,), request_options)
