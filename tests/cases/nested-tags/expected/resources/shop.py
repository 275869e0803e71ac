"""Operations of `shop`, sync."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore

    from .shop_orders import ShopOrdersResource


class ShopResource:
    """Everything that is sold."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @cached_property
    def orders(self) -> ShopOrdersResource:
        """What was bought."""
        from .shop_orders import ShopOrdersResource

        return ShopOrdersResource(self._core)
