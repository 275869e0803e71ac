"""Calls of JSON-RPC 2.0: positions, names, defaults, ids."""

import pytest
from courier import _operations
from courier._spec import SPEC
from courier.models import Mail, MailOptions
from harness import Caller, Server, reply, rpc_reply
from msgspec.structs import replace

from specmill_runtime import errors
from specmill_runtime.models import UNSET
from specmill_runtime.operation import Operation, Result, position

CREDENTIALS = {"username": "ada", "api_key": "key"}
NOTE: Operation[None] = Operation(
    id="note", rpc="note", notification=True, arguments=(position("text", str),)
)
ECHO: Operation[object] = Operation(
    id="echo",
    rpc="echo",
    arguments=(position("a"), position("b"), position("c", nullable=True)),
    results=(Result(status="200", type=lambda: object),),
)


def mail(flavor: str, server: Server) -> Caller:
    return Caller(flavor, server, SPEC, credentials=CREDENTIALS)


def params(*arguments: object) -> object:
    server = Server(rpc_reply({"result": None}))
    Caller("sync", server).call(ECHO, arguments)
    return server.json["params"]


def test_call_is_one_request_object(flavor: str) -> None:
    server = Server(rpc_reply({"result": {"hash": "h"}}))

    mail(flavor, server).call(
        _operations.MAIL_SEND, ("ada", "+1", MailOptions(extra_={"a": 1}))
    )

    assert (
        b'{"jsonrpc":"2.0","method":"mail.send","id":1,"params":["ada","+1",{"a":1}]}'
        == server.request.content
    )


def test_call_goes_to_the_server_itself(flavor: str) -> None:
    server = Server(rpc_reply({"result": {"hash": "h"}}))

    mail(flavor, server).call(_operations.MAIL_SEND, ("", "+1", None))

    assert "POST" == server.request.method
    assert "https://api.courier.test/api" == server.request.url.partition("?")[0]
    assert "application/json-rpc; charset=utf-8" == server.headers["content-type"]
    assert "application/json-rpc, application/json" == server.headers["accept"]


def test_server_address_keeps_its_trailing_slash() -> None:
    server = Server(rpc_reply({"result": 1}))

    Caller("sync", server, base_url="https://a.test/json-rpc/v1/").call(ECHO, (1, 2, 3))

    assert "https://a.test/json-rpc/v1/" == server.request.url


def test_result_is_decoded(flavor: str) -> None:
    server = Server(rpc_reply({"result": {"hash": "h", "text": "t"}}))

    result = mail(flavor, server).call(_operations.MAIL_SEND, ("", "+1", None))

    assert Mail(hash="h", text="t") == result


def test_raw_call_parses_to_the_result(flavor: str) -> None:
    server = Server(rpc_reply({"result": {"hash": "h"}}))

    response = mail(flavor, server).raw(_operations.MAIL_SEND, ("", "+1", None))

    assert Mail(hash="h") == response.parse()


def test_named_parameters_travel_as_an_object(flavor: str) -> None:
    server = Server(rpc_reply({"result": []}))

    mail(flavor, server).call(_operations.MAIL_FIND, ("+1", None))

    assert {"to": "+1"} == server.json["params"]


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
    assert expected == params(*arguments)


def test_required_position_has_its_default(flavor: str) -> None:
    server = Server(rpc_reply({"result": {"hash": "h"}}))

    mail(flavor, server).call(_operations.MAIL_SEND, (None, "+1", UNSET))

    assert ["", "+1", None] == server.json["params"]


def test_default_is_sent_for_an_optional_position_too() -> None:
    operation: Operation[object] = Operation(
        id="echo",
        rpc="echo",
        arguments=(
            position("a", default=""),
            position("b", required=True),
            position("c", nullable=True, default=None),
        ),
        results=ECHO.results,
    )
    server = Server(rpc_reply({"result": 1}))

    Caller("sync", server).call(operation, (None, 2, UNSET))

    assert ["", 2, None] == server.json["params"]


def test_required_position_without_default_is_refused() -> None:
    with pytest.raises(errors.ArgumentError, match="argument 'to' is required"):
        mail("sync", Server()).call(_operations.MAIL_SEND, ("", None, None))


def test_ids_of_a_client_are_counted(flavor: str) -> None:
    server = Server(rpc_reply({"result": 1}))
    caller = Caller(flavor, server)

    for _ in range(3):
        caller.call(ECHO, (1, 2, 3))

    assert [1, 2, 3] == [request.rpc_id for request in server.requests]


def test_clones_count_on() -> None:
    server = Server(rpc_reply({"result": 1}))
    caller = Caller("sync", server)

    caller.call(ECHO, (1, 2, 3))
    assert caller.sync is not None
    caller.sync.clone(timeout=1).call(ECHO, (1, 2, 3))

    assert [1, 2] == [request.rpc_id for request in server.requests]


def test_notification_has_no_id(flavor: str) -> None:
    server = Server(reply(status=204, content=b""))

    Caller(flavor, server).call(NOTE, ("hello",))

    assert server.json == {"jsonrpc": "2.0", "method": "note", "params": ["hello"]}
    assert server.request.rpc_id is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ok",
        b"[]",
        b'{"jsonrpc":"2.0","id":null,"result":1}',
        b'{"jsonrpc":"2.0","id":0,"result":1}',
        b'{"jsonrpc":"2.0","id":7,"error":{"code":1,"message":"m"}}',
    ],
)
@pytest.mark.parametrize("status", [200, 202])
def test_answer_to_a_notification_is_ignored(
    flavor: str, status: int, content: bytes
) -> None:
    server = Server(reply(status=status, content=content))

    assert Caller(flavor, server).call(NOTE, ("hello",)) is None


@pytest.mark.parametrize("status", [200, 500])
def test_error_that_answers_a_notification_is_raised(status: int) -> None:
    fault = {"code": -32700, "message": "Parse error"}
    answer = reply({"jsonrpc": "2.0", "id": None, "error": fault}, status=status)

    with pytest.raises(errors.ParseError):
        Caller("sync", Server(answer)).call(NOTE, ("hello",))


def test_http_error_of_a_notification_is_raised(flavor: str) -> None:
    with pytest.raises(errors.UnauthorizedError):
        Caller(flavor, Server(reply(status=401, content=b""))).call(NOTE, ("hello",))


def test_notification_is_repeated_only_when_that_is_harmless() -> None:
    lost = errors.ConnectionLostError("lost")
    careful, repeated = Server(lost, reply()), Server(lost, reply())

    with pytest.raises(errors.ConnectionLostError):
        Caller("sync", careful).call(NOTE, ("hello",))
    Caller("sync", repeated).call(replace(NOTE, idempotent=True), ("hello",))

    assert [1, 2] == [len(careful.requests), len(repeated.requests)]
