"""Operations of `refunds`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import refunds as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class RefundsResource:
    """Operations of `refunds`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def change(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Change refund.

        Returns:
            Changed.

        Wire:
            PATCH /refunds

        Example:
            client.refunds.change()
        """
        return self._core.call(_records.CHANGE, (), request_options)

    def refund(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `refund`.

        Returns:
            Refunded.

        Wire:
            POST /refunds, with an idempotency key in Refund-Token

        Example:
            client.refunds.refund()
        """
        return self._core.call(_records.REFUND, (), request_options)

    def replace(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Replace refund.

        Returns:
            Replaced.

        Wire:
            PUT /refunds, with an idempotency key in Put-Key

        Example:
            client.refunds.replace()
        """
        return self._core.call(_records.REPLACE, (), request_options)
