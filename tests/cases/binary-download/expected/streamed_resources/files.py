"""Operations of `files`, sync, with bodies in pieces."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore

    from .files_content import StreamedFilesContentResource


class StreamedFilesResource:
    """Operations of `files`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @cached_property
    def content(self) -> StreamedFilesContentResource:
        """Operations of `files.content`."""
        from .files_content import StreamedFilesContentResource

        return StreamedFilesContentResource(self._core)
