"""What a user of the SMS Scheduler SDK writes; lines marked `error` must be refused."""

from datetime import datetime
from typing import assert_type

from sms_scheduler import AsyncSmsScheduler, SmsScheduler, errors
from sms_scheduler.models import (
    CreatedMessage,
    DeletedMessage,
    FieldErrors,
    MessageSmsReport,
    SmsStatus,
)

CHRISTMAS = datetime(2030, 12, 25, 12, 0)


def order(client: SmsScheduler, *numbers: str) -> dict[str, list[int]]:
    try:
        created = client.sms.create(
            message_text="Hello",
            delivery_date=CHRISTMAS,
            sender_id=1,
            phone_numbers=numbers,
        )
    except errors.BadRequestError as error:
        assert_type(error.body, FieldErrors | None)
        return {}
    assert_type(created, CreatedMessage)
    assert_type(created.sms_ids, dict[str, list[int]])
    return created.sms_ids


def failed(client: SmsScheduler, message_id: int) -> list[str]:
    reports = client.message.get(message_id)
    assert_type(reports, list[MessageSmsReport])
    assert_type(reports[0].status, SmsStatus)
    assert_type(reports[0].status.label, str)
    return [
        one.status.label for one in reports if one.status >= 20 or not one.status.known
    ]


async def cancel(client: AsyncSmsScheduler, message_id: int) -> int:
    deleted = await client.message.delete(message_id)
    assert_type(deleted, DeletedMessage)
    assert_type(deleted.success, int)
    assert_type((await client.sms.delete(1)).success, bool)
    return deleted.success


with SmsScheduler(api_key="k") as scheduler:
    order(scheduler, "+33612345678")
    if scheduler.sms.get(1).status is SmsStatus.RECEIVED:
        scheduler.with_raw_response.sms.delete(1)

    scheduler.sms.get("1")  # error
    scheduler.sms.get()  # error
    scheduler.sms.get(sms_id=1)  # error
    scheduler.sms.create(message_text="Hello")  # error
    scheduler.message.delete(1).success.label  # error # noqa: B018
    scheduler.message.update(1)  # error
    SmsStatus.DELIVERED  # error # noqa: B018
    SmsScheduler(token="k")  # error
    scheduler.sms.create(
        message_text="Hello",
        delivery_date="2030-12-25 12:00:00",  # error
        sender_id="1",  # error
        phone_numbers=33612345678,  # error
        message_stop="no",  # error
    )
