"""Operations of `shop.orders.refunds`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import shop_orders_refunds as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class ShopOrdersRefundsResource:
    """What was given back."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List refunds.

        Returns:
            Listed.

        Wire:
            GET /refunds

        Example:
            client.shop.orders.refunds.list()
        """
        return self._core.call(_records.LIST, (), request_options)
