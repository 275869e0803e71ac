"""JSON-RPC 2.0: positions, names, ids, errors in and outside of HTTP 200, broken replies."""

from typing import Any

import pytest
from courier import _operations
from courier._spec import SPEC
from courier.errors import OutOfStampsError
from courier.models import ErrorBody, Mail, MailOptions
from harness import Answer, Caller, Server, reply

from specmill_runtime import errors
from specmill_runtime.errors import RpcError, RpcProtocolError, SdkError
from specmill_runtime.models import UNSET
from specmill_runtime.operation import Operation, Result, position
from specmill_runtime.request import RawRequest, RawResponse

CREDENTIALS = {"username": "ada", "api_key": "key"}
ECHO: Operation[object] = Operation(
    id="echo",
    rpc="echo",
    arguments=(position("a"), position("b"), position("c", nullable=True)),
    results=(Result(status="200", type=lambda: object),),
)


def answers(body: dict[str, Any], status: int = 200) -> Answer:
    """An answer with version and the id of the request, unless `body` has its own."""

    def answer(request: RawRequest) -> RawResponse:
        return reply({"jsonrpc": "2.0", "id": request.rpc_id, **body}, status=status)

    return answer


def mail(flavor: str, server: Server) -> Caller:
    return Caller(flavor, server, SPEC, credentials=CREDENTIALS)


def failed(flavor: str, *server: Answer | RawResponse) -> SdkError:
    with pytest.raises(SdkError) as caught:
        mail(flavor, Server(*server)).call(_operations.MAIL_SEND, ("", "+1", None))
    return caught.value


def params(*arguments: object) -> object:
    server = Server(answers({"result": None}))
    Caller("sync", server).call(ECHO, arguments)
    return server.json["params"]


def test_call_is_one_request_object(flavor: str) -> None:
    server = Server(answers({"result": {"hash": "h"}}))

    mail(flavor, server).call(
        _operations.MAIL_SEND, ("ada", "+1", MailOptions(extra_={"a": 1}))
    )

    assert server.request.content == (
        b'{"jsonrpc":"2.0","method":"mail.send","id":1,"params":["ada","+1",{"a":1}]}'
    )


def test_call_goes_to_the_server_itself(flavor: str) -> None:
    server = Server(answers({"result": {"hash": "h"}}))

    mail(flavor, server).call(_operations.MAIL_SEND, ("", "+1", None))

    assert server.request.method == "POST"
    assert server.request.url.partition("?")[0] == "https://api.courier.test/api"
    assert server.headers["content-type"] == "application/json-rpc; charset=utf-8"
    assert server.headers["accept"] == "application/json-rpc, application/json"


def test_server_address_keeps_its_trailing_slash() -> None:
    server = Server(answers({"result": 1}))

    Caller("sync", server, base_url="https://a.test/json-rpc/v1/").call(ECHO, (1, 2, 3))

    assert server.request.url == "https://a.test/json-rpc/v1/"


def test_result_is_decoded(flavor: str) -> None:
    server = Server(answers({"result": {"hash": "h", "text": "t"}}))

    result = mail(flavor, server).call(_operations.MAIL_SEND, ("", "+1", None))

    assert result == Mail(hash="h", text="t")


def test_raw_call_parses_to_the_result(flavor: str) -> None:
    server = Server(answers({"result": {"hash": "h"}}))

    response = mail(flavor, server).raw(_operations.MAIL_SEND, ("", "+1", None))

    assert response.parse() == Mail(hash="h")


def test_named_parameters_travel_as_an_object(flavor: str) -> None:
    server = Server(answers({"result": []}))

    mail(flavor, server).call(_operations.MAIL_FIND, ("+1", None))

    assert server.json["params"] == {"to": "+1"}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((1, 2, 3), [1, 2, 3]),
        ((1, None, UNSET), [1]),
        ((None, 2, UNSET), [None, 2]),
        ((1, 2, None), [1, 2, None]),
        ((None, None, None), [None, None, None]),
        ((None, None, UNSET), []),
    ],
)
def test_absent_positions_are_null_before_and_left_out_after_the_last(
    arguments: tuple[object, ...], expected: list[object]
) -> None:
    assert params(*arguments) == expected


def test_required_position_has_its_default(flavor: str) -> None:
    server = Server(answers({"result": {"hash": "h"}}))

    mail(flavor, server).call(_operations.MAIL_SEND, (None, "+1", UNSET))

    assert server.json["params"] == ["", "+1", None]


def test_required_position_without_default_is_refused() -> None:
    with pytest.raises(errors.ArgumentError, match="argument 'to' is required"):
        mail("sync", Server()).call(_operations.MAIL_SEND, ("", None, None))


