"""Operations of `a.b`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import a_b_2 as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:
    from specmill_runtime.deprecation import deprecated


class ABResource:
    """Operations of `a.b`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @deprecated("a.b.a_b_deprecated is deprecated.")
    def a_b_deprecated(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Call `a.b.deprecated`.

        This operation is deprecated.

        Returns:
            The decoded result.

        Wire:
            JSON-RPC a.b.deprecated

        Example:
            result = client.a.b.a_b_deprecated()
        """
        return self._core.call(_records.A_B_DEPRECATED, (), request_options)

    def get(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Call `a.b.get`.

        Returns:
            The decoded result.

        Wire:
            JSON-RPC a.b.get

        Example:
            result = client.a.b.get()
        """
        return self._core.call(_records.GET, (), request_options)
