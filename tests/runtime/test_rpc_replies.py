"""Replies of JSON-RPC 2.0: errors in and outside of HTTP 200, broken replies, results."""

from typing import Any

import pytest
from courier import _operations
from courier._spec import SPEC
from courier.errors import OutOfStampsError
from courier.models import ErrorBody
from harness import Answer, Caller, Server, reply, rpc_reply

from specmill_runtime import errors
from specmill_runtime.client import ClientSpec, RpcSpec
from specmill_runtime.errors import RpcError, RpcProtocolError, SdkError
from specmill_runtime.operation import Operation, Result, position
from specmill_runtime.request import RawResponse

CREDENTIALS = {"username": "ada", "api_key": "key"}
ECHO: Operation[object] = Operation(
    id="echo",
    rpc="echo",
    arguments=(position("a"), position("b"), position("c", nullable=True)),
    results=(Result(status="200", type=lambda: object),),
)


def mail(flavor: str, server: Server) -> Caller:
    return Caller(flavor, server, SPEC, credentials=CREDENTIALS)


def failed(flavor: str, *server: Answer | RawResponse) -> SdkError:
    with pytest.raises(SdkError) as caught:
        mail(flavor, Server(*server)).call(_operations.MAIL_SEND, ("", "+1", None))
    return caught.value


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (-32700, errors.ParseError),
        (-32600, errors.InvalidRequestError),
        (-32601, errors.MethodNotFoundError),
        (-32602, errors.InvalidParamsError),
        (-32603, errors.InternalError),
        (-32000, errors.RpcServerError),
        (-32099, errors.RpcServerError),
        (-32100, RpcError),
        (-31999, RpcError),
        (115, RpcError),
    ],
)
def test_code_decides_the_class(
    flavor: str, code: int, expected: type[RpcError[Any]]
) -> None:
    error = failed(
        flavor, rpc_reply({"error": {"code": code, "message": "m", "data": [1]}})
    )

    assert type(error) is expected
    assert isinstance(error, RpcError)
    assert (code, "m", [1]) == (error.code, error.rpc_message, error.data)


def test_described_code_has_its_class_and_data(flavor: str) -> None:
    fault = {"code": 100, "message": "no stamps", "data": {"error": "x"}}

    error = failed(flavor, rpc_reply({"error": fault}))

    assert type(error) is OutOfStampsError
    assert ErrorBody(error="x") == error.data
    assert "mail.send: RPC error 100: no stamps" == str(error)


@pytest.mark.parametrize("data", [{}, {"data": 7}, {"data": None}])
def test_data_is_none_when_it_is_not_as_described(data: dict[str, object]) -> None:
    error = failed("sync", rpc_reply({"error": {"code": 100, "message": "m", **data}}))

    assert isinstance(error, OutOfStampsError)
    assert error.data is None


def test_error_under_an_http_error_is_an_rpc_error(flavor: str) -> None:
    error = failed(
        flavor, rpc_reply({"error": {"code": 100, "message": "m"}}, status=500)
    )

    assert isinstance(error, OutOfStampsError)
    assert 500 == error.status


def test_error_with_null_id_counts(flavor: str) -> None:
    error = failed(
        flavor, rpc_reply({"id": None, "error": {"code": -32700, "message": "m"}})
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
        ({"id": True, "result": 1}, "has the id of another request"),
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
        ({"error": "text"}, "is no JSON-RPC error"),
        ({"error": {"message": "m"}}, "is no JSON-RPC error"),
        ({"error": {"code": "x", "message": "m"}}, "is no JSON-RPC error"),
    ],
)
def test_broken_reply_is_a_protocol_error(
    flavor: str, body: dict[str, Any], reason: str
) -> None:
    error = failed(flavor, rpc_reply(body))

    assert isinstance(error, RpcProtocolError)
    assert reason in str(error)
    assert error.response is not None


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_error_without_an_id_is_told(flavor: str, start: bytes) -> None:
    content = b'{"jsonrpc":"2.0","error":{"code":-32600,"message":"too many"}}'

    error = failed(flavor, reply(content=start + content))

    assert type(error) is errors.InvalidRequestError


def test_result_without_an_id_is_refused(flavor: str) -> None:
    error = failed(flavor, reply({"jsonrpc": "2.0", "result": 1}))

    assert isinstance(error, RpcProtocolError)
    assert "the reply has no id" in str(error)


def test_broken_error_under_an_http_error_is_a_status_error() -> None:
    error = failed("sync", rpc_reply({"error": "no entry"}, status=403))

    assert type(error) is errors.ForbiddenError


def test_error_that_is_no_valid_text_is_a_protocol_error() -> None:
    content = b'{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"\xff"}}'

    assert isinstance(failed("sync", reply(content=content)), RpcProtocolError)


LENIENT = ClientSpec(
    name="Lenient",
    package="lenient",
    version="1",
    servers=("https://lenient.test",),
    rpc=RpcSpec(lenient_ids=True),
)


@pytest.mark.parametrize("number", [1, "1"])
def test_id_may_be_a_text_where_the_description_says_so(
    flavor: str, number: object
) -> None:
    server = Server(rpc_reply({"id": number, "result": 5}))

    assert 5 == Caller(flavor, server, LENIENT).call(ECHO, (1, 2, 3))


@pytest.mark.parametrize("number", [2, "2", 1.0, True, None, "null"])
def test_other_ids_are_refused_where_texts_are_allowed(number: object) -> None:
    server = Server(rpc_reply({"id": number, "result": 5}))

    with pytest.raises(RpcProtocolError, match="has the id of another request"):
        Caller("sync", server, LENIENT).call(ECHO, (1, 2, 3))


@pytest.mark.parametrize(
    "body", [[], [{"jsonrpc": "2.0", "id": 1, "result": 1}], 7, None]
)
def test_reply_that_is_no_object_is_a_protocol_error(flavor: str, body: object) -> None:
    assert isinstance(failed(flavor, reply(body)), RpcProtocolError)


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b'{"jsonrpc":"2.0","id":1,"res', b"\xff"]
)
def test_reply_that_is_no_json_is_a_decode_error(flavor: str, content: bytes) -> None:
    error = failed(flavor, reply(content=content, media_type="text/html"))

    assert isinstance(error, errors.DecodeError)
    assert error.response is not None
    assert content == error.response.content


def test_null_beside_the_result_or_the_error_is_tolerated() -> None:
    server = Server(rpc_reply({"result": 5, "error": None}))

    assert 5 == Caller("sync", server).call(ECHO, (1, 2, 3))
    assert isinstance(
        failed(
            "sync", rpc_reply({"result": None, "error": {"code": 1, "message": "m"}})
        ),
        RpcError,
    )


def test_wrong_shape_of_the_result_is_a_decode_error(flavor: str) -> None:
    error = failed(flavor, rpc_reply({"result": {"hash": 7}}))

    assert isinstance(error, errors.DecodeError)
    assert "/hash" == error.pointer


def test_null_is_a_result() -> None:
    assert (
        Caller("sync", Server(rpc_reply({"result": None}))).call(ECHO, (1, 2, 3))
        is None
    )
