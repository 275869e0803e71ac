"""Operations of `channels`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import channels as _records

if TYPE_CHECKING:
    import builtins as _builtins
    from typing import Literal

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Channel, Kind


class ChannelsResource:
    """Operations of `channels`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        kind: Kind | Literal[0, 2, 4] | None = None,
        request_options: RequestOptions | None = None,
    ) -> _builtins.list[Channel]:
        """Call `channels.list`.

        Returns:
            Channels.

        Wire:
            GET /channels

        Example:
            result = client.channels.list()
        """
        return self._core.call(_records.LIST, (kind,), request_options)
