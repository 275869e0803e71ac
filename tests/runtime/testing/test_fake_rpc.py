"""JSON-RPC: calls, batches with every kind of disorder, `rpc.discover`."""

from typing import Any

import msgspec
import pytest
from fake_desk import ADD, RPC_SPEC, desk
from shop_client import Shop

from specmill_runtime import errors
from specmill_runtime.testing import ContractViolation, Fake, Request

HEADERS = {"content-type": "application/json"}


def rpc(flavor: str = "sync") -> Shop:
    """A fake of JSON-RPC and a client on it."""
    return Shop(flavor, desk(), spec=RPC_SPEC)


def sent(fake: Fake, body: Any, *, is_remote: bool = False) -> Any:
    """What the fake answers to a body."""
    content = body if isinstance(body, bytes) else msgspec.json.encode(body)
    request = Request(
        method="POST", url="/rpc", headers=HEADERS, content=content, is_remote=is_remote
    )
    reply = fake.handle(request)
    return msgspec.json.decode(reply.content) if reply.content else None


def call(number: object = 1, method: str = "add", **more: Any) -> dict[str, Any]:
    """A call."""
    params = {"a": 1, "b": 2}
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params, **more}


def test_call_is_answered(flavor: str) -> None:
    assert isinstance(rpc(flavor).call(ADD, 1, 2), int)


def test_arguments_are_kept_by_name() -> None:
    desk_ = rpc()

    desk_.call(ADD, 1, 2)

    assert {"a": 1, "b": 2} == desk_.fake.calls.add[-1].args


def test_call_that_is_nested_too_deeply_is_no_json() -> None:
    reply = sent(Fake(desk()), b"[" * 100_000, is_remote=True)

    assert -32700 == reply["error"]["code"]


def test_documented_error_has_its_message_and_data() -> None:
    desk_ = rpc()
    desk_.fake.on.add.fail(code=7)

    with pytest.raises(errors.RpcError) as raised:
        desk_.call(ADD, 1, 2)

    assert 7 == raised.value.code
    assert "Too much" in str(raised.value)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (call(method="ad"), "rpc-method"),
        (call(params=[1, 2]), "rpc-params"),
        (call(params={"a": 1}), "rpc-params"),
        (call(params={"a": 1, "b": 2, "c": 3}), "rpc-params"),
        (call(params={"a": "x", "b": 2}), "value"),
        (call(jsonrpc="1.0"), "rpc-envelope"),
        (call(params=3), "rpc-envelope"),
        ([], "rpc-envelope"),
        (b"{", "rpc-json"),
    ],
)
def test_wrong_call_is_a_violation(body: Any, code: str) -> None:
    with pytest.raises(ContractViolation) as raised:
        sent(Fake(desk()), body)

    assert code == raised.value.code


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (call(method="ad"), -32601),
        (call(params=[1, 2]), -32602),
        (call(jsonrpc="1.0"), -32600),
        (b"{", -32700),
    ],
)
def test_wrong_call_over_http_is_an_error_object(body: Any, code: int) -> None:
    assert code == sent(Fake(desk()), body, is_remote=True)["error"]["code"]


@pytest.mark.parametrize("number", [True, [1], {}])
def test_what_is_no_id_is_refused_and_not_repeated(number: object) -> None:
    reply = sent(rpc().fake, call(number), is_remote=True)

    assert (None, -32600) == (reply["id"], reply["error"]["code"])


def test_value_out_of_range_blames_the_test() -> None:
    with pytest.raises(ContractViolation, match="blame: test"):
        rpc().call(ADD, 5000, 1)


def test_notification_has_no_reply() -> None:
    body = call()
    del body["id"]
    fake = Fake(desk())

    assert None is sent(fake, body)
    assert 1 == len(fake.calls.add)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"method": "ad"}, None), ({"params": [1]}, None), ({"jsonrpc": "1"}, -32600)],
)
def test_wrong_notification_over_http_has_no_reply_if_it_is_one(
    wrong: dict[str, Any], code: int | None
) -> None:
    body = call(**wrong)
    del body["id"]
    fake = Fake(desk())

    reply = sent(fake, body, is_remote=True)

    assert code == (None if reply is None else reply["error"]["code"])
    assert 1 == len(fake.violations)


def test_replies_to_a_batch_come_in_another_order() -> None:
    batch = [call(number) for number in range(6)]

    replies = sent(Fake(desk()), batch)

    ids = [one["id"] for one in replies]
    assert list(range(6)) == sorted(ids)
    assert list(range(6)) != ids


def test_order_depends_on_the_seed() -> None:
    batch = [call(number) for number in range(6)]

    assert sent(Fake(desk(), seed=1), batch) == sent(Fake(desk(), seed=1), batch)
    assert sent(Fake(desk(), seed=1), batch) != sent(Fake(desk(), seed=2), batch)


@pytest.mark.parametrize(
    ("trick", "count"), [("drop", 2), ("duplicate", 4), ("extra", 4), ("null_id", 3)]
)
def test_next_batch_is_in_disorder(trick: str, count: int) -> None:
    fake = Fake(desk())
    getattr(fake.rpc, trick)()

    replies = sent(fake, [call(number) for number in range(3)])

    assert count == len(replies)
    assert (trick == "null_id") == any(one["id"] is None for one in replies)
    assert 3 == len(sent(fake, [call(number) for number in range(3)]))


def test_dropped_reply_is_asked_for_again() -> None:
    desk_ = rpc()
    desk_.fake.rpc.drop()

    with desk_.core.batch(lambda calls: calls) as calls:
        handles = [calls.add(ADD, (1, 2)) for _ in range(2)]

    assert all(isinstance(handle.result(), int) for handle in handles)
    assert 3 == len(desk_.fake.calls.add)


def test_batch_with_a_late_call_has_all_replies() -> None:
    desk_ = rpc()
    desk_.fake.on.add.delay(2, times=1)

    with desk_.core.batch(lambda calls: calls) as calls:
        handles = [calls.add(ADD, (1, 2)) for _ in range(2)]

    assert all(isinstance(handle.result(), int) for handle in handles)
    assert (2, [2]) == (len(desk_.fake.calls.add), desk_.fake.clock.slept)


def test_error_has_the_headers_that_a_test_gives_it(flavor: str) -> None:
    desk_ = rpc(flavor)
    desk_.fake.on.add.fail(code=7, retry_after=5)

    with pytest.raises(errors.RpcError) as raised:
        desk_.call(ADD, 1, 2)

    assert 5 == raised.value.retry_after


def test_http_failure_is_not_json_rpc() -> None:
    desk_ = rpc()
    desk_.fake.on.add.fail(status=500)

    with pytest.raises(errors.ServerError):
        desk_.call(ADD, 1, 2)


def test_discovery_is_an_openrpc_document() -> None:
    found = sent(Fake(desk()), call(method="rpc.discover"))["result"]

    assert ["add"] == [one["name"] for one in found["methods"]]
    assert "1.3" in found["openrpc"]
