"""Streams that break: when they are opened again, where, and after how long; time is virtual."""

import logging
from typing import Any

import pytest
from streamed_servers import Pieces, Reader, StreamServer

from specmill_runtime import errors
from specmill_runtime.operation import AnyOperation, Operation, Result, Streaming
from specmill_runtime.options import NO_RETRY, RetryPolicy
from specmill_runtime.testing import VirtualClock

LOST = errors.ConnectionLostError("lost")
FIRST = b"id: 1\ndata: 1\n\n"
SECOND = b"id: 2\ndata: 2\n\n"


def watch(format: Any = "events", **details: Any) -> AnyOperation:
    """A GET operation that streams numbers."""
    result = Result(status="200", type=lambda: int, media_type="text/event-stream")
    details = {"id": "news.watch", "method": "GET", "path": "/news", **details}
    return Operation(results=(result,), streaming=Streaming(format=format), **details)


def last_ids(server: StreamServer) -> list[str | None]:
    """The Last-Event-ID of each request."""
    found = (dict(request.headers).get(b"Last-Event-ID") for request in server.requests)
    return [None if one is None else one.decode() for one in found]


def test_broken_stream_goes_on_behind_its_last_event(flavor: str) -> None:
    server = StreamServer(Pieces(FIRST, LOST), Pieces(SECOND))

    assert [1, 2] == Reader(flavor, server).items(watch())
    assert [None, "1"] == last_ids(server)


def test_event_that_was_cut_off_is_sent_again(flavor: str) -> None:
    server = StreamServer(Pieces(FIRST + SECOND[:-1], LOST), Pieces(SECOND))

    assert [1, 2] == Reader(flavor, server).items(watch())
    assert [None, "1"] == last_ids(server)


def test_position_outlives_a_connection_without_ids(flavor: str) -> None:
    middle = Pieces(b"data: 5\n\n", LOST)
    server = StreamServer(Pieces(FIRST, LOST), middle, Pieces(SECOND))

    assert [1, 5, 2] == Reader(flavor, server).items(watch())
    assert [None, "1", "1"] == last_ids(server)


@pytest.mark.parametrize(
    ("chance", "retry", "expected"),
    [(0.0, b"", 3.0), (1.0, b"", 3.3), (0.0, b"retry: 1500\n", 1.5)],
)
def test_server_sets_how_long_to_wait(
    flavor: str, chance: float, retry: bytes, expected: float
) -> None:
    server = StreamServer(Pieces(retry + FIRST, LOST), Pieces(SECOND))
    reader = Reader(flavor, server, clock=VirtualClock(chance))

    reader.items(watch())

    assert [pytest.approx(expected)] == reader.clock.slept


def test_reconnection_time_outlives_a_connection_that_does_not_repeat_it(
    flavor: str,
) -> None:
    first = Pieces(b"retry: 1500\n" + FIRST, LOST)
    server = StreamServer(first, Pieces(SECOND, LOST), Pieces(b""))
    reader = Reader(flavor, server, clock=VirtualClock(0))

    reader.items(watch())

    assert [1.5, 1.5] == reader.clock.slept


def test_reconnection_time_counts_without_an_event(flavor: str) -> None:
    server = StreamServer(Pieces(FIRST, b"retry: 20\n\n", LOST), Pieces(SECOND))
    reader = Reader(flavor, server, clock=VirtualClock(0))

    reader.items(watch())

    assert [0.02] == reader.clock.slept


def test_server_that_asks_for_too_long_is_not_waited_for(flavor: str) -> None:
    server = StreamServer(Pieces(b"retry: 70000\n" + FIRST, LOST))
    reader = Reader(flavor, server)

    assert errors.ConnectionLostError is type(reader.error(watch()))
    assert [] == reader.clock.slept


def test_stream_that_cannot_be_opened_again_says_where_to_go_on(flavor: str) -> None:
    server = StreamServer(Pieces(FIRST, LOST), Pieces(b"{}", status=404))

    error = Reader(flavor, server).error(watch())

    assert errors.NotFoundError is type(error)
    assert {"Last-Event-ID": "1"} == error.cursor


def test_no_content_ends_a_stream_that_is_opened_again(flavor: str) -> None:
    server = StreamServer(Pieces(FIRST, LOST), Pieces(status=204, media_type=""))

    assert [1] == Reader(flavor, server).items(watch())


def test_end_of_a_body_is_the_end_of_the_stream(flavor: str) -> None:
    server = StreamServer(Pieces(FIRST))

    assert [1] == Reader(flavor, server).items(watch())
    assert 1 == len(server.requests)


def test_stream_without_ids_is_not_opened_again(flavor: str) -> None:
    server = StreamServer(Pieces(b"data: 1\n\n", LOST))
    reader = Reader(flavor, server)

    assert errors.ConnectionLostError is type(reader.error(watch()))
    assert [1] == [event.data for event in reader.read]
    assert 1 == len(server.requests)


def test_stream_that_brought_nothing_is_opened_again(flavor: str) -> None:
    server = StreamServer(Pieces(b": hi\n\n", LOST), Pieces(b"data: 1\n\n"))

    assert [1] == Reader(flavor, server).items(watch())
    assert [None, None] == last_ids(server)


