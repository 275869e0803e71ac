"""Whether and when a failed attempt is repeated; decisions only, no I/O.

A failure is NOT_SENT, REFUSED, AMBIGUOUS or FINAL. What may have been processed is never repeated
unless repeating it is harmless (RFC 9110 §9.2.2). Waits are random up to a bound that doubles (full
jitter), never shorter than the server asks, never longer than the call has left.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from threading import Lock
from typing import Final, Literal, TypeAlias

import msgspec

from specmill_runtime.errors import (
    ConnectError,
    ConnectionLostError,
    DeadlineExceededError,
    MissingReplyError,
    RequestTimeoutError,
    SdkError,
    TlsError,
)
from specmill_runtime.options import RetryPolicy
from specmill_runtime.request import RawResponse
from specmill_runtime.response import header_of, http_date

# An attempt that has less than this many seconds would only end at the deadline.
_LEAST: Final = 0.005
_SECONDS: Final = r"[0-9]+(?:\.[0-9]+)?"
# About 300 years: what is longer is as long.
_LONGEST: Final = 1e10
# A wait of 31 years is a time since 1970, in 2001 or later.
_EPOCH: Final = 1e9
_MILLISECONDS: Final = 1000.0
_RESETS: Final = (b"x-ratelimit-reset", b"ratelimit-reset", b"x-rate-limit-reset")
_REMAINING: Final = (
    b"x-ratelimit-remaining",
    b"ratelimit-remaining",
    b"x-rate-limit-remaining",
)

FailureClass: TypeAlias = Literal["NOT_SENT", "REFUSED", "AMBIGUOUS", "FINAL"]
"""What is known about a failed attempt.

NOT_SENT   there was no connection: repeated whatever the operation
REFUSED    408, 429, 503 with Retry-After, and 403 with an exhausted limit and its reset: the server
           did nothing; repeated too
AMBIGUOUS  silence or loss after sending, 500, 502, 504, 503: repeated when that is harmless
FINAL      the same request would fail again: never repeated
"""


class RetryBudget:
    """Tokens for retries, shared by all clones of a client and by its threads."""

    __slots__ = ("_capacity", "_lock", "_tokens")

    def __init__(self, capacity: int) -> None:
        self._capacity = self._tokens = capacity
        self._lock = Lock()

    def take(self, cost: int) -> bool:
        """Whether there were enough tokens; then they are gone."""
        with self._lock:
            if self._tokens < cost:
                return False
            self._tokens -= cost
            return True

    def give(self, tokens: int) -> None:
        """Put tokens back after a success; nothing is locked while none are missing."""
        if self._tokens < self._capacity:
            with self._lock:
                self._tokens = min(self._capacity, self._tokens + tokens)


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """A failed attempt: `repeatable` when repeating is harmless, `left` seconds of the call.

    Not `replayable` is a body that was read while it was sent and cannot be read again.
    """

    number: int
    outcome: RawResponse | SdkError
    repeatable: bool
    replayable: bool = True
    left: float | None


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What follows a failed attempt: `wait` seconds and another one, or None and a `reason`.

    `reason` is empty when nobody would expect a retry; `cost` is what was taken of the budget.
    """

    wait: float | None = None
    reason: str = ""
    cost: int = 0


def failure_class(outcome: RawResponse | SdkError) -> FailureClass:
    """The class of an error of the transport or of a response that is no success."""
    if isinstance(outcome, RawResponse):
        return _status_class(outcome)
    if isinstance(outcome, (TlsError, DeadlineExceededError)):
        return "FINAL"
    if isinstance(outcome, ConnectError):
        return "NOT_SENT"
    if isinstance(
        outcome, (RequestTimeoutError, ConnectionLostError, MissingReplyError)
    ):
        return "AMBIGUOUS"
    return "FINAL"


def _status_class(response: RawResponse) -> FailureClass:
    match response.status:
        case 408 | 429:
            return "REFUSED"
        case 403 if _reset(response) is not None:
            return "REFUSED"
        case 503 if asked_delay(response) is not None:
            return "REFUSED"
        case 500 | 502 | 503 | 504:
            return "AMBIGUOUS"
        case _:
            return "FINAL"


