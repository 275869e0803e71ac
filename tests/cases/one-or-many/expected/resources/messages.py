"""Operations of `messages`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import messages as _records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Answer


class MessagesResource:
    """Operations of `messages`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def send(
        self,
        *,
        to: str | Sequence[str],
        days: int | Sequence[int] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Answer:
        """Send message.

        Returns:
            Receivers.

        Wire:
            POST /messages

        Example:
            result = client.messages.send(to="to-grove")
        """
        return self._core.call(_records.SEND, (to, days), request_options)
