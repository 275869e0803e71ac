"""Operations of `a`, sync."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import a as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from .a_b_2 import ABResource


class AResource:
    """Operations of `a`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @cached_property
    def b(self) -> ABResource:
        """Operations of `a.b`."""
        from .a_b_2 import ABResource

        return ABResource(self._core)

    def get(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Call `a.get`.

        Returns:
            The decoded result.

        Wire:
            JSON-RPC a.get

        Example:
            result = client.a.get()
        """
        return self._core.call(_records.GET, (), request_options)
