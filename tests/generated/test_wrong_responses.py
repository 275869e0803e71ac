"""Wrong responses: a typed decode error that keeps the response and shows no credential."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import pytest

from specmill_runtime.errors import DecodeError
from tests.generated.calls import Sdk
from tests.generated.recording import Reply, Sent, Server, settle
from tests.generated.secrets import leaks, markers, shown
from tests.generated.tables.all import SDKS
from tests.generated.tables.callr import SDK as CALLR
from tests.generated.tables.quorum import SDK as QUORUM
from tests.generated.tables.sms_scheduler import SDK as SCHEDULER
from tests.generated.tables.whatcounts import SDK as WHATCOUNTS

JSON = {"Content-Type": "application/json"}
HTML = {"Content-Type": "text/html; charset=utf-8"}
LOGIN = b"<html>\n<body>Please log in</body></html>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A reply that is not as described, and what the error says about it."""

    sdk: Sdk
    operation: str
    arguments: tuple[object, ...]
    content: bytes
    text: str
    pointer: str = ""
    expected: str
    headers: Mapping[str, str] = field(default_factory=lambda: JSON)

    def make(self, client: object) -> Any:
        """Make the call that gets the reply."""
        method: Any = attrgetter(self.operation)(client)
        return settle(method(*self.arguments))

    def __str__(self) -> str:
        return f"{self.sdk}.{self.text}"


def not_json(
    sdk: Sdk, operation: str, arguments: tuple[object, ...], expected: str
) -> Wrong:
    """A login page with status 200."""
    return Wrong(
        sdk=sdk,
        operation=operation,
        arguments=arguments,
        content=LOGIN,
        headers=HTML,
        expected=expected,
        text=(
            f"{operation}: the response is not as described: "
            f"JSON is malformed: invalid character (byte 0); expected {expected} "
            "(200, text/html): <html> <body>Please log in</body></html>"
        ),
    )


def broken_off(
    sdk: Sdk,
    operation: str,
    arguments: tuple[object, ...],
    content: bytes,
    expected: str,
) -> Wrong:
    """JSON that ends too early."""
    return Wrong(
        sdk=sdk,
        operation=operation,
        arguments=arguments,
        content=content,
        expected=expected,
        text=(
            f"{operation}: the response is not as described: input data was truncated; "
            f"expected {expected} (200, application/json): {content.decode()}"
        ),
    )


def misshapen(
    call: tuple[Sdk, str, tuple[object, ...]],
    content: bytes,
    pointer: str,
    expected: str,
    found: str,
) -> Wrong:
    """JSON in which one value is of another type."""
    sdk, operation, arguments = call
    return Wrong(
        sdk=sdk,
        operation=operation,
        arguments=arguments,
        content=content,
        pointer=pointer,
        expected=expected,
        text=(
            f"{operation}: the response is not as described at {pointer}: "
            f"expected `{expected}`, got `{found}` (200, application/json)"
        ),
    )


GET_RECORD = (QUORUM, "send_sms.get", (7,))
CREATE = (WHATCOUNTS, "sms.create_message", ("n", "t"))
REPORT = (SCHEDULER, "sms.get", (7,))
REPORTS = (SCHEDULER, "message.get", (7,))
GET_SMS = (CALLR, "sms.get", ("8242D945",))
GOOD = b'{"id":1,"name":"n","messageText":"t"'

WRONG = (
    not_json(*GET_RECORD, "SendSms"),
    not_json(QUORUM, "send_sms.list", (), "SendSmsList"),
    not_json(*CREATE, "Message"),
    not_json(*REPORT, "SmsReport"),
    not_json(*GET_SMS, "JSON-RPC response"),
    broken_off(*GET_RECORD, b'{"id":1,"opens":', "SendSms"),
    broken_off(*CREATE, GOOD, "Message"),
    broken_off(*REPORT, b'{"phone_number":"+3', "SmsReport"),
    broken_off(*GET_SMS, b'{"jsonrpc":"2.0","id":1,"resu', "JSON-RPC response"),
    misshapen(GET_RECORD, b'{"id":"7"}', "/id", "int", "str"),
    misshapen(
        GET_RECORD, b'{"id":7,"archived":"yes"}', "/archived", "bool | null", "str"
    ),
    misshapen(
        (QUORUM, "send_sms.list", ()),
        b'{"meta":{},"objects":[{"id":1},{"id":"2"}]}',
        "/objects/1/id",
        "int",
        "str",
    ),
    misshapen(CREATE, GOOD + b',"realmId":"10"}', "/realmId", "int | null", "str"),
    misshapen(
        REPORT,
        b'{"phone_number":33612345678,"status":13}',
        "/phone_number",
        "str",
        "int",
    ),
    misshapen(
        REPORTS,
        b'[{"id":1,"phone_number":null,"status":1}]',
        "/0/phone_number",
        "str",
        "null",
    ),
    misshapen(
        GET_SMS,
        b'{"jsonrpc":"2.0","id":1,"result":{"parts":"two"}}',
        "/parts",
        "int | null",
        "str",
    ),
)


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_wrong_response_is_a_decode_error(wrong: Wrong, flavor: str) -> None:
    server = Server(Reply(content=wrong.content, headers=wrong.headers))

    with pytest.raises(DecodeError) as caught:
        wrong.make(wrong.sdk.open(server, flavor))

    assert wrong.text == str(caught.value)
    assert (wrong.pointer, wrong.expected) == (
        caught.value.pointer,
        caught.value.expected,
    )


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_decode_error_keeps_the_response(wrong: Wrong, route: str) -> None:
    server = Server(Reply(content=wrong.content, headers=wrong.headers))

    with pytest.raises(DecodeError) as caught:
        wrong.make(wrong.sdk.open(server, "sync", route))

    response = caught.value.response
    assert response is not None
    assert (200, wrong.content) == (response.status, response.content)
    assert wrong.headers["Content-Type"] == response.header("content-type")


