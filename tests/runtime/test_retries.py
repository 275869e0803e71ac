"""Which failures are repeated, and when; time is virtual."""

import time
from typing import Any

import pytest
from harness import Caller, Server, get, post, reply
from repeatable import LOST, REMOTE, SILENT, UNREACHABLE

from specmill_runtime import errors
from specmill_runtime.clock import SystemClock
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import AnyOperation
from specmill_runtime.options import NO_RETRY, RetryPolicy
from specmill_runtime.request import RawResponse
from specmill_runtime.retry import FailureClass, asked_delay, failure_class
from specmill_runtime.testing import VirtualClock

DATE = "Wed, 21 Oct 2015 07:28:00 GMT"


CLASSES: list[tuple[RawResponse | SdkError, FailureClass]] = [
    (UNREACHABLE, "NOT_SENT"),
    (errors.TlsError("no"), "FINAL"),
    (LOST, "AMBIGUOUS"),
    (SILENT, "AMBIGUOUS"),
    (errors.DeadlineExceededError("late"), "FINAL"),
    (errors.PoolTimeoutError("full"), "FINAL"),
    (errors.DecodeError("gzip"), "FINAL"),
    (errors.TransportError("closed"), "FINAL"),
    (reply(status=408), "REFUSED"),
    (reply(status=429), "REFUSED"),
    (reply(status=503, headers={"Retry-After": "1"}), "REFUSED"),
    (reply(status=503, headers={"Retry-After": "soon"}), "AMBIGUOUS"),
    (reply(status=503), "AMBIGUOUS"),
    (reply(status=500), "AMBIGUOUS"),
    (reply(status=502), "AMBIGUOUS"),
    (reply(status=504), "AMBIGUOUS"),
    (reply(status=400), "FINAL"),
    (reply(status=401), "FINAL"),
    (reply(status=409), "FINAL"),
    (reply(status=501), "FINAL"),
    (reply(status=999), "FINAL"),
]

# Failure, operation, requests sent.
COUNTS: list[tuple[RawResponse | SdkError, AnyOperation, int]] = [
    (UNREACHABLE, get(), 3),
    (UNREACHABLE, post(), 3),
    (UNREACHABLE, REMOTE, 3),
    (reply(status=429), get(), 3),
    (reply(status=429), post(), 3),
    (reply(status=500), get(), 3),
    (reply(status=500), post(), 1),
    (reply(status=500), post(idempotent=True), 3),
    (reply(status=500), REMOTE, 1),
    (LOST, get(), 3),
    (LOST, post(), 1),
    (LOST, post(idempotent=True), 3),
    (LOST, REMOTE, 1),
    (SILENT, get(), 3),
    (SILENT, post(), 1),
    (reply(status=404), get(), 1),
    (errors.TlsError("no"), get(), 1),
]

# Retry-After, Date of the response, seconds; None where the header is ignored.
ASKED: list[tuple[str, str | None, float | None]] = [
    ("7", None, 7.0),
    (" 7 ", None, 7.0),
    ("0", None, 0.0),
    ("0.25", None, 0.25),
    ("1000000000", None, 1e9),
    ("-5", None, None),
    ("+5", None, None),
    ("nan", None, None),
    ("inf", None, None),
    ("1e3", None, None),
    ("0x10", None, None),
    ("\xb2", None, None),
    ("9" * 400, None, 1e10),
    ("12.1234567890123", None, 12.1234567890123),
    ("", None, None),
    ("soon", None, None),
    ("Foo, 99 Bar 2015 99:99:99 GMT", None, None),
    ("Wed, 21 Oct 2015 07:28:30 GMT", DATE, 30.0),
    ("Wednesday, 21-Oct-15 07:28:30 GMT", DATE, 30.0),
    ("Wed Oct 21 07:28:30 2015", DATE, 30.0),
    ("Wed, 21 Oct 2015 07:27:00 GMT", DATE, 0.0),
    ("Wed, 21 Oct 2015 07:28:00 GMT", None, 0.0),
]


def test_longest_of_several_waits_is_asked_for() -> None:
    headers = ((b"Retry-After", b"1"), (b"Retry-After", b"9"), (b"Retry-After", b"x"))

    assert 9.0 == asked_delay(RawResponse(status=429, headers=headers))


