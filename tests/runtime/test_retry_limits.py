"""What bounds repetitions: policies, deadlines, the size of bodies, and the budget that clients share."""

from itertools import count
from typing import Any

import pytest
from harness import (
    PLAIN,
    Answer,
    Caller,
    Server,
    SyncTransport,
    get,
    reply,
    rpc_reply,
)
from repeatable import LOST, REMOTE, SILENT

from specmill_runtime import errors
from specmill_runtime.client import SyncCore
from specmill_runtime.errors import ArgumentError
from specmill_runtime.options import NO_RETRY, RetryPolicy
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.retry import (
    RetryBudget,
)
from specmill_runtime.testing import VirtualClock


def test_later_attempt_has_less_time(flavor: str) -> None:
    server = Server(LOST)

    with pytest.raises(errors.ConnectionLostError):
        Caller(flavor, server, deadline=10).call(get())

    assert [10, 9.5, 8.5] == [one.left for one in server.requests]


def test_deadline_is_ten_minutes_unless_given() -> None:
    server = Server()
    Caller("sync", server).call(get())

    assert 600 == server.request.left


def test_call_may_have_no_deadline() -> None:
    server = Server()
    Caller("sync", server).call(get(), (), {"deadline": None})

    assert server.request.left is None


def test_timeout_at_the_deadline_is_a_deadline_error(flavor: str) -> None:
    clock = VirtualClock()

    def silent(request: RawRequest) -> RawResponse:
        clock.time += request.left or 0
        raise SILENT

    server = Server(silent)

    with pytest.raises(errors.DeadlineExceededError, match="deadline of 3 s") as caught:
        Caller(flavor, server, deadline=3, clock=clock).call(get())

    assert (1, 3) == (caught.value.attempts, caught.value.elapsed)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("max_attempts", 0),
        ("max_attempts", -1),
        ("max_attempts", 1.5),
        ("max_attempts", True),
        ("base", -1),
        ("base", float("nan")),
        ("cap", float("inf")),
        ("cap", 10**400),
        ("max_retry_after", "60"),
        ("budget", -1),
        ("statuses", 409),
        ("statuses", "409"),
        ("statuses", ["409"]),
        ("statuses", {200}),
    ],
)
def test_unusable_policy_is_refused(field: str, value: Any) -> None:
    with pytest.raises(ArgumentError, match=rf"retry\.{field} must be"):
        RetryPolicy(**{field: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("retry", 3),
        ("deadline", -1),
        ("deadline", float("nan")),
        ("max_bytes", 0),
        ("max_bytes", 1.5),
    ],
)
def test_unusable_limit_is_refused(name: str, value: Any) -> None:
    with pytest.raises(ArgumentError, match=f"{name} must be"):
        SyncCore(PLAIN, **{name: value})
    with pytest.raises(ArgumentError, match=f"{name} must be"):
        Caller("sync", Server()).call(get(), (), {name: value})


def test_larger_body_than_allowed_is_refused(flavor: str) -> None:
    server = Server(reply({"text": "x" * 100}))

    with pytest.raises(errors.ResponseTooLargeError):
        Caller(flavor, server, max_bytes=50).call(get())


def test_storm_adds_a_tenth_of_the_load_at_most() -> None:
    """60 s of an outage at 1,000 calls per second, one call for ten."""
    sent = count()

    def overloaded(request: RawRequest) -> RawResponse:
        next(sent)
        return reply(status=503)

    server = Server(overloaded)
    core = SyncCore(PLAIN, http_client=SyncTransport(server))
    calls = 6000

    for _ in range(calls):
        with pytest.raises(errors.UnavailableError):
            core.call(get())

    assert next(sent) <= calls * 1.1


def test_empty_budget_is_said() -> None:
    caller = Caller("sync", Server(reply(status=503)), retry=RetryPolicy(budget=0))

    with pytest.raises(errors.UnavailableError, match="budget for retries is used up"):
        caller.call(get())


def test_success_fills_the_budget() -> None:
    budget = RetryBudget(10)
    budget.take(10)

    budget.give(4)
    budget.give(100)

    assert [True, False] == [budget.take(10), budget.take(1)]


def test_clones_share_budget_and_request_ids() -> None:
    server = Server(rpc_reply({"result": 1}))
    core = SyncCore(PLAIN, http_client=SyncTransport(server))

    core.call(REMOTE)
    core.clone(timeout=3).call(REMOTE)

    assert [1, 2] == [one.rpc_id for one in server.requests]
    assert core.budget is core.clone().budget


def test_clone_has_its_own_settings() -> None:
    server = Server()
    core = SyncCore(PLAIN, http_client=SyncTransport(server), headers={"X-A": "1"})

    core.clone(timeout=3, deadline=9, headers={"X-B": "2"}).call(get())
    core.call(get())

    changed, unchanged = server.requests
    assert (3, 9) == (changed.timeout.read, changed.left)
    assert {b"X-A", b"X-B"} <= {name for name, _ in changed.headers}
    assert b"X-B" not in {name for name, _ in unchanged.headers}


def test_closing_a_clone_closes_nothing() -> None:
    with SyncCore(PLAIN, base_url="http://127.0.0.1:1", retry=NO_RETRY) as core:
        core.clone().close()

        with pytest.raises(errors.ConnectError):
            core.call(get())


def answer_slowly(clock: VirtualClock, seconds: float) -> Answer:
    """An answer that takes a while."""

    def answer(request: RawRequest) -> RawResponse:
        clock.time += seconds
        return reply(1)

    return answer


def test_complete_answer_is_taken_even_if_late(flavor: str) -> None:
    clock = VirtualClock()

    response = Caller(
        flavor, Server(answer_slowly(clock, 5)), clock=clock, deadline=4
    ).raw(get())

    assert 5 == response.elapsed
