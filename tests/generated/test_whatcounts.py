"""WhatCounts: text in paths, two credentials, versioned Accept, skip paging, American dates."""

from datetime import datetime
from typing import Any
from urllib.parse import unquote

import pytest
from whatcounts import errors
from whatcounts.models import ErrorBody, Message

from tests.generated.recording import Reply, Server, settle
from tests.generated.tables.whatcounts import MESSAGES, SDK, STORED, VERSIONED

TEXTS = [
    "Hello, world",
    "1+1=2",
    "+12065559696",
    "jon.doe+sms@my-domain.com",
    "20/12 at 5/6",
    "100% sure? #1; a&b=c",
    "Grüße, 世界 👍",
    "%2F already encoded %20",
    "tab\tand\nnew line",
    "..well",
    "\\backslash:colon",
    " blanks at both ends ",
]
MESSAGE: dict[str, Any] = {"id": 1, "name": "n", "messageText": "t"}
ERROR = {"error": "Unauthorized", "status": "Unauthorized", "statusCode": 401}


def stored(**members: object) -> Reply:
    """A stored message with further members."""
    return Reply(body={**MESSAGE, **members}, headers={"Content-Type": VERSIONED})


def page(first: int, size: int) -> Reply:
    """A page of `size` messages, their ids counted from `first`."""
    return Reply(body=[{**MESSAGE, "id": first + index} for index in range(size)])


@pytest.mark.parametrize("text", TEXTS)
def test_text_in_a_path_segment_arrives_as_given(
    flavor: str, route: str, text: str
) -> None:
    server = Server(stored())

    settle(SDK.open(server, flavor, route).sms.create_message(text, text))

    segments = server.target.split("/")
    assert ["", "rest", "sms", "createMessage"] == segments[:4]
    assert [text, text] == [unquote(segment) for segment in segments[4:]]
    assert not set(server.target) & set("+?#")


def test_plus_at_and_slash_are_percent_encoded() -> None:
    server = Server(Reply(body={}))

    SDK.open(server).sms.add_contact_to_sender_code("a+b@c.org", "+1206", "20/65")

    assert (
        server.target
        == "/rest/sms/addSubscriberToSenderCode/a%2Bb%40c.org/%2B1206/20%2F65"
    )


def test_realm_and_password_travel_as_basic_alone() -> None:
    server = Server(stored())

    SDK.open(server).sms.create_message("n", "t")

    assert server.request.headers["authorization"] == "Basic cjE6cC0xMjM="
    assert "x-api-key" not in server.request.headers


def test_api_client_travels_beside_realm_and_password(flavor: str) -> None:
    server = Server(stored())
    client = SDK.open(server, flavor, api_client_name="app", api_client_auth="s3cret")

    settle(client.sms.create_message("n", "t"))

    assert server.request.headers["authorization"] == "Basic cjE6cC0xMjM="
    assert server.request.headers["x-api-key"] == "YXBwOnMzY3JldA=="


def test_password_may_hold_colons_and_unicode() -> None:
    server = Server(stored())

    SDK.open(server, api_password="p:ä").sms.create_message("n", "t")

    assert server.request.headers["authorization"] == "Basic cjE6cDrDpA=="


@pytest.mark.parametrize("operation", ["list_messages", "stop_sending_to_contact"])
def test_versioned_accept_and_content_type_are_sent_without_a_body(
    flavor: str, route: str, operation: str
) -> None:
    server = Server(Reply(body=[] if operation == "list_messages" else {}))
    method = getattr(SDK.open(server, flavor, route).sms, operation)

    settle(method() if operation == "list_messages" else method("1", "2"))

    assert server.request.headers["accept"].split(", ")[0] == VERSIONED
    assert server.request.headers["content-type"] == "application/json"
    assert server.request.body is None


def test_site_of_a_customer_replaces_the_shared_one() -> None:
    server = Server(Reply(body=[]))

    list(SDK.open(server, siteurl="mail.mydomain.com").sms.list_messages())

    assert server.request.url == "https://mail.mydomain.com/rest/sms"


def test_skip_grows_by_500_until_a_shorter_page(flavor: str) -> None:
    server = Server(page(0, 500), page(500, 500), page(1000, 3))

    messages = settle(SDK.open(server, flavor).sms.list_messages())

    assert [message.id for message in messages] == list(range(1003))
    assert [one.url.partition("?")[2] for one in server.requests] == [
        "",
        "skip=500",
        "skip=1000",
    ]


