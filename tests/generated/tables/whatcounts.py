"""WhatCounts: every operation with its documented examples."""

from datetime import datetime
from typing import Final

from whatcounts.models import (
    Campaign,
    ContactSubscription,
    Message,
    OptOut,
    PhoneMessage,
    SenderCodeSubscription,
)

from tests.generated.calls import Call, Sdk
from tests.generated.recording import Reply, Sent

BASE: Final = "https://api.whatcounts.net/rest/sms"
VERSIONED: Final = "application/vnd.whatcounts-v1+json"
HEADERS: Final = {
    "accept": f"{VERSIONED}, application/json",
    # base64 of r1:p-123
    "authorization": "Basic cjE6cC0xMjM=",
    "content-type": "application/json",
}


def post(path: str) -> Sent:
    """A POST without a body; all input is in the address."""
    return Sent(method="POST", url=BASE + path, headers=HEADERS)


def answered(body: object) -> Reply:
    """A reply of the versioned media type."""
    return Reply(
        body=body, headers={"Content-Type": VERSIONED, "X-Request-Id": "req-7"}
    )


STORED: Final = [
    {
        "id": 405,
        "realmId": 10,
        "totalParts": 1,
        "name": "Welcome",
        "messageText": "Welcome to our messaging service.",
        "label": "welcome,sms",
        "createdDate": "Dec 19, 2017 6:10:19 PM",
        "updatedDate": "Dec 19, 2017 6:10:19 PM",
    },
    {
        "id": 406,
        "realmId": 10,
        "totalParts": 1,
        "name": "Price Drop",
        "messageText": "An item you saved is available for less.",
        "label": "alert,sms",
        "createdDate": "Dec 19, 2017 6:13:59 PM",
        "updatedDate": "Dec 19, 2017 6:13:59 PM",
    },
]
MESSAGES: Final = [
    Message(
        id=405,
        realm_id=10,
        total_parts=1,
        name="Welcome",
        message_text="Welcome to our messaging service.",
        label="welcome,sms",
        created_date=datetime(2017, 12, 19, 18, 10, 19),
        updated_date=datetime(2017, 12, 19, 18, 10, 19),
    ),
    Message(
        id=406,
        realm_id=10,
        total_parts=1,
        name="Price Drop",
        message_text="An item you saved is available for less.",
        label="alert,sms",
        created_date=datetime(2017, 12, 19, 18, 13, 59),
        updated_date=datetime(2017, 12, 19, 18, 13, 59),
    ),
]
CALLS: Final = (
    Call(
        operation="sms.list_messages",
        example="twoMessages",
        keywords={"skip": 0, "include_blank": False},
        sent=Sent(method="GET", url=f"{BASE}?skip=0&_body=false", headers=HEADERS),
        reply=answered(STORED),
        result=MESSAGES,
    ),
    Call(
        operation="sms.create_message",
        example="stored",
        arguments=("My SMS Message", "Welcome to SMS"),
        keywords={"labels": ["welcome", "sms"]},
        sent=post(
            "/createMessage/My%20SMS%20Message/Welcome%20to%20SMS?label=welcome,sms"
        ),
        reply=answered(
            {
                "id": 443,
                "realmId": 10,
                "totalParts": 1,
                "name": "My SMS Message",
                "messageText": "Welcome to SMS",
                "label": "welcome,sms",
                "createdDate": "Jan 31, 2018 8:41:55 AM",
                "updatedDate": "Jan 31, 2018 8:41:55 AM",
            }
        ),
        result=Message(
            id=443,
            realm_id=10,
            total_parts=1,
            name="My SMS Message",
            message_text="Welcome to SMS",
            label="welcome,sms",
            created_date=datetime(2018, 1, 31, 8, 41, 55),
            updated_date=datetime(2018, 1, 31, 8, 41, 55),
        ),
    ),
    Call(
        operation="sms.add_phone_to_sender_code",
        example="subscribed",
        arguments=("2065559696", "2065551212"),
        keywords={"group_name": "weekly"},
        sent=post("/addPhoneToSenderCode/2065559696/2065551212?groupName=weekly"),
        reply=answered(
            {
                "id": 180,
                "realmId": 10,
                "smsSubscriberId": 373,
                "smsSenderId": 3,
                "smsGroupId": 42,
                "authenticated": False,
                "createdDate": "Mar 16, 2018 9:10:50 AM",
                "updatedDate": "Mar 16, 2018 9:10:50 AM",
            }
        ),
        result=SenderCodeSubscription(
            id=180,
            realm_id=10,
            sms_subscriber_id=373,
            sms_sender_id=3,
            sms_group_id=42,
            authenticated=False,
            created_date=datetime(2018, 3, 16, 9, 10, 50),
            updated_date=datetime(2018, 3, 16, 9, 10, 50),
        ),
    ),
    Call(
        operation="sms.add_contact_to_sender_code",
        example="subscribed",
        arguments=("jon.doe@mydomain.com", "2065559696", "2065551212"),
        keywords={
            "group_name": "weekly",
            "first_name": "Jon",
            "customer_key": "jDoe3214",
        },
        sent=post(
            "/addSubscriberToSenderCode/jon.doe%40mydomain.com/2065559696/2065551212"
            "?groupName=weekly&first=Jon&customerKey=jDoe3214"
        ),
        reply=answered(
            {
                "success": True,
                "createDate": "Jan 27, 2020 9:12:31 AM",
                "updatedDate": "Jan 27, 2020 9:12:31 AM",
                "realmId": 1,
                "smsSubscriberId": 5,
                "id": 7,
                "groupName": "smsGroup",
                "phone": "15558999520",
            }
        ),
        result=ContactSubscription(
            success=True,
            create_date=datetime(2020, 1, 27, 9, 12, 31),
            updated_date=datetime(2020, 1, 27, 9, 12, 31),
            realm_id=1,
            sms_subscriber_id=5,
            id=7,
            group_name="smsGroup",
            phone="15558999520",
        ),
    ),
    Call(
        operation="sms.send_message_to_phone",
        example="sent",
        arguments=("One time message for you.", "2065559696", "2065551212"),
        sent=post(
            "/sendMessageToPhone/One%20time%20message%20for%20you./2065559696/2065551212"
        ),
        reply=answered(
            [
                {
                    "success": True,
                    "createDate": "Jan 27, 2020 1:13:54 PM",
                    "updatedDate": "Jan 27, 2020 1:13:54 PM",
                    "partSent": 1,
                    "realmId": 1,
                    "smsSenderId": 5,
                    "totalParts": 1,
                    "messageId": "13000000AB005CC6",
                    "phone": "15558999520",
                    "status": "0",
                }
            ]
        ),
        result=[
            PhoneMessage(
                success=True,
                create_date=datetime(2020, 1, 27, 13, 13, 54),
                updated_date=datetime(2020, 1, 27, 13, 13, 54),
                part_sent=1,
                realm_id=1,
                sms_sender_id=5,
                total_parts=1,
                message_id="13000000AB005CC6",
                phone="15558999520",
                status="0",
            )
        ],
    ),
    Call(
        operation="sms.send_message_to_sender_code",
        example="submitted",
        arguments=("welcome", "2065551212", "Welcome Campaign"),
        keywords={"description": "daily", "group_name": "daily"},
        sent=post(
            "/sendMessageToSenderCode/welcome/2065551212/Welcome%20Campaign"
            "?description=daily&groupName=daily"
        ),
        reply=answered(
            {
                "id": 274,
                "realmId": 10,
                "smsMessageId": 443,
                "smsSenderId": 3,
                "smsGroupId": 42,
                "smsSubscriberCount": 0,
                "campaignId": 0,
                "lcCampaignId": 0,
                "lcActionId": 0,
                "name": "Welcome Campaign",
                "description": "daily",
                "status": "submitted",
                "createdDate": "Mar 16, 2018 09:10:50 AM",
                "updatedDate": "Mar 16, 2018 09:10:50 AM",
            }
        ),
        result=Campaign(
            id=274,
            realm_id=10,
            sms_message_id=443,
            sms_sender_id=3,
            sms_group_id=42,
            sms_subscriber_count=0,
            campaign_id=0,
            lc_campaign_id=0,
            lc_action_id=0,
            name="Welcome Campaign",
            description="daily",
            status="submitted",
            created_date=datetime(2018, 3, 16, 9, 10, 50),
            updated_date=datetime(2018, 3, 16, 9, 10, 50),
        ),
    ),
    Call(
        operation="sms.stop_sending_to_contact",
        example="stopped",
        arguments=("2065559696", "2065551212"),
        sent=post("/stopSubscriberSend/2065559696/2065551212"),
        reply=answered(
            {
                "id": 15,
                "smsSubscriberId": 424,
                "smsSenderId": 3,
                "realmId": 10,
                "campaignId": 0,
                "phone": "12065959696",
                "createdDate": "Mar 16, 2018 09:10:50 AM",
                "updatedDate": "Mar 16, 2018 09:10:50 AM",
            }
        ),
        result=OptOut(
            id=15,
            sms_subscriber_id=424,
            sms_sender_id=3,
            realm_id=10,
            campaign_id=0,
            phone="12065959696",
            created_date=datetime(2018, 3, 16, 9, 10, 50),
            updated_date=datetime(2018, 3, 16, 9, 10, 50),
        ),
    ),
)
SDK: Final = Sdk(
    package="whatcounts",
    name="WhatCounts",
    credentials={"realm_name": "r1", "api_password": "p-123"},
    environment={
        "realm_name": "WHATCOUNTS_REALM_NAME",
        "api_password": "WHATCOUNTS_API_PASSWORD",
        "api_client_name": "WHATCOUNTS_API_CLIENT_NAME",
        "api_client_auth": "WHATCOUNTS_API_CLIENT_AUTH",
    },
    calls=CALLS,
)
