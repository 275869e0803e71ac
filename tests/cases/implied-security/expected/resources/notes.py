"""Operations of `notes`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import notes as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class NotesResource:
    """Operations of `notes`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def add(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Add note.

        Returns:
            Added.

        Wire:
            POST /notes

        Example:
            client.notes.add()
        """
        return self._core.call(_records.ADD, (), request_options)

    def get(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Get notes.

        Returns:
            None.

        Wire:
            GET /notes

        Example:
            client.notes.get()
        """
        return self._core.call(_records.GET, (), request_options)