def test_short_first_page_is_the_last(flavor: str) -> None:
    server = Server(page(0, 499))

    messages = settle(SDK.open(server, flavor).sms.list_messages())

    assert len(messages) == 499
    assert len(server.requests) == 1


def test_full_page_may_be_followed_by_an_empty_one() -> None:
    server = Server(page(0, 500), page(0, 0))

    assert len(list(SDK.open(server).sms.list_messages(skip=500))) == 500
    assert [one.url.partition("?")[2] for one in server.requests] == [
        "skip=500",
        "skip=1000",
    ]


def test_one_message_without_a_list_around_it_is_a_list_of_one(flavor: str) -> None:
    server = Server(Reply(body=STORED[0]))

    messages = settle(SDK.open(server, flavor).sms.list_messages())

    assert MESSAGES[:1] == messages


def test_one_send_without_a_list_around_it_is_a_list_of_one(flavor: str) -> None:
    server = Server(Reply(body={"phone": "15558999520"}))

    sends = settle(SDK.open(server, flavor).sms.send_message_to_phone("t", "1", "2"))

    assert [send.phone for send in sends] == ["15558999520"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Mar 16, 2018 9:10:50 AM", datetime(2018, 3, 16, 9, 10, 50)),
        ("Mar 16, 2018 09:10:50 AM", datetime(2018, 3, 16, 9, 10, 50)),
        ("Jan 27, 2020 1:13:54 PM", datetime(2020, 1, 27, 13, 13, 54)),
        ("Dec 31, 2020 12:00:00 AM", datetime(2020, 12, 31, 0, 0)),
        ("Dec 31, 2020 12:00:00 PM", datetime(2020, 12, 31, 12, 0)),
        ("Feb 1, 2020 11:59:59 PM", datetime(2020, 2, 1, 23, 59, 59)),
    ],
)
def test_american_date_is_read(text: str, moment: datetime) -> None:
    message = SDK.open(Server(stored(createdDate=text))).sms.create_message("n", "t")

    assert moment == message.created_date
    assert message.created_date.tzinfo is None


def test_dates_that_were_never_set_are_none() -> None:
    message = SDK.open(Server(stored())).sms.create_message("n", "t")

    assert Message(id=1, name="n", message_text="t") == message


def test_label_may_be_blank() -> None:
    assert SDK.open(Server(stored(label=""))).sms.create_message("n", "t").label == ""


STATUSES: list[tuple[int, type[errors.StatusError[Any]]]] = [
    (401, errors.UnauthorizedError),
    (500, errors.InternalServerError),
    (400, errors.BadRequestError),
    (404, errors.NotFoundError),
    (418, errors.ClientError),
    (502, errors.ServerError),
    (503, errors.UnavailableError),
]


@pytest.mark.parametrize(("status", "kind"), STATUSES)
def test_every_failure_has_the_error_object(
    flavor: str, status: int, kind: type[errors.StatusError[Any]]
) -> None:
    body = {"error": "no", "status": "Sorry", "statusCode": status}
    server = Server(Reply(status=status, body=body))

    with pytest.raises(errors.StatusError) as caught:
        settle(SDK.open(server, flavor).sms.create_message("n", "t"))

    assert type(caught.value) is kind
    assert (
        ErrorBody(error="no", status="Sorry", status_code=status) == caught.value.body
    )


def test_documented_error_is_told_in_its_words() -> None:
    server = Server(Reply(status=401, body=ERROR))

    with pytest.raises(errors.UnauthorizedError) as caught:
        SDK.open(server).sms.create_message("n", "t")

    assert (
        "sms.create_message: POST /sms/createMessage/{messageName}/{messageText} "
        "answered 401 Unauthorized (request id req-7)" == str(caught.value)
    )


def test_error_that_is_no_json_has_no_body() -> None:
    server = Server(Reply(status=500, content=b"<html>", headers={}))

    with pytest.raises(errors.InternalServerError) as caught:
        SDK.open(server).sms.create_message("n", "t")

    assert caught.value.body is None
    assert caught.value.response is not None
    assert caught.value.response.content == b"<html>"
