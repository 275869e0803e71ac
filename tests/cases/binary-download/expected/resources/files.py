"""Operations of `files`, sync."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import files as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import GetFileResponse
    from .files_content import FilesContentResource


class FilesResource:
    """Operations of `files`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @cached_property
    def content(self) -> FilesContentResource:
        """Operations of `files.content`."""
        from .files_content import FilesContentResource

        return FilesContentResource(self._core)

    def get(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> GetFileResponse:
        """Get file.

        Returns:
            What the file is about.

        Wire:
            GET /files/{id}

        Example:
            result = client.files.get(948)
        """
        return self._core.call(_records.GET, (id,), request_options)
