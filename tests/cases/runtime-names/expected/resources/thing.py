"""Operations of `thing`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import thing as _records

if TYPE_CHECKING:
    from decimal import Decimal

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.pagination import Pager

    from .. import models as _runtime_names_models


class ThingResource:
    """Operations of `thing`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        unset: str | None,
        cost: Decimal | None = None,
        request_options: RequestOptions | None = None,
    ) -> _runtime_names_models.Response:
        """Create thing.

        Returns:
            An answer.

        Wire:
            POST /things

        Example:
            result = client.thing.create(unset="unset-amber")
        """
        return self._core.call(_records.CREATE, (unset, cost), request_options)

    def list(
        self,
        *,
        skip: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[_runtime_names_models.Pager]:
        """List things.

        Returns:
            All items, page after page, as they are asked for; `.page()` gives one page.

        Wire:
            GET /things

        Example:
            for item in client.thing.list():
                print(item)
        """
        return self._core.paginate(_records.LIST, (skip,), request_options)
