"""Operation records of `sms`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import OffsetPaging, Operation, path, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import (
        Campaign,
        ContactSubscription,
        Message,
        OptOut,
        PhoneMessage,
        SenderCodeSubscription,
    )

ADD_CONTACT_TO_SENDER_CODE: Operation[ContactSubscription] = Operation(
    id="sms.add_contact_to_sender_code",
    method="POST",
    path="/sms/addSubscriberToSenderCode/{email}/{phone}/{senderCode}",
    arguments=(
        path("email", str),
        path("phone", str),
        path("senderCode", str, identifier="sender_code"),
        query("groupName", str, identifier="group_name"),
        query("first", str, identifier="first_name"),
        query("customerKey", str, identifier="customer_key"),
    ),
    results=(
        Result(
            status="200",
            type=lambda: models.ContactSubscription,
            media_type="application/vnd.whatcounts-v1+json",
        ),
    ),
)
ADD_PHONE_TO_SENDER_CODE: Operation[SenderCodeSubscription] = Operation(
    id="sms.add_phone_to_sender_code",
    method="POST",
    path="/sms/addPhoneToSenderCode/{phone}/{senderCode}",
    arguments=(
        path("phone", str),
        path("senderCode", str, identifier="sender_code"),
        query("groupName", str, identifier="group_name"),
    ),
    results=(
        Result(
            status="200",
            type=lambda: models.SenderCodeSubscription,
            media_type="application/vnd.whatcounts-v1+json",
        ),
    ),
)
CREATE_MESSAGE: Operation[Message] = Operation(
    id="sms.create_message",
    method="POST",
    path="/sms/createMessage/{messageName}/{messageText}",
    arguments=(
        path("messageName", str, identifier="message_name"),
        path("messageText", str, identifier="message_text"),
        query("label", list, explode=False, item=str, identifier="labels"),
    ),
    results=(
        Result(
            status="200",
            type=lambda: models.Message,
            media_type="application/vnd.whatcounts-v1+json",
        ),
    ),
)
LIST_MESSAGES: Operation[list[Message]] = Operation(
    id="sms.list_messages",
    method="GET",
    path="/sms",
    arguments=(
        query("skip", int),
        query("_body", bool, identifier="include_blank"),
    ),
    results=(
        Result(
            status="200",
            type=lambda: models.ListMessagesResult,
            media_type="application/vnd.whatcounts-v1+json",
        ),
    ),
    idempotent=True,
    paging=OffsetPaging(offset="skip", page_size=500),
)
SEND_MESSAGE_TO_PHONE: Operation[list[PhoneMessage]] = Operation(
    id="sms.send_message_to_phone",
    method="POST",
    path="/sms/sendMessageToPhone/{messageText}/{phone}/{senderCode}",
    arguments=(
        path("messageText", str, identifier="message_text"),
        path("phone", str),
        path("senderCode", str, identifier="sender_code"),
    ),
    results=(
        Result(
            status="200",
            type=lambda: models.SendMessageToPhoneResult,
            media_type="application/vnd.whatcounts-v1+json",
        ),
    ),
)
SEND_MESSAGE_TO_SENDER_CODE: Operation[Campaign] = Operation(
    id="sms.send_message_to_sender_code",
    method="POST",
    path="/sms/sendMessageToSenderCode/{messageName}/{senderCode}/{campaign_name}",
    arguments=(
        path("messageName", str, identifier="message_name"),
        path("senderCode", str, identifier="sender_code"),
        path("campaign_name", str),
        query("description", str),
        query("groupName", str, identifier="group_name"),
    ),
    results=(
        Result(
            status="200",
            type=lambda: models.Campaign,
            media_type="application/vnd.whatcounts-v1+json",
        ),
    ),
)
STOP_SENDING_TO_CONTACT: Operation[OptOut] = Operation(
    id="sms.stop_sending_to_contact",
    method="POST",
    path="/sms/stopSubscriberSend/{phone}/{senderCode}",
    arguments=(
        path("phone", str),
        path("senderCode", str, identifier="sender_code"),
    ),
    results=(
        Result(
            status="200",
            type=lambda: models.OptOut,
            media_type="application/vnd.whatcounts-v1+json",
        ),
    ),
)
