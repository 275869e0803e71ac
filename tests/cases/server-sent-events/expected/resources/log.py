"""Operations of `log`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import log as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.streaming import Stream


class LogResource:
    """Operations of `log`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def watch(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Stream[str]:
        """Watch log.

        Returns:
            The items as they arrive, to be iterated in a `with` block; `.events()`
            gives whole events.

        Wire:
            GET /log

        Example:
            with client.log.watch() as stream:
                for item in stream:
                    print(item)
        """
        return self._core.stream(_records.WATCH, (), request_options)
