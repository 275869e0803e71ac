"""SMS Scheduler: every operation with its documented examples."""

from datetime import datetime
from typing import Final

from sms_scheduler.models import (
    CreatedMessage,
    DeletedMessage,
    DeletedSms,
    MessageSmsReport,
    SmsReport,
    SmsStatus,
)

from tests.generated.calls import Call, Sdk
from tests.generated.recording import Reply, Sent

BASE: Final = "https://sms-scheduler.com/api/v1"
HEADERS: Final = {"accept": "application/json", "authorization": "Bearer k-123"}
ORDER: Final = {
    "message_text": "Hello world",
    "message_stop": False,
    "delivery_date": datetime(2020, 12, 25, 12, 45, 59),
    "sender_id": 123,
    "phone_numbers": ["+33612345678", "+33202020202", "+49303030303"],
}
ORDERED: Final = Sent(
    method="POST",
    url=f"{BASE}/sms",
    headers={**HEADERS, "content-type": "application/json"},
    body=(
        b'{"message_text":"Hello world","message_stop":false,'
        b'"delivery_date":"2020-12-25 12:45:59","sender_id":123,'
        b'"phone_numbers":["+33612345678","+33202020202","+49303030303"]}'
    ),
)
CALLS: Final = (
    Call(
        operation="sms.create",
        example="documented",
        keywords=ORDER,
        sent=ORDERED,
        reply=Reply(
            body={"message_id": 123456, "sms_ids": {"+33612345678": [123456, 123457]}}
        ),
        result=CreatedMessage(
            message_id=123456, sms_ids={"+33612345678": [123456, 123457]}
        ),
    ),
    Call(
        operation="sms.create",
        example="one_id_per_number",
        keywords=ORDER,
        sent=ORDERED,
        reply=Reply(
            body={
                "message_id": 123456,
                "sms_ids": {
                    "+33612345678": 123456,
                    "+33202020202": 123457,
                    "+49303030303": 123458,
                },
            }
        ),
        result=CreatedMessage(
            message_id=123456,
            sms_ids={
                "+33612345678": [123456],
                "+33202020202": [123457],
                "+49303030303": [123458],
            },
        ),
    ),
    Call(
        operation="sms.get",
        example="documented",
        arguments=(123456,),
        sent=Sent(method="GET", url=f"{BASE}/sms/123456", headers=HEADERS),
        reply=Reply(body={"phone_number": "+33612345678", "status": 13}),
        result=SmsReport(phone_number="+33612345678", status=SmsStatus.RECEIVED),
    ),
    Call(
        operation="sms.delete",
        example="documented",
        arguments=(123456,),
        sent=Sent(method="DELETE", url=f"{BASE}/sms/123456", headers=HEADERS),
        reply=Reply(body={"success": True}),
        result=DeletedSms(success=True),
    ),
    Call(
        operation="message.get",
        example="documented",
        arguments=(123456,),
        sent=Sent(method="GET", url=f"{BASE}/message/123456", headers=HEADERS),
        reply=Reply(
            body=[
                {"id": 123456, "phone_number": "+33612345678", "status": 13},
                {"id": 123456, "phone_number": "+33612345678", "status": 13},
            ]
        ),
        result=[
            MessageSmsReport(
                id=123456, phone_number="+33612345678", status=SmsStatus.RECEIVED
            ),
            MessageSmsReport(
                id=123456, phone_number="+33612345678", status=SmsStatus.RECEIVED
            ),
        ],
    ),
    Call(
        operation="message.delete",
        example="documented",
        arguments=(123456,),
        sent=Sent(method="DELETE", url=f"{BASE}/message/123456", headers=HEADERS),
        reply=Reply(body={"success": 3}),
        result=DeletedMessage(success=3),
    ),
)
SDK: Final = Sdk(
    package="sms_scheduler",
    name="SmsScheduler",
    credentials={"api_key": "k-123"},
    environment={"api_key": "SMS_SCHEDULER_API_KEY"},
    calls=CALLS,
)
