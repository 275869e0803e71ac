"""Operations of `orders`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import orders as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Order


class OrdersResource:
    """Operations of `orders`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Order:
        """Create order.

        Returns:
            Made.

        Wire:
            POST /orders

        Example:
            result = client.orders.create()
        """
        return self._core.call(_records.CREATE, (), request_options)
