"""Operations of `orders`, sync, with bodies in pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import orders as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.downloads import StreamedResponse
    from specmill_runtime.options import RequestOptions


class StreamedOrdersResource:
    """Operations of `orders`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get_receipt(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> StreamedResponse:
        """Like `orders.get_receipt`, but the body is read in pieces, inside of
        `with`.
        """
        return self._core.streamed(_records.GET_RECEIPT, (id,), request_options)
