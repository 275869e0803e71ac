"""Operations of `orders`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import orders as _records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Address, Order, OrderInput


class OrdersResource:
    """Operations of `orders`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def change(
        self,
        id: int,
        *,
        note: str | None = None,
        urgent: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Change order.

        Args:
            note: Required where a body is sent.

        Returns:
            Changed.

        Wire:
            PATCH /orders/{id}

        Example:
            client.orders.change(845, note="note-grove")
        """
        return self._core.call(_records.CHANGE, (id, note, urgent), request_options)

    def import_(
        self,
        *,
        body: Sequence[OrderInput],
        request_options: RequestOptions | None = None,
    ) -> None:
        """Import orders.

        Returns:
            Imported.

        Wire:
            POST /orders/import

        Example:
            from flattened_body.models import Address, OrderInput

            client.orders.import_(
                body=[OrderInput(address=Address(street="street-ember"))],
            )
        """
        return self._core.call(_records.IMPORT, (body,), request_options)

    def replace(
        self,
        id: int,
        *,
        address: Address,
        secret: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Order:
        """Replace order.

        Returns:
            The order.

        Wire:
            PUT /orders/{id}

        Example:
            from flattened_body.models import Address

            result = client.orders.replace(151, address=Address(street="street-delta"))
        """
        return self._core.call(_records.REPLACE, (id, secret, address), request_options)
