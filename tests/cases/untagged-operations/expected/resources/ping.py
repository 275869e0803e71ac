"""Operations of `ping`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import ping as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class PingResource:
    """Operations of `ping`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def ping(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `ping`.

        Returns:
            There.

        Wire:
            GET /ping

        Example:
            client.ping.ping()
        """
        return self._core.call(_records.PING, (), request_options)
