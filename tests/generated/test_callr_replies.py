"""Callr, replies: dates that mean never, open records and values, errors inside 200."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from callr import errors
from callr.models import (
    SMS,
    SearchResults,
    SMSOptions,
    SMSQuote,
    SMSStatus,
)

from specmill_runtime.models import UNSET
from tests.generated.recording import Reply, Server, settle
from tests.generated.tables.callr import SDK

SIMPLE = {"to": "+33612345678", "body": "Hello"}


def result(wire: object) -> Reply:
    """A reply to the first request of a client."""
    return Reply(body={"jsonrpc": "2.0", "id": 1, "result": wire})


def fault(code: int, message: str = "NO", **members: object) -> Reply:
    """An error object in reply to the first request of a client."""
    return Reply(
        body={
            "jsonrpc": "2.0",
            "id": 1,
            "error": {"code": code, "message": message, **members},
        }
    )


def fetched(**members: object) -> SMS:
    """The message that `sms.get` decodes from these members."""
    message: SMS = SDK.open(Server(result(members))).sms.get("8242D945")
    return message


def failed(reply: Reply, flavor: str = "sync") -> errors.SdkError:
    """The error that a reply to `sms.send` becomes."""
    with pytest.raises(errors.SdkError) as caught:
        settle(SDK.open(Server(reply), flavor).sms.send(**SIMPLE))
    return caught.value


def test_date_of_zeros_is_none() -> None:
    assert fetched(date_received="0000-00-00 00:00:00").date_received is None


def test_dates_are_aware_and_in_utc() -> None:
    expected = datetime(2012, 4, 24, 23, 42, tzinfo=UTC)

    message = fetched(date_sent="2012-04-24 23:42:00")

    assert expected == message.date_sent
    assert message.date_sent is not None
    assert message.date_sent.tzinfo is UTC


def test_milliseconds_are_kept() -> None:
    message = fetched(status_history=[{"updated_at": "2012-04-24 23:42:00.123"}])

    assert message.status_history is not None
    assert message.status_history[0].updated_at == datetime(
        2012, 4, 24, 23, 42, 0, 123000, tzinfo=UTC
    )


def test_amount_is_an_exact_decimal() -> None:
    amount = fetched(b_customer_debit="1000.10").b_customer_debit

    assert (type(amount), str(amount)) == (Decimal, "1000.10")


def test_unknown_status_survives() -> None:
    status = fetched(status="DELIVERED").status

    assert isinstance(status, SMSStatus)
    assert (status, status.known, status.value) == ("DELIVERED", False, "DELIVERED")


def test_known_status_has_its_label() -> None:
    status = fetched(status="EXPIRED").status

    assert status is SMSStatus.EXPIRED
    assert status.label == "Not delivered in time."


def test_unknown_value_of_an_inline_enumeration_survives() -> None:
    assert fetched(type="LOOP").type == "LOOP"


def test_absent_options_and_null_options_stay_apart() -> None:
    assert fetched().options is UNSET
    assert fetched(options=None).options is None


def test_undeclared_members_are_kept_at_every_depth() -> None:
    message = fetched(
        brand_new=[1],
        options={"user_data": "42", "route": "premium"},
        status_history=[{"old_status": "SENT", "by": "carrier"}],
    )

    assert message.extra == {"brand_new": [1]}
    assert isinstance(message.options, SMSOptions)
    assert (message.options.user_data, message.options.extra) == (
        "42",
        {"route": "premium"},
    )
    assert message.status_history is not None
    assert message.status_history[0].extra == {"by": "carrier"}


def test_options_that_were_read_can_be_sent_again() -> None:
    read = fetched(options={"user_data": "42", "route": "premium"}).options

    server = Server(result("8242D945"))

    SDK.open(server).sms.send(**SIMPLE, options=read)

    assert server.json["params"][3] == {"user_data": "42", "route": "premium"}


def test_open_results_are_handed_out_as_they_come(flavor: str) -> None:
    server = Server(result({"hits": [{"hash": "A"}], "total": 1}))

    found = settle(SDK.open(server, flavor).sms.search(filters={}, options={}))

    assert SearchResults(extra={"hits": [{"hash": "A"}], "total": 1}) == found


def test_quote_keeps_what_the_server_tells() -> None:
    server = Server(result({"parts": 2, "cost": "12.00"}))

    quote = SDK.open(server).sms.get_quote(to="+1", text="t")

    assert SMSQuote(extra={"parts": 2, "cost": "12.00"}) == quote


def test_table_of_characters_holds_anything() -> None:
    server = Server(result([{"€": "e"}, 1, None]))

    assert SDK.open(server).sms.get_gsm_charset_mapping() == [{"€": "e"}, 1, None]


CODES: list[tuple[int, type[errors.RpcError[Any]]]] = [
    (100, errors.FeatureNotAllowedError),
    (150, errors.PropertyMissingError),
    (151, errors.PropertyValueInvalidError),
    (401, errors.AuthenticationFailedError),
    (1000, errors.SmsRoutingFailedError),
    (115, errors.RpcError),
    (-32700, errors.ParseError),
    (-32600, errors.InvalidRequestError),
    (-32601, errors.MethodNotFoundError),
    (-32602, errors.InvalidParamsError),
    (-32603, errors.InternalError),
]


@pytest.mark.parametrize(("code", "kind"), CODES)
def test_error_inside_200_has_the_class_of_its_code(
    flavor: str, code: int, kind: type[errors.RpcError[Any]]
) -> None:
    error = failed(fault(code, "PROPERTY_VALUE_ERROR [from]", data={"at": 1}), flavor)

    assert type(error) is kind
    assert isinstance(error, errors.RpcError)
    assert (code, "PROPERTY_VALUE_ERROR [from]") == (error.code, error.rpc_message)
    assert error.data == {"at": 1}
    assert f"sms.send: RPC error {code}: PROPERTY_VALUE_ERROR [from]" in str(error)


def test_error_without_data_has_none() -> None:
    error = failed(fault(100))

    assert isinstance(error, errors.RpcError)
    assert error.data is None


def test_401_with_an_error_object_is_told_by_its_code(flavor: str) -> None:
    body = {"jsonrpc": "2.0", "id": None, "error": {"code": 401, "message": "AUTH"}}

    error = failed(Reply(status=401, body=body), flavor)

    assert type(error) is errors.AuthenticationFailedError
    assert error.call.status == 401


def test_401_without_an_error_object_is_told_by_its_status(flavor: str) -> None:
    error = failed(
        Reply(status=401, content=b"Authorization required", headers={}), flavor
    )

    assert type(error) is errors.UnauthorizedError


@pytest.mark.parametrize(
    "body",
    [
        {"jsonrpc": "2.0", "id": 2, "result": "8242D945"},
        {"jsonrpc": "1.0", "id": 1, "result": "8242D945"},
        {"jsonrpc": "2.0", "id": 1},
        {
            "jsonrpc": "2.0",
            "id": 1,
            "result": "a",
            "error": {"code": 1, "message": "b"},
        },
        [],
    ],
    ids=["other-id", "other-version", "neither", "both", "batch"],
)
def test_reply_that_breaks_the_protocol_is_refused(flavor: str, body: object) -> None:
    error = failed(Reply(body=body), flavor)

    assert type(error) is errors.RpcProtocolError
    assert error.response is not None
