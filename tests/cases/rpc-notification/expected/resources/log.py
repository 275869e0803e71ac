"""Operations of `log`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import log as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class LogResource:
    """Operations of `log`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def write(
        self,
        line: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Write a line; nobody answers.

        Wire:
            JSON-RPC log.write

        Example:
            client.log.write("text-amber")
        """
        return self._core.call(_records.WRITE, (line,), request_options)
