"""Operations of `payments`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import payments as _records

if TYPE_CHECKING:
    from uuid import UUID

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class PaymentsResource:
    """Operations of `payments`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def change(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Change payment.

        Returns:
            Changed.

        Wire:
            PATCH /payments, with an idempotency key in X-Request-Key

        Example:
            client.payments.change()
        """
        return self._core.call(_records.CHANGE, (), request_options)

    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List payments.

        Returns:
            Listed.

        Wire:
            GET /payments

        Example:
            client.payments.list()
        """
        return self._core.call(_records.LIST, (), request_options)

    def pay(
        self,
        *,
        cents: int,
        idempotency_key: UUID | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `pay`.

        Args:
            idempotency_key: Names the payment. Default: a random key, the same whenever
                the call is repeated.

        Returns:
            Paid.

        Wire:
            POST /payments, with an idempotency key in idempotency-KEY

        Example:
            client.payments.pay(cents=515)
        """
        return self._core.call(_records.PAY, (idempotency_key, cents), request_options)
