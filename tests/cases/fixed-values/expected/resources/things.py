"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import things as _records

if TYPE_CHECKING:
    from typing import Literal

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Made, Owner


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def change(
        self,
        kind: str,
        *,
        type: Literal["thing"] | None = None,
        name: str | None = None,
        unit: Literal["mm"] | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Change thing.

        Args:
            type: Sent with every body.
            name: Required where a body is sent.
            unit: Sent with every body.

        Returns:
            Changed.

        Wire:
            PATCH /things/{kind}

        Example:
            client.things.change("text-amber", name="name-grove")
        """
        return self._core.call(
            _records.CHANGE,
            (kind, type, name, unit),
            request_options,
        )

    def create(
        self,
        *,
        owner: Owner,
        kind: Literal["small"] = "small",
        version: Literal[2] = 2,
        mode: Literal["fast"] | None = None,
        type: Literal["thing"] = "thing",
        request_options: RequestOptions | None = None,
    ) -> Made:
        """Create thing.

        Returns:
            Made.

        Wire:
            POST /things/{kind}

        Example:
            from fixed_values.models import Owner

            result = client.things.create(owner=Owner(kind="person", name="name-cedar"))
        """
        return self._core.call(
            _records.CREATE,
            (kind, version, mode, type, owner),
            request_options,
        )
