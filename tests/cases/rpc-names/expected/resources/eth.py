"""Operations of `eth`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import eth as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class EthResource:
    """Operations of `eth`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get_balance(
        self,
        address: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Call `eth_getBalance`.

        Returns:
            The decoded result.

        Wire:
            JSON-RPC eth_getBalance

        Example:
            result = client.eth.get_balance("text-delta")
        """
        return self._core.call(_records.GET_BALANCE, (address,), request_options)
