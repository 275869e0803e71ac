"""Operations of `lights`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.deprecation import either as _either

from .._operations import lights as _records

if TYPE_CHECKING:
    from typing import Literal

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Hue, Light

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:
    from specmill_runtime.deprecation import deprecated


class LightsResource:
    """Operations of `lights`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def search(
        self,
        *,
        place: int | None = None,
        hue: Hue | Literal["red", "blue"] | None = None,
        form: Literal["long"] = "long",
        room: int | None = None,
        format: Literal["long"] | None = None,
        request_options: RequestOptions | None = None,
    ) -> list[Light]:
        """Search lights.

        Returns:
            all of them.

        Wire:
            GET /lights

        Example:
            result = client.lights.search()
        """
        return self._core.call(
            _records.SEARCH,
            (
                _either(place, room, "room", "place"),
                hue,
                _either(form, format, "format", "form", "long"),
            ),
            request_options,
        )

    @deprecated("lights.find is called lights.search now")
    def find(
        self,
        *,
        place: int | None = None,
        hue: Hue | Literal["red", "blue"] | None = None,
        form: Literal["long"] = "long",
        room: int | None = None,
        format: Literal["long"] | None = None,
        request_options: RequestOptions | None = None,
    ) -> list[Light]:
        """Deprecated: `lights.search` is its name."""
        return self._core.call(
            _records.SEARCH,
            (
                _either(place, room, "room", "place"),
                hue,
                _either(form, format, "format", "form", "long"),
            ),
            request_options,
        )
