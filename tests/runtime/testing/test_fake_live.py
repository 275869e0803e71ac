"""Live APIs: what they answer is compared, kept without secrets, and given again."""

import asyncio
from pathlib import Path
from typing import Any

import msgspec
import pytest
from fake_desk import desk
from fake_shop import shop
from shop_client import GET, SPEC, Shop

from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.errors import StatusError
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.testing import Fake
from specmill_runtime.testing.live import Watch
from specmill_runtime.testing.messages import Request
from specmill_runtime.testing.recordings import (
    read_recordings,
    write_recordings,
)


class Client:
    """A generated client, as far as a watch needs it."""

    def __init__(self, **settings: Any) -> None:
        self._core = SyncCore(
            SPEC,
            credentials={"key": "hidden-key"},
            **settings,
        )

    def get(self) -> Any:
        """A call."""
        with self._core:
            return self._core.call(GET, (5,))


def watched(fake: Fake) -> Watch:
    """What a watch has seen of a call to a server."""
    with fake.serve() as server:
        watch = Watch(shop(), server.url)
        watch.connect(Client).get()
    return watch


def test_api_that_answers_as_described_has_no_differences() -> None:
    report = watched(Fake(shop())).report()

    assert "things.get: 1 call, as described" in report
    assert "the API answers as described" in report


def test_difference_names_operation_and_place() -> None:
    fake = Fake(shop())
    fake.on.things.get.reply({"id": 5, "name": ""})

    assert "things.get: 1 call\n  body at /name: " in watched(fake).report()


def test_status_that_is_not_described_is_a_difference() -> None:
    fake = Fake(shop())
    fake.on.things.get.reply({"id": 5, "name": "x"}, status=206)

    assert "  status: 206 is not described" in watched(fake).report()


def test_differences_of_another_process_are_added() -> None:
    fake = Fake(shop())
    fake.on.things.get.reply({"id": 5, "name": ""})
    one = watched(fake)
    other = Watch(shop(), "http://127.0.0.1:1")

    other.add(one.plain())
    other.add(one.plain())

    assert "things.get: 2 calls\n" in other.report()
    assert ", 2 times" in other.report()
    assert 2 == len(other.recordings)


def test_recording_is_answered_again(tmp_path: Path) -> None:
    fake = Fake(shop())
    fake.on.things.get.reply({"id": 5, "name": "Real"})
    write_recordings(tmp_path / "shop.jsonl", watched(fake).recordings)
    replayed = Shop()
    replayed.fake.replay(tmp_path / "shop.jsonl")

    assert "Real" == replayed.call(GET, 5).name
    assert "Real" != replayed.call(GET, 6).name


def test_address_of_the_api_is_not_recorded() -> None:
    fake = Fake(shop())
    with fake.serve() as server:
        link = f"{server.url}/things/5"
        fake.on.things.get.reply({"id": 5, "name": link})
        watch = Watch(shop(), server.url)
        watch.connect(Client).get()

    assert "{server}/things/5" == watch.recordings[0].body["name"]


def test_credentials_are_not_recorded(tmp_path: Path) -> None:
    fake = Fake(shop())
    fake.on.things.get.reply({"id": 5, "name": "said hidden-key"})
    file = tmp_path / "shop.jsonl"

    write_recordings(file, watched(fake).recordings)

    assert b"hidden-key" not in file.read_bytes()
    assert "said REDACTED" == read_recordings(file)[0].body["name"]


class AsyncClient:
    """The same, asynchronous."""

    def __init__(self, **settings: Any) -> None:
        self._core = AsyncCore(
            SPEC,
            credentials={"key": "hidden-key"},
            **settings,
        )

    async def __aenter__(self) -> "AsyncClient":
        return self


def test_async_client_is_watched_too() -> None:
    async def main(watch: Watch) -> None:
        core = watch.connect(AsyncClient)._core
        async with core:
            await core.call(GET, (5,))

    with Fake(shop()).serve() as server:
        watch = Watch(shop(), server.url)
        asyncio.run(main(watch))

    assert ["things.get"] == [one.operation for one in watch.recordings]