def verdict_on(
    attempt: Attempt,
    policy: RetryPolicy,
    budget: RetryBudget,
    random: Callable[[], float],
) -> Verdict:
    """Whether another attempt follows; tokens are taken only when it does."""
    kind = failure_class(attempt.outcome)
    if _status_of(attempt.outcome) in policy.statuses:
        kind = "REFUSED"
    if kind == "FINAL" or (kind == "AMBIGUOUS" and not attempt.repeatable):
        return Verdict()
    if attempt.number >= policy.max_attempts:
        return Verdict()
    if not attempt.replayable:
        return Verdict(reason="the body cannot be read a second time")
    wait = policy.backoff(attempt.number, random())
    asked = asked_delay(attempt.outcome)
    if asked is not None:
        if asked > policy.max_retry_after:
            return Verdict(reason=f"the server asks to wait for {asked:.10g} s")
        wait = max(wait, asked * (1 + random() / 10))
    if attempt.left is not None and wait + _LEAST >= attempt.left:
        return Verdict(reason="the deadline is nearer than the next attempt")
    cost = 10 if kind == "AMBIGUOUS" else 5
    if not budget.take(cost):
        return Verdict(reason="the client's budget for retries is used up")
    return Verdict(wait=wait, cost=cost)


def _status_of(outcome: RawResponse | SdkError) -> int | None:
    return outcome.status if isinstance(outcome, RawResponse) else None


def asked_delay(outcome: RawResponse | SdkError) -> float | None:
    """Seconds that the server asks to wait; None when it does not, or not understandably.

    Retry-After (RFC 9110 §10.2.3) in seconds or as a date, which is compared with the response's
    own Date, because clocks differ; `retry-after-ms` as some servers send it. Without these, a limit
    of requests that is used up says when it begins anew (429 and 403 only).
    """
    if not isinstance(outcome, RawResponse):
        return None
    milliseconds = _number(header_of(outcome, b"retry-after-ms") or "")
    if milliseconds is not None:
        return milliseconds / 1000
    named = (text for name, text in outcome.headers if name.lower() == b"retry-after")
    asked = [_seconds(text.decode("latin-1").strip(), outcome) for text in named]
    longest = max((one for one in asked if one is not None), default=None)
    return _reset(outcome) if longest is None else longest


def _reset(outcome: RawResponse) -> float | None:
    """Seconds until a limit begins anew that is used up; None where nothing says that it is this one.

    `X-RateLimit-Reset` of GitHub and `RateLimit-Reset` of the IETF's draft have no common unit: seconds
    from now, or since 1970, or milliseconds since then.
    """
    remaining = _named(outcome, _REMAINING)
    # A limit with something left is another one, and its reset may be an hour away.
    is_spent = remaining == "0" or (remaining is None and outcome.status == 429)
    text = _named(outcome, _RESETS)
    if outcome.status not in (403, 429) or not is_spent or text is None:
        return None
    until = _number(text, most=_MILLISECONDS * _LONGEST)
    if until is None or until < _EPOCH:
        return _seconds(text, outcome)
    since = until if until < _EPOCH * _MILLISECONDS else until / _MILLISECONDS
    return max(0.0, since - _sent(outcome))


def _named(outcome: RawResponse, names: tuple[bytes, ...]) -> str | None:
    found = (header_of(outcome, name) for name in names)
    return next((one.strip() for one in found if one is not None), None)


def _seconds(text: str, outcome: RawResponse) -> float | None:
    """The seconds that a Retry-After says."""
    seconds = _number(text)
    if seconds is not None:
        return seconds
    until = _timestamp(text)
    return None if until is None else max(0.0, until - _sent(outcome))


def _sent(outcome: RawResponse) -> float:
    """When a response was made, in seconds since 1970: by its own clock, if it says so."""
    date = _timestamp(header_of(outcome, b"date") or "")
    return time.time() if date is None else date


def _number(text: str, most: float = _LONGEST) -> float | None:
    if not re.fullmatch(_SECONDS, text.strip(), re.ASCII):
        return None
    return min(float(text), most)


def _timestamp(text: str) -> float | None:
    """Seconds since 1970 of a date in a header; None for anything else."""
    try:
        return http_date(text).timestamp()
    except ValueError:
        return None
