"""Operations of `sms`, for batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import sms as _records

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any, Literal

    from specmill_runtime.batches import BatchCore
    from specmill_runtime.handles import Handle

    from ..models import (
        SearchOptions,
        SearchResults,
        SMS,
        SMSOptions,
        SMSQuote,
        SMSSearchFilters,
        Webhook,
    )

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:
    from specmill_runtime.deprecation import deprecated


class BatchSmsResource:
    """Operations of `sms`."""

    def __init__(self, core: BatchCore) -> None:
        self._core = core

    def export_async(
        self,
        filters: SMSSearchFilters | Mapping[str, Any] | None = None,
        *,
        webhook: Webhook | None = None,
    ) -> Handle[str]:
        """Like `sms.export_async`, once the batch is sent: `.result()` gives the
        result.
        """
        return self._core.add(_records.EXPORT_ASYNC, (filters, webhook))

    def get(
        self,
        id: str,
    ) -> Handle[SMS]:
        """Like `sms.get`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.GET, (id,))

    @deprecated(
        "sms.get_count_for_body is deprecated. The vendor marks it as deprecated without a date; that `sms.get_quote` replaces it is inferred. Use sms.get_quote.",
    )
    def get_count_for_body(
        self,
        body: str,
    ) -> Handle[SMSQuote]:
        """Like `sms.get_count_for_body`, once the batch is sent: `.result()` gives
        the result.
        """
        return self._core.add(_records.GET_COUNT_FOR_BODY, (body,))

    def get_gsm_charset_mapping(
        self,
    ) -> Handle[list[Any]]:
        """Like `sms.get_gsm_charset_mapping`, once the batch is sent: `.result()`
        gives the result.
        """
        return self._core.add(_records.GET_GSM_CHARSET_MAPPING, ())

    @deprecated(
        "sms.get_list is deprecated. The vendor marks it as deprecated without a date; that `sms.search` replaces it is inferred. Use sms.search.",
    )
    def get_list(
        self,
        *,
        type: Literal["IN", "OUT"],
        from_: datetime,
        to: datetime,
    ) -> Handle[list[SMS]]:
        """Like `sms.get_list`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.GET_LIST, (type, from_, to))

    def get_quote(
        self,
        *,
        to: str,
        text: str,
        options: SMSOptions | None = None,
    ) -> Handle[SMSQuote]:
        """Like `sms.get_quote`, once the batch is sent: `.result()` gives the
        result.
        """
        return self._core.add(_records.GET_QUOTE, (to, text, options))

    def search(
        self,
        *,
        filters: SMSSearchFilters | Mapping[str, Any],
        options: SearchOptions | Mapping[str, Any],
    ) -> Handle[SearchResults]:
        """Like `sms.search`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.SEARCH, (filters, options))

    def send(
        self,
        *,
        to: str,
        body: str,
        from_: str = "",
        options: SMSOptions | None = None,
    ) -> Handle[str]:
        """Like `sms.send`, once the batch is sent: `.result()` gives the result."""
        return self._core.add(_records.SEND, (from_, to, body, options))
