"""Operations of `sms`, async."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import sms as _records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from specmill_runtime.client import AsyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import CreatedMessage, DeletedSms, SmsReport


class AsyncSmsResource:
    """One text on its way to one phone number."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def create(
        self,
        *,
        message_text: str,
        delivery_date: datetime,
        sender_id: int,
        phone_numbers: str | Sequence[str],
        message_stop: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreatedMessage:
        """Schedule a text for one or many phone numbers.

        Orders one message and creates the SMS that carry it. A delivery date that is
        not in the future sends at once. Each request orders another message, so
        repeating one after a lost reply may text the recipients twice.

        Args:
            message_text: Words of the message, the same for all recipients. The longest
                text allowed is not documented.
            message_stop: Whether to append a STOP notice to the text, which makes it
                longer. Nothing is appended by default. Default: False.
            delivery_date: When to send, to the second. A date that is past or present
                sends at once. The time zone is not documented, so leave a margin or
                find out by a trial.
            sender_id: Id of the sender the text goes out from. The ids of an account
                are shown on its Senders page after logging in.
            phone_numbers: Recipients: one number, or a list of them. Each number is
                written with its country prefix and without blanks or hyphens, such as
                +33123456789.

        Returns:
            The message was accepted and its SMS were created.

        Raises:
            BadRequestError: status 400; Fields of the request were refused; the body
                names them and says why.
            UnauthorizedError: status 401; The bearer token was missing or was not
                accepted.

        Wire:
            POST /sms. Documentation: https://sms-scheduler.com/en-us/doc-api

        Example:
            from datetime import datetime

            result = await client.sms.create(
                message_text="Hello world",
                message_stop=False,
                delivery_date=datetime(2020, 12, 25, 12, 45, 59),
                sender_id=123,
                phone_numbers=["+33612345678", "+33202020202", "+49303030303"],
            )
        """
        return await self._core.call(
            _records.CREATE,
            (message_text, message_stop, delivery_date, sender_id, phone_numbers),
            request_options,
        )

    async def delete(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> DeletedSms:
        """Delete one SMS.

        Takes back the text for one phone number; the other SMS of its message are left
        alone. Whether that still works once the text is on its way is not documented.

        Args:
            id: Id of the SMS, as found in `sms_ids` after creating it. A message id
                names something else.

        Returns:
            Tells whether the SMS was deleted.

        Raises:
            UnauthorizedError: status 401; The bearer token was missing or was not
                accepted.
            NotFoundError: status 404; No SMS or message with this id is known to the
                account.

        Wire:
            DELETE /sms/{id}. Documentation: https://sms-scheduler.com/en-us/doc-api

        Example:
            result = await client.sms.delete(123456)
        """
        return await self._core.call(_records.DELETE, (id,), request_options)

    async def get(
        self,
        id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> SmsReport:
        """Get the sending report of one SMS.

        Tells how far the text has come on its way to one phone number, as of now. Ask
        again to follow an SMS that is scheduled, pending or sent.

        Args:
            id: Id of the SMS, as found in `sms_ids` after creating it. A message id
                names something else.

        Returns:
            The recipient of the SMS and its sending status.

        Raises:
            UnauthorizedError: status 401; The bearer token was missing or was not
                accepted.
            NotFoundError: status 404; No SMS or message with this id is known to the
                account.

        Wire:
            GET /sms/{id}. Documentation: https://sms-scheduler.com/en-us/doc-api

        Example:
            result = await client.sms.get(123456)
        """
        return await self._core.call(_records.GET, (id,), request_options)
