"""Idempotency keys: the same over all attempts, the user's own where given."""

import re
from typing import Any

import pytest
from harness import Caller, Server, post, reply

from specmill_runtime import errors
from specmill_runtime.arguments import header
from specmill_runtime.errors import ArgumentError

LOST = errors.ConnectionLostError("lost")
KEYED = post(
    idempotency_key="Idempotency-Key", arguments=(header("Idempotency-Key", str),)
)


def keys(server: Server) -> list[str]:
    """The keys of all requests."""
    found: list[dict[bytes, bytes]] = [dict(one.headers) for one in server.requests]
    return [one[b"Idempotency-Key"].decode() for one in found]


def test_ambiguous_failure_of_a_keyed_operation_is_repeated(flavor: str) -> None:
    server = Server(LOST, reply({}))

    Caller(flavor, server).call(KEYED, (None,))

    assert 2 == len(server.requests)


def test_key_is_the_same_over_attempts(flavor: str) -> None:
    server = Server(LOST, reply({}))

    Caller(flavor, server).call(KEYED, (None,))

    first, second = keys(server)
    assert first == second


def test_response_knows_the_key(flavor: str) -> None:
    server = Server()

    response = Caller(flavor, server).raw(KEYED, ("mine",))

    assert "mine" == response.idempotency_key
    assert Caller(flavor, server).raw(post()).idempotency_key is None


def test_key_is_a_random_uuid() -> None:
    server = Server()
    client = Caller("sync", server)

    client.call(KEYED, (None,))
    client.call(KEYED, (None,))

    first, second = keys(server)
    assert first != second
    assert re.fullmatch(
        r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f-]{16}", first
    )


@pytest.mark.parametrize(
    ("argument", "options"),
    [
        ("mine", None),
        (None, {"idempotency_key": "mine"}),
        (None, {"headers": {"idempotency-KEY": "mine"}}),
    ],
)
def test_key_of_the_user_is_sent(argument: str | None, options: Any) -> None:
    server = Server()

    Caller("sync", server).call(KEYED, (argument,), options)

    assert "mine" == server.headers["idempotency-key"]


def test_key_that_no_header_holds_is_refused() -> None:
    with pytest.raises(ArgumentError, match="idempotency_key"):
        Caller("sync", Server()).call(KEYED, (None,), {"idempotency_key": "a\nb"})


def test_key_that_no_header_takes_is_refused(flavor: str) -> None:
    server = Server()

    with pytest.raises(ArgumentError, match="no header is described"):
        Caller(flavor, server).call(post(), (), {"idempotency_key": "mine"})

    assert not server.requests


def test_error_knows_the_key() -> None:
    server = Server(reply(status=409))

    with pytest.raises(errors.ConflictError) as raised:
        Caller("sync", server).call(KEYED, (None,))

    assert keys(server)[0] == raised.value.idempotency_key
    assert keys(server)[0] not in str(raised.value)


def test_another_header_is_no_key() -> None:
    server = Server()

    Caller("sync", server).call(KEYED, (None,), {"headers": {"X-Trace": "one"}})

    assert "one" != server.headers["idempotency-key"]


def test_operation_without_key_gets_none() -> None:
    server = Server()

    Caller("sync", server).call(post())

    assert "idempotency-key" not in server.headers
