"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import things as _records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Filter, ListPartsForm


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get_path(
        self,
        *,
        selector: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Get by path.

        Returns:
            Listed.

        Wire:
            GET /path

        Example:
            client.things.get_path()
        """
        return self._core.call(_records.GET_PATH, (selector,), request_options)

    def list(
        self,
        *,
        filter: Filter | None = None,
        session: str | None = None,
        seen: Sequence[int] | None = None,
        visited: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List things.

        Returns:
            Listed.

        Wire:
            GET /things

        Example:
            client.things.list()
        """
        return self._core.call(
            _records.LIST,
            (filter, session, seen, visited),
            request_options,
        )

    def list_parts(
        self,
        *,
        form: ListPartsForm,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List parts.

        Returns:
            Listed.

        Wire:
            GET /parts

        Example:
            from datetime import date

            from whole_query.models import ListPartsForm

            client.things.list_parts(form=ListPartsForm(since=date(2026, 2, 13)))
        """
        return self._core.call(_records.LIST_PARTS, (form,), request_options)