# Without an envelope there is no response to a JSON-RPC call.
@pytest.mark.parametrize(
    "wrong", [one for one in WRONG if one.sdk is not CALLR or one.pointer], ids=str
)
def test_whole_response_is_there_even_when_it_cannot_be_decoded(wrong: Wrong) -> None:
    server = Server(Reply(content=wrong.content, headers=wrong.headers))

    response = wrong.make(wrong.sdk.open(server).with_raw_response)

    assert (200, wrong.content) == (response.status, response.content)
    with pytest.raises(DecodeError):
        response.parse()


@pytest.mark.parametrize(
    ("text", "name"),
    [("2018-03-16 09:10:50", "createdDate"), ("Mar 16, 2018 9:10:50", "updatedDate")],
)
def test_date_in_another_notation_is_refused_with_its_place(
    text: str, name: str
) -> None:
    content = GOOD + f',"{name}":"{text}"}}'.encode()

    with pytest.raises(DecodeError) as caught:
        WHATCOUNTS.open(Server(Reply(content=content))).sms.create_message("n", "t")

    notation = "text written as '%b %d, %Y %I:%M:%S %p'"
    assert (f"/{name}", notation) == (caught.value.pointer, caught.value.expected)
    assert (
        f"sms.create_message: the response is not as described at /{name}: expected {notation} "
        "(200, application/json, request id req-7)" == str(caught.value)
    )


def test_empty_body_is_a_decode_error(flavor: str) -> None:
    server = Server(Reply(content=b"", headers={}))

    with pytest.raises(DecodeError) as caught:
        settle(QUORUM.open(server, flavor).send_sms.get(7))

    assert (
        "send_sms.get: the response is not as described: the body is empty; "
        "expected SendSms (200, no content type)" == str(caught.value)
    )


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [("list_messages", ()), ("send_message_to_phone", ("t", "1", "2"))],
)
def test_null_is_no_list(operation: str, arguments: tuple[object, ...]) -> None:
    client = WHATCOUNTS.open(Server(Reply(content=b"null")))

    with pytest.raises(DecodeError):
        settle(getattr(client.sms, operation)(*arguments))


def test_error_about_a_list_names_the_type_that_users_know() -> None:
    client = WHATCOUNTS.open(Server(Reply(content=LOGIN)))

    with pytest.raises(DecodeError) as caught:
        list(client.sms.list_messages())

    assert caught.value.expected == "list[Message]"


@pytest.mark.parametrize("sdk", SDKS, ids=str)
def test_page_that_quotes_the_request_shows_no_credential(
    sdk: Sdk, flavor: str, route: str, caplog: pytest.LogCaptureFixture
) -> None:
    def echo(sent: Sent) -> Reply:
        first = sent.headers.get("authorization", "")
        quoted = "\n".join([first, sent.url, *sent.headers.values()])
        return Reply(content=quoted.encode(), headers=HTML)

    caplog.set_level(logging.DEBUG)
    client = sdk.open(Server(echo), flavor, route, **markers(sdk))

    with pytest.raises(DecodeError) as caught:
        settle(sdk.calls[0].make(client))

    assert "[redacted]" in str(caught.value)
    assert leaks(sdk, shown(caught.value, caplog)) == []
    assert any(record.name == "specmill_runtime" for record in caplog.records)


@pytest.mark.parametrize("status", [400, 401, 500])
@pytest.mark.parametrize("sdk", SDKS, ids=str)
def test_error_that_quotes_the_request_shows_no_credential(
    sdk: Sdk, status: int, route: str, caplog: pytest.LogCaptureFixture
) -> None:
    def echo(sent: Sent) -> Reply:
        quoted = "\n".join([sent.url, *sent.headers.values()])
        return Reply(status=status, body={"message": quoted})

    caplog.set_level(logging.DEBUG)
    client = sdk.open(Server(echo), "sync", route, **markers(sdk))

    with pytest.raises(Exception, match=str(status)) as caught:
        settle(sdk.calls[0].make(client))

    text = shown(caught.value, caplog).replace(
        repr(getattr(caught.value, "body", None)), ""
    )
    assert leaks(sdk, text) == []


@pytest.mark.parametrize("sdk", SDKS, ids=str)
def test_client_shows_no_credential(sdk: Sdk, flavor: str) -> None:
    client = sdk.open(Server(), flavor, **markers(sdk))
    core = client._core

    texts = [repr(one) for one in (client, core, core.authenticator, core.redactor)]

    prefix = "" if flavor == "sync" else "Async"
    assert f"{prefix}{sdk.name}()" == texts[0]
    assert leaks(sdk, "\n".join(texts)) == []
