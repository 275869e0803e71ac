"""Operations of `send_sms`, async, with whole responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import send_sms as _records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from specmill_runtime.client import AsyncCore
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.response import Response

    from ..models import CurrentStatus, SendSms, SendSmsList, SentSms


class AsyncRawSendSmsResource:
    """Text messages between a Quorum account and its contacts, one record per
    message.
    """

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def get(
        self,
        id: int,
        *,
        dehydrate: Sequence[Literal["resource_uri"]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Response[SendSms]:
        """Like `send_sms.get`, but with status and headers: `.parse()` gives the
        result.
        """
        return await self._core.raw(_records.GET, (id, dehydrate), request_options)

    async def list(
        self,
        *,
        archived: bool | None = None,
        associated_number: str | None = None,
        associated_number__in: Sequence[str] | None = None,
        associated_number__contains: str | None = None,
        associated_number__icontains: str | None = None,
        associated_number__startswith: str | None = None,
        associated_number__istartswith: str | None = None,
        associated_number__endswith: str | None = None,
        associated_number__iendswith: str | None = None,
        associated_number__iexact: str | None = None,
        bulk_sms_id: int | None = None,
        bulk_sms__in: Sequence[int] | None = None,
        bulk_sms__isnull: bool | None = None,
        converted: bool | None = None,
        current_status: CurrentStatus | None = None,
        current_status__in: Sequence[CurrentStatus] | None = None,
        opens: int | None = None,
        opens__in: Sequence[int] | None = None,
        opens__gt: int | None = None,
        opens__gte: int | None = None,
        opens__lt: int | None = None,
        opens__lte: int | None = None,
        dehydrate: Sequence[Literal["resource_uri"]] | None = None,
        advanced_search: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Response[SendSmsList]:
        """Like `send_sms.list`, but with status and headers: `.parse()` gives the
        result.
        """
        return await self._core.raw(
            _records.LIST,
            (
                archived,
                associated_number,
                associated_number__in,
                associated_number__contains,
                associated_number__icontains,
                associated_number__startswith,
                associated_number__istartswith,
                associated_number__endswith,
                associated_number__iendswith,
                associated_number__iexact,
                bulk_sms_id,
                bulk_sms__in,
                bulk_sms__isnull,
                converted,
                current_status,
                current_status__in,
                opens,
                opens__in,
                opens__gt,
                opens__gte,
                opens__lt,
                opens__lte,
                dehydrate,
                advanced_search,
                limit,
                offset,
            ),
            request_options,
        )

    async def send_individual(
        self,
        *,
        supporter_id: int,
        message: str,
        request_options: RequestOptions | None = None,
    ) -> Response[SentSms]:
        """Like `send_sms.send_individual`, but with status and headers: `.parse()`
        gives the result.
        """
        return await self._core.raw(
            _records.SEND_INDIVIDUAL,
            (supporter_id, message),
            request_options,
        )
