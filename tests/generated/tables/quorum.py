"""Quorum: every operation with its documented example."""

from datetime import UTC, datetime
from typing import Any, Final

from quorum.models import PageMeta, SendSms, SendSmsList, SentSms

from tests.generated.calls import Call, Sdk
from tests.generated.recording import Reply, Sent

BASE: Final = "https://www.quorum.us/api"
KEYS: Final = "username=ada&api_key=k-123"
ACCEPT: Final = {"accept": "application/json"}
MOMENT: Final = datetime(2019, 8, 24, 14, 15, 22, tzinfo=UTC)

RECORD: Final[dict[str, Any]] = {
    "_extra": {},
    "archived": False,
    "associated_number": "string",
    "bulk_sms": "/api/bulksms/1/",
    "bulk_sms_description": "string",
    "bulk_sms_send_time": "2019-08-24T14:15:22Z",
    "converted": False,
    "created": "2019-08-24T14:15:22Z",
    "current_status": 1,
    "delivered_event": {},
    "effective_message_count": 0,
    "failed_event": {},
    "id": 0,
    "message_content": "string",
    "message_direction": 2,
    "message_uuid": "string",
    "opens": 0,
    "queued_event": {},
    "rcpt_dict": {},
    "rejected_event": {},
    "resource_uri": "string",
    "send_time": "2019-08-24T14:15:22Z",
    "sent_event": {},
    "supporter_email": "string",
    "supporter_id": "/api/newsupporter/1/",
    "supporter_name": "string",
    "supporter_public_organization": "string",
    "supporter_title": "string",
    "timestamp": "2019-08-24T14:15:22Z",
    "undelivered_event": {},
    "updated": "2019-08-24T14:15:22Z",
}
MODEL: Final = SendSms(
    id=0,
    extra={},
    archived=False,
    associated_number="string",
    bulk_sms="/api/bulksms/1/",
    bulk_sms_description="string",
    bulk_sms_send_time=MOMENT,
    converted=False,
    created=MOMENT,
    current_status=1,
    delivered_event={},
    effective_message_count=0,
    failed_event={},
    message_content="string",
    message_direction=2,
    message_uuid="string",
    opens=0,
    queued_event={},
    rcpt_dict={},
    rejected_event={},
    resource_uri="string",
    send_time=MOMENT,
    sent_event={},
    supporter_email="string",
    supporter_id="/api/newsupporter/1/",
    supporter_name="string",
    supporter_public_organization="string",
    supporter_title="string",
    timestamp=MOMENT,
    undelivered_event={},
    updated=MOMENT,
)
CALLS: Final = (
    Call(
        operation="send_sms.get",
        example="documented",
        arguments=(123,),
        keywords={"dehydrate": ["resource_uri"]},
        sent=Sent(
            method="GET",
            url=f"{BASE}/sendsms/123/?dehydrate=resource_uri&{KEYS}",
            headers=ACCEPT,
        ),
        reply=Reply(body=RECORD),
        result=MODEL,
    ),
    Call(
        operation="send_sms.list",
        example="documented",
        keywords={"dehydrate": ["resource_uri"]},
        sent=Sent(
            method="GET",
            url=f"{BASE}/sendsms/?dehydrate=resource_uri&{KEYS}",
            headers=ACCEPT,
        ),
        reply=Reply(
            body={
                "meta": {
                    "limit": 20,
                    "next": None,
                    "offset": 0,
                    "previous": None,
                    "total_count": 1,
                },
                "objects": [RECORD],
            }
        ),
        result=[MODEL],
        parsed=SendSmsList(
            meta=PageMeta(limit=20, next=None, offset=0, previous=None, total_count=1),
            objects=[MODEL],
        ),
    ),
    Call(
        operation="send_sms.send_individual",
        example="documented",
        keywords={"supporter_id": 123, "message": "Hello from Quorum!"},
        sent=Sent(
            method="POST",
            url=f"{BASE}/sendsms/send_individual_sms/?{KEYS}",
            headers={**ACCEPT, "content-type": "application/json"},
            body=b'{"supporter_id":123,"message":"Hello from Quorum!"}',
        ),
        reply=Reply(
            status=201,
            body={
                "from": "+15551234567",
                "id": 123,
                "num_segments": 1,
                "success": True,
                "to": "+15559876543",
            },
        ),
        result=SentSms(
            from_="+15551234567",
            id=123,
            num_segments=1,
            success=True,
            to="+15559876543",
        ),
    ),
)
SDK: Final = Sdk(
    package="quorum",
    name="Quorum",
    credentials={"username": "ada", "api_key": "k-123"},
    environment={"username": "QUORUM_USERNAME", "api_key": "QUORUM_API_KEY"},
    calls=CALLS,
)
