"""Streams of typed items: their items, their ends, their errors, in both flavors."""

import asyncio
import gc
import pickle
from contextlib import aclosing
from typing import Any

import pytest
from streamed_servers import Pieces, Reader, StreamServer

from specmill_runtime import errors
from specmill_runtime.models import Model
from specmill_runtime.operation import AnyOperation, Operation, Result, Streaming
from specmill_runtime.streaming import ServerSentEvent

JSON_LINES = "application/x-ndjson"


class Delta(Model):
    text: str
    index: int | None = None


def streamed(format: Any = "events", **details: Any) -> AnyOperation:
    """A POST operation that streams Deltas."""
    media_type = "text/event-stream" if format == "events" else JSON_LINES
    item = details.pop("item", Delta)
    result = Result(status="200", type=lambda: item, media_type=media_type)
    streaming = Streaming(format=format, done=details.pop("done", None))
    details = {"id": "chat.stream", "method": "POST", "path": "/chat", **details}
    return Operation(results=(result,), streaming=streaming, **details)


CHAT = streamed()
LINES = streamed("lines")
HELLO = b'data: {"text": "Hello"}\n\n'
WORLD = b'id: 7\nevent: add\nretry: 10\ndata: {"text": "W\xc3\xb6rld"}\n\n'


def test_items_are_decoded(flavor: str) -> None:
    reader = Reader(flavor, StreamServer(Pieces(HELLO + WORLD[:40], WORLD[40:])))

    assert [Delta(text="Hello"), Delta(text="Wörld")] == reader.items(CHAT)


def test_events_say_what_the_server_says(flavor: str) -> None:
    reader = Reader(flavor, StreamServer(Pieces(HELLO + WORLD)))

    first, second = reader.events(CHAT)

    assert ServerSentEvent(data=Delta(text="Hello")) == first
    assert ("add", "7", 10) == (second.event, second.id, second.retry)


def test_head_of_the_response_is_known_once_the_stream_is_open() -> None:
    stream = Reader("sync", StreamServer(Pieces(HELLO))).sync.stream(CHAT)

    with pytest.raises(errors.ClosedError, match="the stream is not open"):
        _ = stream.status
    with stream:
        pass

    assert (200, "r1") == (stream.status, stream.request_id)
    assert "text/event-stream" == stream.headers["Content-Type"]


def test_lines_are_items(flavor: str) -> None:
    text = b'{"text": "a\xe2\x80\xa8b"}\r\n\n{"text": "c"}'
    reader = Reader(flavor, StreamServer(Pieces(text, media_type=JSON_LINES)))

    assert ["a\u2028b", "c"] == [one.text for one in reader.items(LINES)]


def test_sequences_are_items(flavor: str) -> None:
    text = b'\x1e{"text":\n"a"}\n\x1e{"text": "b"}\n'
    server = StreamServer(Pieces(text, media_type="application/json-seq"))

    items = Reader(flavor, server).items(streamed("sequence"))

    assert ["a", "b"] == [one.text for one in items]


@pytest.mark.parametrize(
    ("format", "text"), [("events", b"data: a b\n\n"), ("lines", b'"a b"\n')]
)
def test_item_may_be_text(flavor: str, format: str, text: bytes) -> None:
    reader = Reader(flavor, StreamServer(Pieces(text)))

    assert ["a b"] == reader.items(streamed(format, item=str))


def test_stream_ends_at_its_mark(flavor: str) -> None:
    pieces = Pieces(HELLO + b"data: [DONE]\n\n" + HELLO, HELLO)
    reader = Reader(flavor, StreamServer(pieces))

    assert 1 == len(reader.items(streamed(done="[DONE]")))
    assert 1 == pieces.closed


def test_stream_of_json_ends_at_the_usual_mark(flavor: str) -> None:
    reader = Reader(flavor, StreamServer(Pieces(HELLO + b"data: [DONE]\n\n" + HELLO)))

    assert 1 == len(reader.items(streamed()))


