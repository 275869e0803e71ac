"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.models import UNSET

from .._operations import things as _records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from specmill_runtime.client import SyncCore
    from specmill_runtime.models import Unset
    from specmill_runtime.options import RequestOptions

    from ..models import Thing


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        present: str,
        present_or_null: str | None,
        tag: str | None | Unset = UNSET,
        maybe: str | None = None,
        maybe_or_null: str | None | Unset = UNSET,
        maybe_named: str | None | Unset = UNSET,
        maybe_list: Sequence[int | None] | None | Unset = UNSET,
        always: None | Unset = UNSET,
        loose: Any = UNSET,
        request_options: RequestOptions | None = None,
    ) -> Thing:
        """Create thing.

        Args:
            present_or_null: Sent as `presentOrNull`.
            maybe_or_null: Sent as `maybeOrNull`.
            maybe_named: Sent as `maybeNamed`.
            maybe_list: Sent as `maybeList`.
            loose: Any value.

        Returns:
            Made.

        Wire:
            POST /things

        Example:
            result = client.things.create(
                present="present-birch",
                present_or_null="presentOrNull-amber",
            )
        """
        return self._core.call(
            _records.CREATE,
            (
                tag,
                present,
                present_or_null,
                maybe,
                maybe_or_null,
                maybe_named,
                maybe_list,
                always,
                loose,
            ),
            request_options,
        )
