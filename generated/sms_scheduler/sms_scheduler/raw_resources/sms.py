"""Operations of `sms`, sync, with whole responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import sms as _records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.response import Response

    from ..models import CreatedMessage, DeletedSms, SmsReport


class RawSmsResource:
    """One text on its way to one phone number."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        message_text: str,
        delivery_date: datetime,
        sender_id: int,
        phone_numbers: str | Sequence[str],
        message_stop: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> Response[CreatedMessage]:
        """Like `sms.create`, but with status and headers: `.parse()` gives the
        result.
        """
        return self._core.raw(
            _records.CREATE,
            (message_text, message_stop, delivery_date, sender_id, phone_numbers),
            request_options,
        )

    def delete(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> Response[DeletedSms]:
        """Like `sms.delete`, but with status and headers: `.parse()` gives the
        result.
        """
        return self._core.raw(_records.DELETE, (id,), request_options)

    def get(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> Response[SmsReport]:
        """Like `sms.get`, but with status and headers: `.parse()` gives the result."""
        return self._core.raw(_records.GET, (id,), request_options)