def test_stream_of_texts_hands_the_usual_mark_out(flavor: str) -> None:
    reader = Reader(flavor, StreamServer(Pieces(b"data: [DONE]\n\n")))

    assert ["[DONE]"] == reader.items(streamed(item=str))


def test_stream_that_ends_before_its_mark_is_an_error(flavor: str) -> None:
    reader = Reader(flavor, StreamServer(Pieces(HELLO)))

    error = reader.error(streamed(done="[DONE]"))

    assert errors.ConnectionLostError is type(error)
    assert 1 == len(reader.read)


def test_request_asks_for_the_media_type_of_the_stream(flavor: str) -> None:
    server = StreamServer(Pieces())
    Reader(flavor, server).items(CHAT)

    assert "text/event-stream, application/json" == server.headers["accept"]


def test_stream_without_content_is_empty(flavor: str) -> None:
    pieces = Pieces(status=204, media_type="")

    assert [] == Reader(flavor, StreamServer(pieces)).items(streamed(done="[DONE]"))


def test_arguments_are_checked_at_once(flavor: str) -> None:
    reader = Reader(flavor, StreamServer(Pieces()))
    core = reader.sync if flavor == "sync" else reader.asynchronous

    with pytest.raises(errors.ArgumentError):
        core.stream(streamed(path="/{id}"))


def test_status_error_is_raised_by_the_first_item(flavor: str) -> None:
    pieces = Pieces(b'{"message": "no"}', status=403, media_type="application/json")
    reader = Reader(flavor, StreamServer(pieces))

    error = reader.error(CHAT)

    assert errors.ForbiddenError is type(error)
    assert {"message": "no"} == error.body


def test_error_event_is_a_stream_error(flavor: str) -> None:
    text = HELLO + b'event: error\ndata: {"error": {"message": "overloaded"}}\n\n'
    reader = Reader(flavor, StreamServer(Pieces(text)))

    error = reader.error(CHAT)

    assert errors.StreamError is type(error)
    assert isinstance(error, errors.ApiError)
    assert {"error": {"message": "overloaded"}} == error.body
    assert "overloaded" in str(error)
    assert "r1" == error.request_id
    assert 1 == len(reader.read)


def test_error_in_the_data_of_an_item_is_a_stream_error(flavor: str) -> None:
    text = b'{"error": "out of memory"}\n'
    reader = Reader(flavor, StreamServer(Pieces(text, media_type=JSON_LINES)))

    error = reader.error(LINES)

    assert errors.StreamError is type(error)
    assert "out of memory" in str(error)


def test_item_that_is_not_as_described_is_a_decode_error(flavor: str) -> None:
    text = HELLO + b'data: {"text": 3}\n\n' + HELLO
    reader = Reader(flavor, StreamServer(Pieces(text)))

    error = reader.error(CHAT)

    assert errors.DecodeError is type(error)
    assert ("/text", "str") == (error.pointer, error.expected)
    assert b'{"text": 3}' == error.response.content
    assert 1 == len(reader.read)


def test_item_that_is_no_json_is_quoted(flavor: str) -> None:
    error = Reader(flavor, StreamServer(Pieces(b"data: <oops>\n\n"))).error(CHAT)

    assert errors.DecodeError is type(error)
    assert "<oops>" in str(error)


def test_errors_can_be_pickled() -> None:
    text = b'event: error\ndata: {"a": 1}\n\n'
    error = Reader("sync", StreamServer(Pieces(text))).error(CHAT)

    copy = pickle.loads(pickle.dumps(error))

    assert (str(error), {"a": 1}, error.call) == (str(copy), copy.body, copy.call)


@pytest.mark.parametrize("media_type", ["text/html", "application/json"])
def test_body_of_another_type_is_no_stream_of_events(
    flavor: str, media_type: str
) -> None:
    server = StreamServer(Pieces(b"<p>Sign in</p>", media_type=media_type))

    error = Reader(flavor, server).error(CHAT)

    assert errors.DecodeError is type(error)
    assert media_type in str(error)
    assert b"<p>Sign in</p>" == error.response.content


