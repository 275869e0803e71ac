"""Operations of `shop.orders`, sync."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import shop_orders as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from .shop_orders_refunds import ShopOrdersRefundsResource


class ShopOrdersResource:
    """What was bought."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @cached_property
    def refunds(self) -> ShopOrdersRefundsResource:
        """What was given back."""
        from .shop_orders_refunds import ShopOrdersRefundsResource

        return ShopOrdersRefundsResource(self._core)

    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List orders.

        Returns:
            Listed.

        Wire:
            GET /orders

        Example:
            client.shop.orders.list()
        """
        return self._core.call(_records.LIST, (), request_options)
