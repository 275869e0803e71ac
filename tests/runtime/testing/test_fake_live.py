"""Live APIs: what they answer is compared, kept without secrets, and given again."""

import asyncio
from pathlib import Path
from typing import Any

import msgspec
import pytest
from fake_shop import GET, SPEC, Shop, desk, shop

from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.testing import Fake
from specmill_runtime.testing.live import Watch
from specmill_runtime.testing.messages import Reply
from specmill_runtime.testing.recordings import (
    blanked,
    read_recordings,
    recording_of,
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
    assert "the API answers as described" == watched(Fake(shop())).report()


def test_difference_names_operation_and_place() -> None:
    fake = Fake(shop())
    fake.on.things.get.reply({"id": 5, "name": ""})

    assert "things.get: body at /name:" in watched(fake).report()


def test_status_that_is_not_described_is_a_difference() -> None:
    fake = Fake(shop())
    fake.on.things.get.reply({"id": 5, "name": "x"}, status=206)

    assert "things.get: status: 206 is not described" in watched(fake).report()


def test_differences_of_another_process_are_added() -> None:
    fake = Fake(shop())
    fake.on.things.get.reply({"id": 5, "name": ""})
    one = watched(fake)
    other = Watch(shop(), "http://127.0.0.1:1")

    other.add(one.plain())
    other.add(one.plain())

    assert "(2 times)" in other.report()
    assert 2 == len(other.recordings)


def test_recording_is_answered_again(tmp_path: Path) -> None:
    fake = Fake(shop())
    fake.on.things.get.reply({"id": 5, "name": "Real"})
    write_recordings(tmp_path / "shop.jsonl", watched(fake).recordings)
    replayed = Shop()
    replayed.fake.replay(tmp_path / "shop.jsonl")

    assert "Real" == replayed.call(GET, 5).name
    assert "Real" != replayed.call(GET, 6).name


def test_credentials_are_not_recorded(tmp_path: Path) -> None:
    fake = Fake(shop())
    fake.on.things.get.reply({"id": 5, "name": "said hidden-key"})
    file = tmp_path / "shop.jsonl"

    write_recordings(file, watched(fake).recordings)

    assert b"hidden-key" not in file.read_bytes()
    assert "said REDACTED" == read_recordings(file)[0].body["name"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"password": "x"}, {"password": "REDACTED"}),
        ({"access_token": "x", "a": 1}, {"access_token": "REDACTED", "a": 1}),
        ([{"apiKey": "x"}], [{"apiKey": "REDACTED"}]),
        (b"file", "4 bytes"),
        ("my s3cret", "my REDACTED"),
    ],
)
def test_secrets_are_blanked(value: Any, expected: Any) -> None:
    assert expected == blanked(value, ["s3cret"])


def test_text_is_recorded_as_text() -> None:
    reply = Reply(headers=(("Content-Type", "text/plain"),), content=b"5")

    found = recording_of("a", {}, reply, [])

    assert ("5", b"5") == (found.body, found.answer().content)


def test_same_request_is_kept_once(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    replies = (
        Reply(headers=(("Content-Type", "application/json"),), content=b)
        for b in (b"1", b"2")
    )

    write_recordings(file, [recording_of("a", {}, one, []) for one in replies])

    assert [2] == [one.body for one in read_recordings(file)]


def test_no_file_has_no_recordings(tmp_path: Path) -> None:
    assert [] == read_recordings(tmp_path / "none")


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


def test_json_rpc_is_compared_by_its_result() -> None:
    watch = Watch(desk(), "http://desk.test/rpc")
    body = {"jsonrpc": "2.0", "id": 1, "method": "add", "params": {"a": 1, "b": 2}}

    request = RawRequest(
        method="POST",
        url="http://desk.test/rpc",
        headers=((b"Content-Type", b"application/json"),),
        content=msgspec.json.encode(body),
    )
    reply = {"jsonrpc": "2.0", "id": 1, "result": "three"}
    response = RawResponse(
        status=200,
        headers=((b"Content-Type", b"application/json"),),
        content=msgspec.json.encode(reply),
    )

    watch.see(request, response)

    assert "add: body:" in watch.report()
