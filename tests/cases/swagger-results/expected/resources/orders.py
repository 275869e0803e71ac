"""Operations of `orders`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import orders as _records

if TYPE_CHECKING:
    import builtins as _builtins

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
        item: str,
        request_options: RequestOptions | None = None,
    ) -> Order:
        """Create order.

        Returns:
            Made.

        Raises:
            BadRequestError: status 400; Something is wrong.

        Wire:
            POST /orders

        Example:
            result = client.orders.create(item="item-cedar")
        """
        return self._core.call(_records.CREATE, (item,), request_options)

    def get_receipt(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> bytes:
        """Get receipt.

        Returns:
            The receipt.

        Wire:
            GET /orders/{id}/receipt

        Example:
            content = client.orders.get_receipt(625)
        """
        return self._core.call(_records.GET_RECEIPT, (id,), request_options)

    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> _builtins.list[Order]:
        """List orders.

        Returns:
            The orders.

        Raises:
            StatusError: any other status; Something is wrong.

        Wire:
            GET /orders

        Example:
            result = client.orders.list()
        """
        return self._core.call(_records.LIST, (), request_options)

    def ping(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Call `ping`.

        Returns:
            Pong.

        Wire:
            GET /ping

        Example:
            result = client.orders.ping()
        """
        return self._core.call(_records.PING, (), request_options)
