"""Operations of `chain.block`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import chain_block as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Block


class ChainBlockResource:
    """Operations of `chain.block`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        number: int,
        *,
        full: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> Block:
        """Call `chain/block/get`.

        Args:
            number: At least 0.
            full: Default: False.

        Returns:
            The decoded result.

        Wire:
            JSON-RPC chain/block/get

        Example:
            result = client.chain.block.get(449)
        """
        return self._core.call(_records.GET, (number, full), request_options)
