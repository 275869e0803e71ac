"""Operations of `message`, async."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import message as _records

if TYPE_CHECKING:
    from specmill_runtime.client import AsyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import DeletedMessage, MessageSmsReport


class AsyncMessageResource:
    """One ordered text together with all SMS that carry it."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def delete(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> DeletedMessage:
        """Delete the SMS of a message.

        Takes back the text for all phone numbers of a message at once and counts the
        SMS deleted. What happens to those already on their way is not documented.

        Args:
            id: Id of the message, answered as `message_id` when it was created. An SMS
                id names something else.

        Returns:
            Tells how many SMS were deleted.

        Raises:
            UnauthorizedError: status 401; The bearer token was missing or was not
                accepted.
            NotFoundError: status 404; No SMS or message with this id is known to the
                account.

        Wire:
            DELETE /message/{id}. Documentation: https://sms-scheduler.com/en-us/doc-api

        Example:
            result = await client.message.delete(123456)
        """
        return await self._core.call(_records.DELETE, (id,), request_options)

    async def get(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> list[MessageSmsReport]:
        """Get the sending reports of all SMS of a message.

        Tells for every SMS of the message how far the text has come on its way to the
        phone number. All reports come in one reply; no paging is documented.

        Args:
            id: Id of the message, answered as `message_id` when it was created. An SMS
                id names something else.

        Returns:
            One report for each SMS of the message.

        Raises:
            UnauthorizedError: status 401; The bearer token was missing or was not
                accepted.
            NotFoundError: status 404; No SMS or message with this id is known to the
                account.

        Wire:
            GET /message/{id}. Documentation: https://sms-scheduler.com/en-us/doc-api

        Example:
            result = await client.message.get(123456)
        """
        return await self._core.call(_records.GET, (id,), request_options)