def test_operation_that_may_act_twice_is_not_repeated(flavor: str) -> None:
    server = StreamServer(Pieces(FIRST, LOST))

    error = Reader(flavor, server).error(watch(method="POST"))

    assert errors.ConnectionLostError is type(error)
    assert 1 == len(server.requests)


def test_error_says_where_to_go_on(flavor: str) -> None:
    error = Reader(flavor, StreamServer(Pieces(FIRST, LOST))).error(
        watch(method="POST")
    )

    assert {"Last-Event-ID": "1"} == error.cursor
    assert ("news.watch", "r1") == (error.operation, error.request_id)


def test_number_of_attempts_is_bounded(flavor: str) -> None:
    server = StreamServer(Pieces(FIRST, LOST), Pieces(LOST))
    reader = Reader(flavor, server)

    error = reader.error(watch())

    assert errors.ConnectionLostError is type(error)
    assert [1] == [event.data for event in reader.read]
    assert 3 == len(server.requests)


def test_attempts_are_counted_from_the_last_event(flavor: str) -> None:
    broken = [Pieces(b"id: %d\ndata: %d\n\n" % (n, n), LOST) for n in range(9)]
    server = StreamServer(*broken, Pieces(b"data: 9\n\n"))

    assert list(range(10)) == Reader(flavor, server).items(watch())


def test_policy_without_retries_opens_once(flavor: str) -> None:
    server = StreamServer(Pieces(FIRST, LOST))

    Reader(flavor, server).error(watch(), {"retry": NO_RETRY})

    assert 1 == len(server.requests)


def test_budget_bounds_reconnections(flavor: str) -> None:
    server = StreamServer(Pieces(FIRST, LOST), Pieces(LOST))
    reader = Reader(flavor, server, retry=RetryPolicy(max_attempts=9, budget=25))

    assert errors.ConnectionLostError is type(reader.error(watch()))
    assert 3 == len(server.requests)


def test_budget_is_given_back_when_a_stream_goes_on(flavor: str) -> None:
    broken = [Pieces(b"id: %d\ndata: %d\n\n" % (n, n), LOST) for n in range(99)]
    server = StreamServer(*broken, Pieces(b"data: 99\n\n"))

    reader = Reader(flavor, server, retry=RetryPolicy(budget=10))

    assert 100 == len(reader.items(watch()))


def test_deadline_covers_all_connections(flavor: str) -> None:
    server = StreamServer(Pieces(FIRST, LOST), Pieces(SECOND, LOST))
    reader = Reader(flavor, server, clock=VirtualClock(0))

    reader.error(watch(), {"deadline": 5.0})

    assert [3.0] == reader.clock.slept
    assert [5.0, 2.0] == [request.left for request in server.requests]


def test_deadline_as_long_as_the_default_ends_a_stream_when_it_is_given(
    flavor: str,
) -> None:
    server = StreamServer(Pieces(FIRST))

    Reader(flavor, server).items(watch(), {"deadline": 600})

    assert [600] == [request.left for request in server.requests]


def test_default_deadline_does_not_end_a_stream(flavor: str) -> None:
    clock = VirtualClock()

    def wait() -> None:
        clock.time += 10_000

    server = StreamServer(Pieces(FIRST, wait, LOST), Pieces(SECOND))

    assert [1, 2] == Reader(flavor, server, clock=clock).items(watch())
    assert [None, None] == [request.left for request in server.requests]


@pytest.mark.parametrize("name", ["\u00fc", "a\x01b"])
def test_id_that_no_header_can_hold_is_not_sent(flavor: str, name: str) -> None:
    server = StreamServer(Pieces(f"id: {name}\ndata: 1\n\n".encode(), LOST))

    error = Reader(flavor, server).error(watch())

    assert errors.ConnectionLostError is type(error)
    assert 1 == len(server.requests)


def test_lines_are_not_opened_again(flavor: str) -> None:
    server = StreamServer(Pieces(b"1\n", LOST))

    assert errors.ConnectionLostError is type(
        Reader(flavor, server).error(watch("lines"))
    )
    assert 1 == len(server.requests)


def test_lines_are_opened_again_while_there_are_none(flavor: str) -> None:
    server = StreamServer(Pieces(b"1", LOST), Pieces(b"1\n2\n"))

    assert [1, 2] == Reader(flavor, server).items(watch("lines"))


def test_refusal_while_opening_again_is_raised(flavor: str) -> None:
    server = StreamServer(Pieces(FIRST, LOST), Pieces(status=410))

    assert errors.GoneError is type(Reader(flavor, server).error(watch()))


def test_broken_connection_is_released_before_the_wait(flavor: str) -> None:
    broken = Pieces(FIRST, LOST)

    class Clock(VirtualClock):
        def sleep(self, seconds: float) -> None:
            assert 1 == broken.closed
            super().sleep(seconds)

    reader = Reader(flavor, StreamServer(broken, Pieces(SECOND)), clock=Clock())

    reader.items(watch())

    assert 1 == len(reader.clock.slept)


def test_reconnection_is_logged_without_ids(
    flavor: str, caplog: pytest.LogCaptureFixture
) -> None:
    server = StreamServer(Pieces(b"id: secret\ndata: 1\n\n", LOST), Pieces(SECOND))

    with caplog.at_level(logging.INFO, "specmill_runtime"):
        Reader(flavor, server).items(watch())

    assert "stream broke (ConnectionLostError)" in caplog.text
    assert "secret" not in caplog.text
