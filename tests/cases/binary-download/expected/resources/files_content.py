"""Operations of `files.content`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import files_content as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:
    from specmill_runtime.deprecation import deprecated


class FilesContentResource:
    """Operations of `files.content`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @deprecated("files.content.download is deprecated.")
    def download(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> bytes:
        """Download file.

        This operation is deprecated.

        Returns:
            The file.

        Wire:
            GET /files/{id}/content

        Example:
            content = client.files.content.download(870)
        """
        return self._core.call(_records.DOWNLOAD, (id,), request_options)
