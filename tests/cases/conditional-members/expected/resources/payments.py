"""Operations of `payments`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import payments as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Payment


class PaymentsResource:
    """Operations of `payments`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> Payment:
        """Call `payments.get`.

        Returns:
            The payment.

        Wire:
            GET /payments/{id}

        Example:
            result = client.payments.get("text-cedar")
        """
        return self._core.call(_records.GET, (id,), request_options)