def test_ids_of_a_client_are_counted(flavor: str) -> None:
    server = Server(answers({"result": 1}))
    caller = Caller(flavor, server)

    for _ in range(3):
        caller.call(ECHO, (1, 2, 3))

    assert [request.rpc_id for request in server.requests] == [1, 2, 3]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (-32700, errors.ParseError),
        (-32600, errors.InvalidRequestError),
        (-32601, errors.MethodNotFoundError),
        (-32602, errors.InvalidParamsError),
        (-32603, errors.InternalError),
        (-32000, RpcError),
        (115, RpcError),
    ],
)
def test_code_decides_the_class(
    flavor: str, code: int, expected: type[RpcError[Any]]
) -> None:
    error = failed(
        flavor, answers({"error": {"code": code, "message": "m", "data": [1]}})
    )

    assert type(error) is expected
    assert isinstance(error, RpcError)
    assert (error.code, error.rpc_message, error.data) == (code, "m", [1])


def test_described_code_has_its_class_and_data(flavor: str) -> None:
    fault = {"code": 100, "message": "no stamps", "data": {"error": "x"}}

    error = failed(flavor, answers({"error": fault}))

    assert type(error) is OutOfStampsError
    assert error.data == ErrorBody(error="x")
    assert str(error) == "mail.send: RPC error 100: no stamps"


@pytest.mark.parametrize("data", [{}, {"data": 7}, {"data": None}])
def test_data_is_none_when_it_is_not_as_described(data: dict[str, object]) -> None:
    error = failed("sync", answers({"error": {"code": 100, "message": "m", **data}}))

    assert isinstance(error, OutOfStampsError)
    assert error.data is None


def test_error_under_an_http_error_is_an_rpc_error(flavor: str) -> None:
    error = failed(
        flavor, answers({"error": {"code": 100, "message": "m"}}, status=500)
    )

    assert isinstance(error, OutOfStampsError)
    assert error.call.status == 500


def test_error_with_null_id_counts(flavor: str) -> None:
    error = failed(
        flavor, answers({"id": None, "error": {"code": -32700, "message": "m"}})
    )

    assert type(error) is errors.ParseError


@pytest.mark.parametrize("content", [b"", b"<html>", b'{"message":"no"}'])
def test_http_error_without_rpc_body_is_a_status_error(
    flavor: str, content: bytes
) -> None:
    error = failed(flavor, reply(status=401, content=content))

    assert type(error) is errors.UnauthorizedError


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"jsonrpc": "1.0", "result": 1}, 'does not say "jsonrpc": "2.0"'),
        ({"jsonrpc": None, "result": 1}, 'does not say "jsonrpc": "2.0"'),
        ({"id": 999, "result": 1}, "has the id of another request"),
        ({"id": "1", "result": 1}, "has the id of another request"),
        ({"id": 1.0, "result": 1}, "has the id of another request"),
        ({"id": None, "result": 1}, "has the id of another request"),
        (
            {"id": 2, "error": {"code": 1, "message": "m"}},
            "has the id of another request",
        ),
        ({}, "either a result or an error"),
        (
            {"result": 1, "error": {"code": 1, "message": "m"}},
            "either a result or an error",
        ),
        ({"error": "text"}, "is no JSON-RPC response"),
        ({"error": {"message": "m"}}, "is no JSON-RPC response"),
    ],
)
def test_broken_reply_is_a_protocol_error(
    flavor: str, body: dict[str, Any], reason: str
) -> None:
    error = failed(flavor, answers(body))

    assert isinstance(error, RpcProtocolError)
    assert reason in str(error)
    assert error.response is not None


@pytest.mark.parametrize("body", [[], 7, None])
def test_reply_that_is_no_object_is_a_protocol_error(flavor: str, body: object) -> None:
    assert isinstance(failed(flavor, reply(body)), RpcProtocolError)


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b'{"jsonrpc":"2.0","id":1,"res', b"\xff"]
)
def test_reply_that_is_no_json_is_a_decode_error(flavor: str, content: bytes) -> None:
    error = failed(flavor, reply(content=content, media_type="text/html"))

    assert isinstance(error, errors.DecodeError)
    assert error.response is not None
    assert error.response.content == content


def test_null_beside_the_result_or_the_error_is_tolerated() -> None:
    server = Server(answers({"result": 5, "error": None}))

    assert Caller("sync", server).call(ECHO, (1, 2, 3)) == 5
    assert isinstance(
        failed("sync", answers({"result": None, "error": {"code": 1, "message": "m"}})),
        RpcError,
    )


def test_wrong_shape_of_the_result_is_a_decode_error(flavor: str) -> None:
    error = failed(flavor, answers({"result": {"hash": 7}}))

    assert isinstance(error, errors.DecodeError)
    assert error.pointer == "/hash"


def test_null_is_a_result() -> None:
    assert (
        Caller("sync", Server(answers({"result": None}))).call(ECHO, (1, 2, 3)) is None
    )
