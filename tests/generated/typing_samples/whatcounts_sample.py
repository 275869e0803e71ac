"""What a user of the WhatCounts SDK writes; lines marked `error` must be refused."""

from datetime import datetime
from typing import assert_type

from whatcounts import AsyncWhatCounts, WhatCounts, errors
from whatcounts.models import Campaign, ErrorBody, Message, PhoneMessage

from specmill_runtime import AsyncPager, Pager


def announce(client: WhatCounts, text: str) -> Campaign:
    message = client.sms.create_message("news", text, labels=["welcome", "sms"])
    assert_type(message, Message)
    assert_type(message.created_date, datetime | None)
    return client.sms.send_message_to_sender_code(
        message.name, "2065551212", campaign_name="News", group_name="daily"
    )


def text(client: WhatCounts, phone: str) -> bool:
    try:
        sends = client.sms.send_message_to_phone("Hello + bye", phone, "2065551212")
    except errors.UnauthorizedError as error:
        assert_type(error.body, ErrorBody | None)
        return False
    except errors.InternalServerError as error:
        assert_type(error.body, ErrorBody | None)
        return False
    assert_type(sends, list[PhoneMessage])
    return all(one.success for one in sends)


async def names(client: AsyncWhatCounts) -> list[str]:
    pager = client.sms.list_messages(include_blank=False)
    assert_type(pager, AsyncPager[Message])
    return [message.name async for message in pager]


with WhatCounts(
    realm_name="r", api_password="p", siteurl="mail.example.org"
) as whatcounts:
    assert_type(whatcounts.sms.list_messages(skip=500), Pager[Message])
    raw = whatcounts.with_raw_response.sms.send_message_to_phone("t", "1", "2")
    assert_type(raw.parse(), list[PhoneMessage])

    whatcounts.sms.create_message("news")  # error
    whatcounts.sms.create_message("news", "text", label=["a"])  # error
    whatcounts.sms.create_message("news", "text", labels=[1])  # error
    whatcounts.sms.create_message("news", 5)  # error
    whatcounts.sms.list_messages(skip="500")  # error
    whatcounts.sms.list_messages(500)  # error
    whatcounts.sms.stop_sending_to_contact("2065559696")  # error
    whatcounts.sms.stop_sending_to_contact(2065559696, "2065551212")  # error
    whatcounts.sms.add_phone_to_sender_code("1", "2", groupName="weekly")  # error
    whatcounts.sms.list_messages().page().items[0].messageText  # error # noqa: B018
    WhatCounts(realm="r")  # error
    Message(id=1, name="n")  # error
    Message(id=1, name="n", message_text="t", label=5)  # error
