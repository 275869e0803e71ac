"""Operations of `block`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import block as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.pagination import Pager

    from .. import models as _rpc_batches_models

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:
    from specmill_runtime.deprecation import deprecated


class BlockResource:
    """Operations of `block`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        start: int | None = None,
        *,
        request_options: RequestOptions | None = None,
    ) -> Pager[_rpc_batches_models.Batch]:
        """Pages outside of a batch, one page in it.

        Returns:
            All items, page after page, as they are asked for; `.page()` gives one page.

        Wire:
            JSON-RPC block.list

        Example:
            for item in client.block.list():
                print(item)
        """
        return self._core.paginate(_records.LIST, (start,), request_options)

    @deprecated("block.note is deprecated.")
    def note(
        self,
        text: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Has no answer, in a batch or out of it.

        This operation is deprecated.

        Wire:
            JSON-RPC block.note

        Example:
            client.block.note("text-delta")
        """
        return self._core.call(_records.NOTE, (text,), request_options)
