"""Operations of `orders`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import orders as _records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmill_runtime.client import SyncCore
    from specmill_runtime.files import UploadFile
    from specmill_runtime.options import RequestOptions


class OrdersResource:
    """Operations of `orders`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        item: str,
        sizes: Sequence[int] | None = None,
        tags: Sequence[str] | None = None,
        codes: Sequence[str] | None = None,
        note: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Create order.

        Args:
            note: A remark. At most 100 characters.

        Returns:
            Made.

        Wire:
            POST /orders

        Example:
            client.orders.create(item="item-cedar")
        """
        return self._core.call(
            _records.CREATE,
            (item, sizes, tags, codes, note),
            request_options,
        )

    def put_photo(
        self,
        id: int,
        *,
        photo: UploadFile,
        tags: Sequence[str] | None = None,
        details: Sequence[UploadFile] | None = None,
        note: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Put photo.

        Args:
            photo: The picture.
            note: A remark. At most 100 characters.

        Returns:
            Stored.

        Wire:
            PUT /orders/{id}/photo

        Example:
            client.orders.put_photo(969, photo=b"photodel")
        """
        return self._core.call(
            _records.PUT_PHOTO,
            (id, photo, tags, details, note),
            request_options,
        )
