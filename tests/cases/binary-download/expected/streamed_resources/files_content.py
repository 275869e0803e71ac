"""Operations of `files.content`, sync, with bodies in pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import files_content as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.downloads import StreamedResponse
    from specmill_runtime.options import RequestOptions

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:
    from specmill_runtime.deprecation import deprecated


class StreamedFilesContentResource:
    """Operations of `files.content`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @deprecated("files.content.download is deprecated.")
    def download(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> StreamedResponse:
        """Like `files.content.download`, but the body is read in pieces, inside of
        `with`.
        """
        return self._core.streamed(_records.DOWNLOAD, (id,), request_options)
