"""Callr, batches: the calls of a block, one request each unless it is asked for more."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from callr import errors
from callr.models import SMSQuote

from specmill_runtime.handles import Handle
from tests.generated.recording import Reply, Sent, Server
from tests.generated.tables.callr import SDK

SIMPLE = {"to": "+33612345678", "body": "Hello"}


def answer(sent: Sent) -> Reply:
    """To each call its method's result."""
    calls = Server.decoded(sent)
    results = {"sms.send": "8242D945", "sms.get_quote": {"parts": 2}, "sms.get": {}}
    replies = [
        {"jsonrpc": "2.0", "id": call["id"], "result": results[call["method"]]}
        for call in (calls if isinstance(calls, list) else [calls])
    ]
    return Reply(body=replies[::-1] if isinstance(calls, list) else replies[0])


def batched(
    server: Server, flavor: str, fill: Callable[[Any], object], **settings: Any
) -> None:
    """Fill a batch and leave its block."""
    client = SDK.open(server, flavor)
    if flavor == "sync":
        with client.batch(**settings) as batch:
            fill(batch)
        return

    async def enter() -> None:
        async with client.batch(**settings) as batch:
            fill(batch)

    asyncio.run(enter())


@pytest.mark.parametrize("settings", [{}, {"max_size": 50}])
def test_handles_have_the_results_of_their_calls(
    flavor: str, settings: dict[str, Any]
) -> None:
    handles: list[Handle[Any]] = []

    def fill(batch: Any) -> None:
        handles.append(batch.sms.send(**SIMPLE))
        handles.append(batch.sms.get_quote(to="+1", text="t"))

    batched(Server(answer), flavor, fill, **settings)

    assert ["8242D945", SMSQuote(extra={"parts": 2})] == [
        one.result() for one in handles
    ]


@pytest.mark.parametrize(("settings", "expected"), [({}, 3), ({"max_size": 2}, 2)])
def test_callr_gets_one_call_a_request_unless_more_are_wished(
    flavor: str, settings: dict[str, Any], expected: int
) -> None:
    server = Server(answer)

    batched(
        server,
        flavor,
        lambda batch: [batch.sms.get(one) for one in ("A", "B", "C")],
        **settings,
    )

    assert expected == len(server.requests)


def test_arguments_travel_as_in_a_plain_call() -> None:
    server = Server(answer)

    batched(server, "sync", lambda batch: batch.sms.send(**SIMPLE))

    assert ["", "+33612345678", "Hello", None] == server.json["params"]


def test_batch_has_every_operation_of_the_client() -> None:
    client = SDK.open(Server())

    offered = {name for name in dir(client.sms) if not name.startswith("_")}

    assert offered == {
        name for name in dir(client.batch().calls.sms) if not name.startswith("_")
    }


def test_deprecated_call_warns_at_the_caller() -> None:
    def fill(batch: Any) -> None:
        with pytest.warns(DeprecationWarning, match="sms.get_count_for") as caught:
            batch.sms.get_count_for_body("b")
        assert [__file__] == [one.filename for one in caught]

    batched(Server(Reply(body={"jsonrpc": "2.0", "id": 1, "result": {}})), "sync", fill)


def test_error_of_a_call_is_one_of_the_sdk(flavor: str) -> None:
    fault = {"code": 151, "message": "PROPERTY_VALUE_ERROR [from]"}
    server = Server(Reply(body={"jsonrpc": "2.0", "id": 1, "error": fault}))
    handles: list[Handle[Any]] = []

    batched(server, flavor, lambda batch: handles.append(batch.sms.send(**SIMPLE)))

    with pytest.raises(errors.PropertyValueInvalidError):
        handles[0].result()
