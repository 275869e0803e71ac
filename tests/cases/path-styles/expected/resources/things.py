"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import things as _records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Point


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def show(
        self,
        ids: Sequence[int],
        point: Point,
        words: Sequence[str],
        name: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `show`.

        Args:
            name: Free text; encoded.

        Returns:
            Shown.

        Wire:
            GET /simple/{ids}/label/{point}/matrix/{words}/{name}.json

        Example:
            from path_styles.models import Point

            client.things.show([371], Point(x=132, y=663), ["text-delta"], "text-grove")
        """
        return self._core.call(
            _records.SHOW,
            (ids, point, words, name),
            request_options,
        )
