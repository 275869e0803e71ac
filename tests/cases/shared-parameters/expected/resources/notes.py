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
        id: str,
        *,
        text: str,
        pinned: bool | None = None,
        colour: str | None = None,
        trace: str | None = None,
        fields: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Add note.

        Returns:
            Added.

        Wire:
            POST /users/{id}/notes

        Example:
            client.notes.add("text-birch", text="text-cedar")
        """
        return self._core.call(
            _records.ADD,
            (id, pinned, text, colour, trace, fields),
            request_options,
        )
