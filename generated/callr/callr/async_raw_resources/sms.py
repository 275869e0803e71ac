"""Operations of `sms`, async, with whole responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import sms as _records

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any, Literal

    from specmill_runtime.client import AsyncCore
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.response import Response

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


class AsyncRawSmsResource:
    """Operations of `sms`."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def export_async(
        self,
        filters: SMSSearchFilters | Mapping[str, Any] | None = None,
        *,
        webhook: Webhook | None = None,
        request_options: RequestOptions | None = None,
    ) -> Response[str]:
        """Like `sms.export_async`, but with status and headers: `.parse()` gives the
        result.
        """
        return await self._core.raw(
            _records.EXPORT_ASYNC,
            (filters, webhook),
            request_options,
        )

    async def get(
        self,
        id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> Response[SMS]:
        """Like `sms.get`, but with status and headers: `.parse()` gives the result."""
        return await self._core.raw(_records.GET, (id,), request_options)

    @deprecated(
        "sms.get_count_for_body is deprecated. The vendor marks it as deprecated without a date; that `sms.get_quote` replaces it is inferred. Use sms.get_quote.",
    )
    async def get_count_for_body(
        self,
        body: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> Response[SMSQuote]:
        """Like `sms.get_count_for_body`, but with status and headers: `.parse()`
        gives the result.
        """
        return await self._core.raw(
            _records.GET_COUNT_FOR_BODY,
            (body,),
            request_options,
        )

    async def get_gsm_charset_mapping(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Response[list[Any]]:
        """Like `sms.get_gsm_charset_mapping`, but with status and headers:
        `.parse()` gives the result.
        """
        return await self._core.raw(
            _records.GET_GSM_CHARSET_MAPPING,
            (),
            request_options,
        )

    @deprecated(
        "sms.get_list is deprecated. The vendor marks it as deprecated without a date; that `sms.search` replaces it is inferred. Use sms.search.",
    )
    async def get_list(
        self,
        *,
        type: Literal["IN", "OUT"],
        from_: datetime,
        to: datetime,
        request_options: RequestOptions | None = None,
    ) -> Response[list[SMS]]:
        """Like `sms.get_list`, but with status and headers: `.parse()` gives the
        result.
        """
        return await self._core.raw(
            _records.GET_LIST,
            (type, from_, to),
            request_options,
        )

    async def get_quote(
        self,
        *,
        to: str,
        text: str,
        options: SMSOptions | None = None,
        request_options: RequestOptions | None = None,
    ) -> Response[SMSQuote]:
        """Like `sms.get_quote`, but with status and headers: `.parse()` gives the
        result.
        """
        return await self._core.raw(
            _records.GET_QUOTE,
            (to, text, options),
            request_options,
        )

    async def search(
        self,
        *,
        filters: SMSSearchFilters | Mapping[str, Any],
        options: SearchOptions | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Response[SearchResults]:
        """Like `sms.search`, but with status and headers: `.parse()` gives the
        result.
        """
        return await self._core.raw(
            _records.SEARCH,
            (filters, options),
            request_options,
        )

    async def send(
        self,
        *,
        to: str,
        body: str,
        from_: str = "",
        options: SMSOptions | None = None,
        request_options: RequestOptions | None = None,
    ) -> Response[str]:
        """Like `sms.send`, but with status and headers: `.parse()` gives the result."""
        return await self._core.raw(
            _records.SEND,
            (from_, to, body, options),
            request_options,
        )