@pytest.mark.parametrize(("outcome", "expected"), CLASSES)
def test_failure_has_its_class(
    outcome: RawResponse | SdkError, expected: FailureClass
) -> None:
    assert expected == failure_class(outcome)


@pytest.mark.parametrize(("failure", "operation", "expected"), COUNTS)
def test_request_is_repeated_only_when_that_is_safe(
    flavor: str, failure: Any, operation: AnyOperation, expected: int
) -> None:
    server = Server(failure)

    with pytest.raises(SdkError) as caught:
        Caller(flavor, server).call(operation)

    assert expected == len(server.requests)
    assert expected == caught.value.attempts


@pytest.mark.parametrize("status", [409, 500])
def test_policy_may_name_further_statuses(flavor: str, status: int) -> None:
    server = Server(reply(status=status), reply({}))

    Caller(flavor, server, retry=RetryPolicy(statuses={status})).call(post())

    assert 2 == len(server.requests)


def test_success_after_failures_is_the_result(flavor: str) -> None:
    caller = Caller(flavor, Server(LOST, reply(status=503), reply({"id": 1})))

    response = caller.raw(get())

    assert ({"id": 1}, 3) == (response.json(), response.attempts)


def test_waits_double_up_to_the_cap() -> None:
    caller = Caller("sync", Server(LOST), retry=RetryPolicy(max_attempts=7))

    with pytest.raises(errors.ConnectionLostError):
        caller.call(get())

    assert [0.5, 1, 2, 4, 8, 8] == caller.clock.slept


def test_jitter_is_full() -> None:
    caller = Caller("sync", Server(LOST), clock=VirtualClock(chance=0.0))

    with pytest.raises(errors.ConnectionLostError):
        caller.call(get())

    assert [0, 0] == caller.clock.slept


def test_chance_of_the_system_clock_is_a_fraction() -> None:
    assert all(0 <= SystemClock().random() < 1 for _ in range(100))


@pytest.mark.parametrize(("text", "date", "expected"), ASKED)
def test_delay_asked_by_the_server_is_understood(
    text: str, date: str | None, expected: float | None
) -> None:
    headers = ((b"retry-after", text.encode("latin-1")),)
    if date is not None:
        headers += ((b"Date", date.encode()),)

    assert expected == asked_delay(RawResponse(status=429, headers=headers))


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be changed")
def test_date_without_a_zone_is_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    headers = ((b"Retry-After", b"Wed Oct 21 07:28:30 2015"), (b"Date", DATE.encode()))
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "EST5")
        time.tzset()

        asked = asked_delay(RawResponse(status=429, headers=headers))

    time.tzset()
    assert 30.0 == asked


def test_only_retry_after_asks_to_wait() -> None:
    headers = {"Age": "60", "Retry-After": "2", "Content-Length": "7"}

    assert 2.0 == asked_delay(reply(headers=headers))


def test_milliseconds_beat_seconds() -> None:
    answer = reply(headers={"Retry-After": "9", "Retry-After-Ms": "250"})

    assert 0.25 == asked_delay(answer)


# When a limit begins anew: 2015-10-21 07:28:00 is DATE, in seconds 1445412480.
RESETS: list[tuple[int, dict[str, str], float | None]] = [
    (429, {"X-RateLimit-Reset": "30"}, 30.0),
    (429, {"RateLimit-Reset": "30", "RateLimit-Remaining": "0"}, 30.0),
    (429, {"X-Rate-Limit-Reset": "1445412510"}, 30.0),
    (429, {"X-RateLimit-Reset": "1445412510"}, 30.0),
    (429, {"X-RateLimit-Reset": "1445412510.5"}, 30.5),
    (429, {"X-RateLimit-Reset": "1445412510500"}, 30.5),
    (429, {"X-RateLimit-Reset": "Wed, 21 Oct 2015 07:28:30 GMT"}, 30.0),
    (429, {"X-RateLimit-Reset": "1445412000"}, 0.0),
    (429, {"X-RateLimit-Reset": "soon"}, None),
    (429, {"X-RateLimit-Reset": "3600", "X-RateLimit-Remaining": "14"}, None),
    (429, {"X-RateLimit-Reset": "3600", "Retry-After": "2"}, 2.0),
    (429, {"X-RateLimit-Reset": "3600", "Retry-After-Ms": "250"}, 0.25),
    (403, {"X-RateLimit-Reset": "1445412510", "X-RateLimit-Remaining": "0"}, 30.0),
    (403, {"X-RateLimit-Reset": "1445412510", "X-RateLimit-Remaining": "14"}, None),
    (403, {"X-RateLimit-Reset": "1445412510"}, None),
    (503, {"X-RateLimit-Reset": "30", "X-RateLimit-Remaining": "0"}, None),
    (200, {"X-RateLimit-Reset": "30", "X-RateLimit-Remaining": "0"}, None),
]


