"""Operations of `send_sms`, async."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import send_sms as _records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from specmill_runtime.client import AsyncCore
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.pagination import AsyncPager

    from ..models import CurrentStatus, SendSms, SentSms


class AsyncSendSmsResource:
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
    ) -> SendSms:
        """Get one text message by its Quorum id.

        Returns the record of one message, for instance to see what became of a message
        that was queued earlier.

        Args:
            id: Quorum id of the message, the primary key of its record.
            dehydrate: Fields to be answered with more detail than the stored value, as
                a comma-separated list. Only `resource_uri` can be named for messages.
                Not empty.

        Returns:
            The record of the message.

        Raises:
            BadRequestError: status 400; Quorum could not make sense of the request, for
                example because of a wrong parameter.
            UnauthorizedError: status 401; The username and API key were missing, did
                not belong together or were not accepted.
            ServerError: status 500; Quorum failed while it handled the request. After a
                failed send it is unknown whether the message was queued.

        Wire:
            GET /sendsms/{id}/. Documentation: https://quorum.redoc.ly/tag/Send-SMS

        Example:
            result = await client.send_sms.get(123, dehydrate=["resource_uri"])
        """
        return await self._core.call(_records.GET, (id, dehydrate), request_options)

    def list(
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
    ) -> AsyncPager[SendSms]:
        """List text messages, narrowed by filters.

        Returns one page of message records, 20 of them unless `limit` says otherwise,
        and in `meta` how many records match and where the next page is. Filters given
        together are presumed to narrow the list jointly; neither that nor the order of
        the records is documented.

        Args:
            archived: Keep only records that are archived (true) or only those that are
                not (false). Archived means soft-deleted. Which of them are listed
                without this filter is not documented.
            associated_number: Keep only messages tied to exactly this phone number. The
                qualified forms compare with a list of numbers, a part, a beginning or
                an end of the number; icontains, istartswith, iendswith and iexact
                ignore case.
            associated_number__in: Only records whose value is one of these.
            associated_number__contains: Only records whose value contains this text.
            associated_number__icontains: Only records whose value contains this text,
                upper and lower case alike.
            associated_number__startswith: Only records whose value begins with this
                text.
            associated_number__istartswith: Only records whose value begins with this
                text, upper and lower case alike.
            associated_number__endswith: Only records whose value ends with this text.
            associated_number__iendswith: Only records whose value ends with this text,
                upper and lower case alike.
            associated_number__iexact: Only records whose value is this text, upper and
                lower case alike.
            bulk_sms_id: Keep only messages that were sent as part of the bulk SMS with
                this Quorum id. The qualified forms take a list of ids, or select
                messages outside (true) or inside (false) any bulk SMS.
            bulk_sms__in: Only records whose value is one of these.
            bulk_sms__isnull: Only records without a value (true), or only those with
                one (false).
            converted: Keep only messages whose record is marked as converted (true) or
                is not (false). What Quorum counts as a conversion is not documented.
            current_status: Keep only messages in this delivery status, a number from 1
                to 17 of Quorum's enumeration TextDeliveryStatus. The qualified form
                takes a list of statuses.
            current_status__in: Only records whose value is one of these.
            opens: Keep only messages with exactly this count of opens. The qualified
                forms take a list of counts or a lower or upper bound, inclusive (gte,
                lte) or not (gt, lt).
            opens__in: Only records whose value is one of these.
            opens__gt: Only records whose value is greater than this one.
            opens__gte: Only records whose value is this one or greater.
            opens__lt: Only records whose value is less than this one.
            opens__lte: Only records whose value is this one or less.
            dehydrate: Fields to be answered with more detail than the stored value, as
                a comma-separated list. Only `resource_uri` can be named for messages.
                Not empty.
            advanced_search: Keep only records that match this text in the most thorough
                search Quorum has for messages. It may answer somewhat more slowly than
                plain filters.
            limit: Number of records on a page; 20 when left out. A larger page saves
                requests when walking through many records. Default: 20.
            offset: Number of matching records to skip before the page begins; 0, the
                start of the list, when left out. Default: 0.

        Returns:
            All items, page after page, as they are asked for; `.page()` gives one page.

        Raises:
            BadRequestError: status 400; Quorum could not make sense of the request, for
                example because of a wrong parameter.
            UnauthorizedError: status 401; The username and API key were missing, did
                not belong together or were not accepted.
            ServerError: status 500; Quorum failed while it handled the request. After a
                failed send it is unknown whether the message was queued.

        Wire:
            GET /sendsms/. Documentation: https://quorum.redoc.ly/tag/Send-SMS

        Example:
            async for item in client.send_sms.list(dehydrate=["resource_uri"]):
                print(item)
        """
        return self._core.paginate(
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
    ) -> SentSms:
        """Queue a text message for one contact.

        Hands a text to Quorum for delivery to one contact. A 201 answer means the
        message is waiting to be sent, not that it has arrived; read the record later to
        follow its fate. Each request queues another message, so repeating one after a
        lost reply may text the contact twice.

        Args:
            supporter_id: Quorum id of the contact to text; Quorum's API calls contacts
                supporters. A plain number here, whereas the field of the same name in a
                message record holds an address.
            message: Words of the message. A long text takes several segments; how many
                is told in the reply. The longest text allowed is not documented.

        Returns:
            The message has been put into the sending queue; its delivery is still open.

        Raises:
            BadRequestError: status 400; Quorum could not make sense of the request, for
                example because of a wrong parameter.
            UnauthorizedError: status 401; The username and API key were missing, did
                not belong together or were not accepted.
            ServerError: status 500; Quorum failed while it handled the request. After a
                failed send it is unknown whether the message was queued.

        Wire:
            POST /sendsms/send_individual_sms/. Documentation:
            https://quorum.redoc.ly/tag/Send-SMS

        Example:
            result = await client.send_sms.send_individual(
                supporter_id=123,
                message="Hello from Quorum!",
            )
        """
        return await self._core.call(
            _records.SEND_INDIVIDUAL,
            (supporter_id, message),
            request_options,
        )
