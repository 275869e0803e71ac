"""Callr: every method with its documented examples."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from callr.models import (
    SMS,
    SearchResults,
    SMSOptions,
    SMSQuote,
    SMSStatus,
    SMSStatusChange,
    Webhook,
)

from tests.generated.calls import Call, Sdk
from tests.generated.recording import Reply, Sent

URL: Final = "https://api.callr.com/json-rpc/v1.1/"
HEADERS: Final = {
    "accept": "application/json-rpc, application/json",
    "authorization": "Api-Key k-123",
    "content-type": "application/json-rpc; charset=utf-8",
}
MOMENT: Final = datetime(2012, 4, 24, 23, 42, tzinfo=UTC)
ENDPOINT: Final = "http://yourdomain.com/webhook_endpoint"
SENT_ID: Final = "8242D945"
JOB_ID: Final = "987654321abcdef987654321abcdef98"


def posted(method: str, params: bytes) -> Sent:
    """The first request of a client, for one method."""
    body = b'{"jsonrpc":"2.0","method":"%s","id":1,"params":%s}' % (
        method.encode(),
        params,
    )
    return Sent(method="POST", url=URL, headers=HEADERS, body=body)


def call(
    operation: str,
    example: str,
    keywords: Mapping[str, object],
    params: bytes,
    wire: object,
    result: object,
    *,
    deprecated: bool = False,
) -> Call:
    """One row; `wire` is the result in the reply."""
    return Call(
        operation=operation,
        example=example,
        keywords=keywords,
        sent=posted(operation, params),
        reply=Reply(body={"jsonrpc": "2.0", "id": 1, "result": wire}),
        result=result,
        deprecated=deprecated,
    )


def send(example: str, params: str, options: SMSOptions | None = None) -> Call:
    """One row for `sms.send`; sender, recipient and text are read off the positions."""
    from_, to, body, *_ = msgspec.json.decode(params)
    keywords = {"from_": from_, "to": to, "body": body, "options": options}
    return call("sms.send", example, keywords, params.encode(), SENT_ID, SENT_ID)


MESSAGE: Final[dict[str, Any]] = {
    "type": "OUT",
    "hash": "8242D945",
    "from": "SMS",
    "to": "+33612345678",
    "text": "Hello, world",
    "options": None,
    "encoding": "GSM",
    "user_data": "",
    "b_customer_mode": "PREPAID",
    "status": "SENT",
    "status_error": "",
    "parts": 1,
    "nature": "MARKETING",
    "date_creation": "2012-04-24 23:42:00",
    "date_update": "2012-04-24 23:42:00",
    "date_sent": "2012-04-24 23:42:00",
    "date_received": "0000-00-00 00:00:00",
    "status_history": [
        {
            "old_status": "CREATED",
            "new_status": "PENDING",
            "updated_at": "2012-04-24 23:42:00.123",
        }
    ],
}
CALLS: Final = (
    call(
        "sms.export_async",
        "withoutFilter",
        {"filters": None, "webhook": None},
        b"[null,null]",
        JOB_ID,
        JOB_ID,
    ),
    call(
        "sms.export_async",
        "withWebhook",
        {"webhook": Webhook(endpoint=ENDPOINT)},
        b'[null,{"endpoint":"http://yourdomain.com/webhook_endpoint"}]',
        JOB_ID,
        JOB_ID,
    ),
    call(
        "sms.get",
        "sentMessage",
        {"id": "8242D945"},
        b'["8242D945"]',
        MESSAGE,
        SMS(
            type="OUT",
            hash="8242D945",
            from_="SMS",
            to="+33612345678",
            text="Hello, world",
            options=None,
            encoding="GSM",
            user_data="",
            b_customer_mode="PREPAID",
            status=SMSStatus.SENT,
            status_error="",
            parts=1,
            nature="MARKETING",
            date_creation=MOMENT,
            date_update=MOMENT,
            date_sent=MOMENT,
            date_received=None,
            status_history=[
                SMSStatusChange(
                    old_status=SMSStatus.CREATED,
                    new_status=SMSStatus.PENDING,
                    updated_at=MOMENT.replace(microsecond=123000),
                )
            ],
        ),
    ),
    call(
        "sms.get_count_for_body",
        "shortText",
        {"body": "Hello, world"},
        b'["Hello, world"]',
        {},
        SMSQuote(),
        deprecated=True,
    ),
    call("sms.get_gsm_charset_mapping", "wholeTable", {}, b"[]", [], []),
    call(
        "sms.get_list",
        "sentMessages",
        {
            "type": "OUT",
            "from_": datetime(2012, 4, 24, 23, 42),
            "to": datetime(2024, 10, 15, 10, 14, 45, tzinfo=UTC),
        },
        b'["OUT","2012-04-24 23:42:00","2024-10-15 10:14:45"]',
        [
            {
                "type": "OUT",
                "hash": "8242D945",
                "from": "SMS",
                "to": "+33612345678",
                "text": "Hello, world",
                "options": None,
                "status": "SENT",
                "status_error": "",
                "parts": 1,
                "date_creation": "2012-04-24 23:42:00",
                "date_update": "2012-04-24 23:42:00",
                "date_sent": "2012-04-24 23:42:00",
                "date_received": "0000-00-00 00:00:00",
            }
        ],
        [
            SMS(
                type="OUT",
                hash="8242D945",
                from_="SMS",
                to="+33612345678",
                text="Hello, world",
                options=None,
                status=SMSStatus.SENT,
                status_error="",
                parts=1,
                date_creation=MOMENT,
                date_update=MOMENT,
                date_sent=MOMENT,
                date_received=None,
            )
        ],
        deprecated=True,
    ),
    call(
        "sms.get_quote",
        "withoutOptions",
        {"to": "+33678912345", "text": "Hello, world"},
        b'["+33678912345","Hello, world",null]',
        {},
        SMSQuote(),
    ),
    call(
        "sms.get_quote",
        "forcedEncoding",
        {
            "to": "+16467890800",
            "text": "Hello world!",
            "options": SMSOptions(force_encoding="GSM"),
        },
        b'["+16467890800","Hello world!",{"force_encoding":"GSM"}]',
        {},
        SMSQuote(),
    ),
    call(
        "sms.search",
        "withoutFilter",
        {"filters": {}, "options": {}},
        b"[{},{}]",
        {},
        SearchResults(),
    ),
    send("withoutOptions", '["SMS","+33612345678","Hello, world",null]'),
    send("personalSender", '["Your Brand","+447890123456","Hello world!",null]'),
    send("awaitingReplies", '["","+447890123456","Hello world!",null]'),
    send(
        "forcedEncoding",
        '["","+33123456789","Hello world!",{"force_encoding":"GSM"}]',
        SMSOptions(force_encoding="GSM"),
    ),
    send(
        "alert",
        '["SMS","+33123456789","Hello world!",{"nature":"ALERTING"}]',
        SMSOptions(nature="ALERTING"),
    ),
    send(
        "customData",
        '["SMS","+33123456789","Hello world!",{"user_data":"42"}]',
        SMSOptions(user_data="42"),
    ),
    send(
        "deliveryWebhook",
        '["SMS","+33123456789","Hello world!",'
        '{"webhook":{"endpoint":"http://yourdomain.com/webhook_endpoint"}}]',
        SMSOptions(webhook=Webhook(endpoint=ENDPOINT)),
    ),
)
SDK: Final = Sdk(
    package="callr",
    name="Callr",
    credentials={"api_key": "k-123"},
    environment={
        "api_key": "CALLR_API_KEY",
        "session_token": "CALLR_SESSION_TOKEN",
        "login": "CALLR_LOGIN",
        "password": "CALLR_PASSWORD",
    },
    calls=CALLS,
)
