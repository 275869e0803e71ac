"""Operations of `orders`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import orders as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.models import UnknownVariant
    from specmill_runtime.options import RequestOptions

    from ..models import Basket, Card, Cash, Home, Payment, Shop, Target


class OrdersResource:
    """Operations of `orders`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        payment: Payment,
        gift: Card | Cash | None = None,
        target: Home | Shop | UnknownVariant | None = None,
        basket: Basket | None = None,
        request_options: RequestOptions | None = None,
    ) -> Target:
        """Create order.

        Args:
            target: Sent and received.

        Returns:
            What has become of it.

        Wire:
            POST /orders
        """
        return self._core.call(
            _records.CREATE,
            (payment, gift, target, basket),
            request_options,
        )