def desk_answers(reply: Any, *, status: int = 200, **call: Any) -> Watch:
    """What a watch has seen of a JSON-RPC request."""
    watch = Watch(desk(), "http://desk.test/rpc")
    one = {"jsonrpc": "2.0", "method": "add", "params": {"a": 1, "b": 2}}
    calls = [{**one, "id": id} for id in call.get("ids", ())] or {**one, "id": 1}
    headers = ((b"Content-Type", b"application/json"),)
    request = RawRequest(
        method="POST",
        url="http://desk.test/rpc",
        headers=headers,
        content=msgspec.json.encode(calls),
    )
    content = msgspec.json.encode(reply)
    watch.see(request, RawResponse(status=status, headers=headers, content=content))
    return watch


def enveloped(**members: Any) -> dict[str, Any]:
    """A JSON-RPC reply to call 1."""
    return {"jsonrpc": "2.0", "id": 1, **members}


def test_json_rpc_is_compared_by_its_result() -> None:
    report = desk_answers(enveloped(result="three")).report()

    assert '  body: it is not of type "integer"' in report


def test_described_code_of_json_rpc_is_no_difference() -> None:
    error = {"code": 7, "message": "Too much", "data": "4"}

    assert {} == desk_answers(enveloped(error=error)).differences


def test_code_of_json_rpc_that_is_not_described_is_a_difference() -> None:
    error = {"code": 8, "message": "hidden words"}

    (found,) = desk_answers(enveloped(error=error)).differences

    assert "code: 8 is not described" == str(found)


def test_http_failure_in_place_of_a_json_rpc_reply_is_a_difference() -> None:
    (found,) = desk_answers({"oops": 1}, status=500).differences

    assert "status: 500 without a reply of JSON-RPC" == str(found)


def test_answer_that_is_no_json_rpc_is_a_difference() -> None:
    (found,) = desk_answers({"oops": 1}).differences

    assert "status: 200 without a reply of JSON-RPC" == str(found)


def test_calls_of_a_batch_are_told_apart_by_their_ids() -> None:
    replies = [enveloped(result="x"), {"jsonrpc": "2.0", "id": 2, "result": 3}]

    watch = desk_answers(replies, ids=(2, 1))

    assert [3, "x"] == [one.body for one in watch.recordings]
    assert "add: 2 calls" in watch.report()


def test_recorded_json_rpc_is_answered_again(tmp_path: Path) -> None:
    error = {"code": 7, "message": "Full today", "data": "4"}
    file = tmp_path / "desk.jsonl"
    write_recordings(file, desk_answers(enveloped(error=error)).recordings)
    fake = Fake(desk())
    fake.replay(file)
    call = {"jsonrpc": "2.0", "id": 9, "method": "add", "params": {"a": 1, "b": 2}}

    reply = fake.handle(
        Request(
            method="POST",
            url="https://desk.test/rpc",
            headers={"content-type": "application/json"},
            content=msgspec.json.encode(call),
        )
    )

    assert error == msgspec.json.decode(reply.content)["error"]


def test_report_shows_no_credential_of_the_address() -> None:
    watch = Watch(shop(), "https://ada:hidden-word@shop.test/v1?key=hidden")

    assert "shop.test: nothing was called" in watch.report()
    assert "hidden" not in watch.report()


def test_answer_to_refused_credentials_is_not_recorded() -> None:
    fake = Fake(shop())
    fake.on.things.get.fail(status=401)
    with fake.serve() as server:
        watch = Watch(shop(), server.url)
        with pytest.raises(StatusError):
            watch.connect(Client).get()

    assert [] == watch.recordings
    assert "things.get: 1 call, as described" in watch.report()


def test_differences_are_saved_for_other_tools(tmp_path: Path) -> None:
    fake = Fake(shop())
    fake.on.things.get.reply({"id": 5, "name": "", "colour": "hidden-red"})
    file = tmp_path / "new" / "drift.json"

    watched(fake).save(str(file))

    saved = msgspec.json.decode(file.read_bytes())
    row = {"operation": "things.get", "count": 1}
    unknown = {**row, "kind": "unknown-field", "pointer": "/colour"}
    assert [unknown] == saved["deviations"]
    assert ["/name"] == [one["pointer"] for one in saved["differences"]]
    assert {"things.get": 1} == saved["calls"]
    assert b"hidden" not in file.read_bytes()