@pytest.mark.parametrize(("status", "headers", "expected"), RESETS)
def test_reset_of_a_limit_that_is_used_up_asks_to_wait(
    status: int, headers: dict[str, str], expected: float | None
) -> None:
    answer = reply(status=status, headers={**headers, "Date": DATE})

    assert expected == asked_delay(answer)


def test_reset_is_compared_with_the_own_clock_without_a_date(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(time, "time", lambda: 1445412480.0)

    answer = reply(status=429, headers={"X-RateLimit-Reset": "1445412510"})

    assert 30.0 == asked_delay(answer)


@pytest.mark.parametrize("status", [403, 429])
def test_reset_is_waited_for(flavor: str, status: int) -> None:
    spent = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1445412510"}
    busy = reply(status=status, headers={**spent, "Date": DATE})
    caller = Caller(flavor, Server(busy, reply(1)), clock=VirtualClock(chance=0.0))

    caller.call(post())

    assert [30] == caller.clock.slept


def test_reset_that_is_too_far_is_an_error_at_once(flavor: str) -> None:
    spent = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1445416080"}
    caller = Caller(flavor, Server(reply(status=403, headers={**spent, "Date": DATE})))

    with pytest.raises(errors.ForbiddenError, match="asks to wait for 3600 s"):
        caller.call(get())

    assert [] == caller.clock.slept


def test_date_far_away_asks_for_a_long_wait() -> None:
    answer = reply(headers={"Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT"})

    asked = asked_delay(answer)

    assert asked is not None
    assert asked > 1e9


def test_server_is_waited_for_as_long_as_it_asks(flavor: str) -> None:
    busy = reply(status=429, headers={"Retry-After": "20"})
    caller = Caller(flavor, Server(busy, reply(1)), clock=VirtualClock(chance=0.0))

    caller.call(post())

    assert [20] == caller.clock.slept


def test_short_delay_does_not_shorten_the_backoff() -> None:
    busy = reply(status=429, headers={"Retry-After": "0"})
    caller = Caller("sync", Server(busy, reply(1)))

    caller.call(get())

    assert [0.5] == caller.clock.slept


def test_longer_delay_than_allowed_is_an_error_at_once(flavor: str) -> None:
    server = Server(reply(status=429, headers={"Retry-After": "7200"}))
    caller = Caller(flavor, server)

    with pytest.raises(
        errors.RateLimitedError, match="asks to wait for 7200"
    ) as caught:
        caller.call(get())

    assert [] == caller.clock.slept
    assert (1, 7200.0) == (caught.value.attempts, caught.value.retry_after)


def test_delay_beyond_the_deadline_is_an_error_at_once(flavor: str) -> None:
    busy = reply(status=429, headers={"Retry-After": "20"})
    caller = Caller(flavor, Server(busy), deadline=10)

    with pytest.raises(errors.RateLimitedError, match="the deadline is nearer"):
        caller.call(get())

    assert [] == caller.clock.slept


def test_no_retry_is_one_attempt(flavor: str) -> None:
    server = Server(LOST)

    with pytest.raises(errors.ConnectionLostError):
        Caller(flavor, server).call(get(), (), {"retry": NO_RETRY})

    assert 1 == len(server.requests)


def test_policy_of_a_client_counts_for_its_calls(flavor: str) -> None:
    server = Server(LOST)

    with pytest.raises(errors.ConnectionLostError):
        Caller(flavor, server, retry=RetryPolicy(max_attempts=5)).call(get())

    assert 5 == len(server.requests)


def test_attempts_send_the_same_request(flavor: str) -> None:
    server = Server(UNREACHABLE)

    with pytest.raises(errors.ConnectError):
        Caller(flavor, server).call(REMOTE)

    assert 1 == len({(one.content, one.rpc_id) for one in server.requests})
