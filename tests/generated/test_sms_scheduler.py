"""SMS Scheduler: recipients, ids by number, status codes with labels, field errors."""

import pickle
from datetime import UTC, datetime
from typing import Any

import pytest
from sms_scheduler import errors
from sms_scheduler.models import FieldErrors, SmsReport, SmsStatus

from tests.generated.recording import Reply, Server, settle
from tests.generated.tables.sms_scheduler import ORDER, SDK

CREATED = Reply(body={"message_id": 1, "sms_ids": {}})
LABELS = {
    10: "Scheduled",
    11: "Pending",
    12: "Sent",
    13: "Received",
    20: "Cancelled - Missing contact or phone number",
    21: "Cancelled - Missing text message",
    22: "Cancelled - Invalid text message",
    23: "Cancelled - Missing sender",
    24: "Cancelled - Invalid sender",
    25: "Cancelled - Not enough credits",
    26: "Cancelled - Blacklisted contact or phone number",
    27: "Cancelled - End of validity period",
    28: "Cancelled - Unavailable country",
    29: "Cancelled - Error",
    30: "Missed - Invalid phone number",
    31: "Missed - Blacklisted phone number or blocked by phone carrier",
    32: "Missed - End of validity period",
    33: "Missed - Network not available on sending phone",
    38: "Missed - Sending failed (Unknown reason)",
    39: "Missed - Error",
}


def created(server: Server, flavor: str = "sync", **changes: object) -> Any:
    """The result of ordering a message."""
    return settle(SDK.open(server, flavor).sms.create(**{**ORDER, **changes}))


def report(status: object) -> SmsReport:
    """The report of an SMS with this status."""
    body = {"phone_number": "+33612345678", "status": status}
    found: SmsReport = SDK.open(Server(Reply(body=body))).sms.get(1)
    return found


def test_key_travels_as_bearer_token(flavor: str, route: str) -> None:
    server = Server(CREATED)

    settle(SDK.open(server, flavor, route, api_key="t0k.en~+/=").sms.create(**ORDER))

    assert server.request.headers["authorization"] == "Bearer t0k.en~+/="


def test_list_of_numbers_is_sent_as_list(flavor: str) -> None:
    server = Server(CREATED)

    created(server, flavor, phone_numbers=("+1", "+2"))

    assert server.json["phone_numbers"] == ["+1", "+2"]


def test_one_number_is_sent_as_list_too(flavor: str) -> None:
    # SCH-inc-list-error: a sample error insists on a list, so the description says
    # `x-specmill-normalize: list`.
    server = Server(CREATED)

    created(server, flavor, phone_numbers="+33123456789")

    assert server.json["phone_numbers"] == ["+33123456789"]


def test_stop_notice_is_left_to_the_server_by_default() -> None:
    server = Server(CREATED)

    created(server, message_stop=None)

    assert "message_stop" not in server.json


def test_delivery_date_is_written_to_the_second() -> None:
    server = Server(CREATED)

    created(server, delivery_date=datetime(2031, 1, 2, 3, 4, 5, 999999))

    assert server.json["delivery_date"] == "2031-01-02 03:04:05"


def test_delivery_date_with_a_zone_is_refused_because_the_zone_is_unknown() -> None:
    server = Server(CREATED)

    with pytest.raises(errors.ArgumentError) as caught:
        created(server, delivery_date=datetime(2031, 1, 2, tzinfo=UTC))

    assert (
        "sms.create: argument 'delivery_date' cannot be sent: time zone unknown: "
        "this format wants a naive datetime" == str(caught.value)
    )
    assert server.requests == []


def test_text_is_sent_as_utf_8() -> None:
    server = Server(CREATED)

    created(server, message_text='Grüße "世界" 👍\n')

    assert server.json["message_text"] == 'Grüße "世界" 👍\n'
    assert "Grüße".encode() in (server.request.body or b"")


def test_single_ids_and_lists_of_ids_become_lists(flavor: str) -> None:
    reply = Reply(
        body={"message_id": 1, "sms_ids": {"+1": 10, "+2": [11, 12], "+3": []}}
    )

    assert created(Server(reply), flavor).sms_ids == {
        "+1": [10],
        "+2": [11, 12],
        "+3": [],
    }


def test_status_codes_have_the_documented_labels() -> None:
    assert {int(one): one.label for one in SmsStatus} == LABELS


def test_known_status_is_a_member() -> None:
    status = report(27).status

    assert status is SmsStatus.CANCELLED_END_OF_VALIDITY
    assert (status.known, int(status)) == (True, 27)


def test_unknown_status_survives() -> None:
    status = report(34).status

    assert isinstance(status, SmsStatus)
    assert (status, status.known, status.value) == (34, False, 34)
    assert status not in list(SmsStatus)
    assert pickle.loads(pickle.dumps(status)) is status


def test_status_must_be_a_number() -> None:
    with pytest.raises(errors.DecodeError) as caught:
        report("received")

    assert caught.value.pointer == "/status"


def test_success_is_a_boolean_for_an_sms_and_a_count_for_a_message(flavor: str) -> None:
    sms = settle(SDK.open(Server(Reply(body={"success": False})), flavor).sms.delete(1))
    message = settle(
        SDK.open(Server(Reply(body={"success": 0})), flavor).message.delete(1)
    )

    assert sms.success is False
    assert (type(message.success), message.success) == (int, 0)


@pytest.mark.parametrize(
    ("group", "success", "expected"), [("sms", 1, "bool"), ("message", True, "int")]
)
def test_the_two_kinds_of_success_are_not_confused(
    group: str, success: object, expected: str
) -> None:
    client = SDK.open(Server(Reply(body={"success": success})))

    with pytest.raises(errors.DecodeError) as caught:
        getattr(client, group).delete(1)

    assert (caught.value.pointer, caught.value.expected) == ("/success", expected)


def test_refused_fields_are_typed(flavor: str) -> None:
    reasons = {
        "message_stop": ['The field "message_stop" must be a value of type "boolean"'],
        "phone_numbers": [
            'The field "phone_numbers" must be a list of type "string"',
            "The following phone number is invalid: +123456789",
        ],
    }

    with pytest.raises(errors.BadRequestError) as caught:
        created(Server(Reply(status=400, body={"errors": reasons})), flavor)

    assert type(caught.value) is errors.BadRequestError
    assert FieldErrors(errors=reasons) == caught.value.body


@pytest.mark.parametrize(
    ("status", "kind"), [(401, errors.UnauthorizedError), (404, errors.NotFoundError)]
)
def test_failures_without_a_body(
    flavor: str, status: int, kind: type[errors.StatusError[Any]]
) -> None:
    server = Server(Reply(status=status, content=b"", headers={}))

    with pytest.raises(errors.StatusError) as caught:
        settle(SDK.open(server, flavor).message.get(1))

    assert type(caught.value) is kind
    assert caught.value.body is None


def test_test_host_takes_the_place_of_production() -> None:
    server = Server(Reply(body={"success": True}))

    address = "http://test.sms-scheduler.com/api/v1"
    SDK.open(server, base_url=address, allow_http=True).sms.delete(5)

    assert server.request.url == "http://test.sms-scheduler.com/api/v1/sms/5"