def test_event_that_is_too_large_is_refused(flavor: str) -> None:
    text = HELLO + b"data: " + b"x" * 200
    reader = Reader(flavor, StreamServer(Pieces(text)))

    error = reader.error(CHAT, {"max_bytes": 100})

    assert errors.ResponseTooLargeError is type(error)


def test_events_are_in_utf_8_whatever_is_said(flavor: str) -> None:
    pieces = Pieces(
        "data: grün\n\n".encode(), media_type="text/event-stream; charset=iso-8859-1"
    )

    assert ["grün"] == Reader(flavor, StreamServer(pieces)).items(streamed(item=str))


def test_failure_that_is_too_large_keeps_its_status_only(flavor: str) -> None:
    refused = Pieces(b"x" * 200, status=403, media_type="text/plain")

    error = Reader(flavor, StreamServer(refused)).error(CHAT, {"max_bytes": 100})

    assert (errors.ForbiddenError, b"") == (type(error), error.response.content)


def test_connection_is_released_at_the_end(flavor: str) -> None:
    pieces = Pieces(HELLO)
    Reader(flavor, StreamServer(pieces)).items(CHAT)

    assert 1 == pieces.closed


def test_connection_is_released_by_leaving_early(flavor: str) -> None:
    pieces = Pieces(HELLO * 3)

    assert 1 == len(Reader(flavor, StreamServer(pieces)).first(CHAT, 1))
    assert 1 == pieces.closed


def test_connection_is_released_without_an_item(flavor: str) -> None:
    pieces = Pieces(HELLO)

    assert [] == Reader(flavor, StreamServer(pieces)).first(CHAT, 0)
    assert 1 == pieces.closed


def test_connection_is_released_by_an_error(flavor: str) -> None:
    pieces = Pieces(b"data: x\n\n")
    Reader(flavor, StreamServer(pieces)).error(CHAT)

    assert 1 == pieces.closed


def test_connection_of_a_forgotten_stream_is_released() -> None:
    pieces = Pieces(HELLO * 3)
    gc.disable()
    try:
        for _ in Reader("sync", StreamServer(pieces)).sync.stream(CHAT):
            break
    finally:
        gc.enable()

    assert 1 == pieces.closed


def test_closed_stream_says_so() -> None:
    stream = Reader("sync", StreamServer(Pieces(HELLO))).sync.stream(CHAT)
    stream.close()

    with pytest.raises(errors.ClosedError, match="stream is closed"):
        next(stream)


def test_closed_async_stream_says_so() -> None:
    stream = Reader("async", StreamServer(Pieces(HELLO))).asynchronous.stream(CHAT)
    asyncio.run(stream.aclose())

    with pytest.raises(errors.ClosedError, match="stream is closed"):
        stream.events()


def test_finished_stream_stays_finished() -> None:
    reader = Reader("sync", StreamServer(Pieces(HELLO)))

    with reader.sync.stream(CHAT) as stream:
        assert 1 == len(list(stream))

    assert [] == list(stream)


def test_async_stream_works_with_aclosing() -> None:
    pieces = Pieces(HELLO * 2)
    reader = Reader("async", StreamServer(pieces))

    async def read() -> None:
        async with aclosing(reader.asynchronous.stream(CHAT)) as stream:
            await anext(stream)

    asyncio.run(read())

    assert 1 == pieces.closed


def test_with_raises_before_its_block() -> None:
    reader = Reader("sync", StreamServer(Pieces(status=401)))

    with pytest.raises(errors.UnauthorizedError):
        reader.sync.stream(CHAT).__enter__()


def test_stream_says_only_what_it_is() -> None:
    reader = Reader("sync", StreamServer(Pieces()))

    assert "<Stream of chat.stream>" == repr(reader.sync.stream(CHAT))
    assert "<AsyncStream of chat.stream>" == repr(reader.asynchronous.stream(CHAT))
