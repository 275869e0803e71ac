"""Operations of `message`, async, with whole responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import message as _records

if TYPE_CHECKING:
    from specmill_runtime.client import AsyncCore
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.response import Response

    from ..models import DeletedMessage, MessageSmsReport


class AsyncRawMessageResource:
    """One ordered text together with all SMS that carry it."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def delete(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> Response[DeletedMessage]:
        """Like `message.delete`, but with status and headers: `.parse()` gives the
        result.
        """
        return await self._core.raw(_records.DELETE, (id,), request_options)

    async def get(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> Response[list[MessageSmsReport]]:
        """Like `message.get`, but with status and headers: `.parse()` gives the
        result.
        """
        return await self._core.raw(_records.GET, (id,), request_options)
