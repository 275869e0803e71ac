"""Operations of `photo`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import photo as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.files import UploadFile
    from specmill_runtime.options import RequestOptions


class PhotoResource:
    """Operations of `photo`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def set(
        self,
        *,
        body: UploadFile,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Set photo.

        Returns:
            Set.

        Wire:
            PUT /photo, sent as image/gif, or what `File.media_type` says: image/png

        Example:
            client.photo.set(body=b"hero")
        """
        return self._core.call(_records.SET, (body,), request_options)
