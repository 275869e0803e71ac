"""Operations of `links`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import links as _records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Place


class LinksResource:
    """Operations of `links`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def add(
        self,
        *,
        name: str,
        next: Place | None,
        words: Sequence[str] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Add link.

        Returns:
            Stored.

        Wire:
            POST /links

        Example:
            from ambiguous_forms.models import Place

            client.links.add(name="name-birch", next=Place(city="city-ember"))
        """
        return self._core.call(_records.ADD, (name, next, words), request_options)
