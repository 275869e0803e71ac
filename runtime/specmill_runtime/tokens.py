"""Credentials that are fetched, by a function of the user's or by a grant, and kept while they serve.

One request fetches a token for everybody who needs it, in any thread and any event loop. A token is
renewed ahead of its end while the old one still serves; in its last seconds everybody waits for the
new one. Time is that of the client's clock, which never goes back.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

import msgspec

from specmill_runtime.binding import AsyncTokenSource, checked_token
from specmill_runtime.effects import Join, Obtain
from specmill_runtime.errors import DeadlineExceededError, SdkError, TokenError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from specmill_runtime.flows import Client, Flow

# Seconds of rest after a renewal that failed while the old token still serves.
_PAUSE: Final = 5.0
# A request that ends this near to the end of a call's time ended because of it.
_TOLERANCE: Final = 0.01
_ENDLESS: Final = float("inf")


class CalledSource:
    """A function of the user's, called before every request."""

    __slots__ = ("_call", "_name")

    def __init__(self, name: str, call: AsyncTokenSource) -> None:
        self._name = name
        self._call = call

    def acquire(self, core: Client, left: float | None) -> Flow[str]:
        """What the function gives; TokenError, caused by its exception, when it fails."""
        value: object = yield Obtain(self._call, left)
        if isinstance(value, SdkError):
            raise value
        token = checked_token(self._name, value)
        core.redactor.learn(token)
        return token

    def refuse(self, token: str) -> None:
        """Nothing: the function is asked again in any case."""


class Token(msgspec.Struct, frozen=True):
    """A token, when to renew it and when it no longer serves (readings of the clock)."""

    text: str
    renew: float = _ENDLESS
    ends: float = _ENDLESS

    def __repr__(self) -> str:
        return "Token()"


class Fetch(Protocol):
    """Fetches a token within some seconds; TokenError or TransportError when none is given."""

    def __call__(self, core: Client, left: float | None) -> Flow[Token]: ...


_Answer: TypeAlias = "Token | SdkError | None"


class CachedToken:
    """One token for everybody; the lock is never held while anybody waits."""

    __slots__ = (
        *("_fetch", "_lock", "_pause_ends", "_pending", "_process", "_tell", "_token"),
    )

    def __init__(
        self,
        fetch: Fetch,
        first: str | None = None,
        tell: Callable[[], None] | None = None,
    ) -> None:
        """`first` is a token that the user has already, used until the server refuses it.

        `tell` is called when a fetched token is kept already; what it raises, the call raises.
        """
        self._fetch = fetch
        self._tell = tell
        self._lock = Lock()
        self._process = os.getpid()
        self._pending: Future[_Answer] | None = None
        self._pause_ends = -_ENDLESS
        self._token = None if first is None else Token(first)

    def __repr__(self) -> str:
        return "CachedToken()"

    def acquire(self, core: Client, left: float | None) -> Flow[str]:
        """A token that serves; fetched by this call, or by one that is fetching it already."""
        if self._process != os.getpid():
            # What was asked for before the fork comes to the parent process only.
            self._lock, self._pending, self._process = Lock(), None, os.getpid()
        now = core.clock.now
        ends = None if left is None else now() + left
        while True:
            found = self._look(now())
            rest = None if ends is None else max(0.0, ends - now())
            if found is None:
                return (yield from self._lead(core, rest))
            if isinstance(found, Token):
                return found.text
            answer: _Answer = yield Join(found, rest)
            if isinstance(answer, Token):
                return answer.text
            if answer is not None:
                raise copy.copy(answer)
            if ends is not None and now() >= ends:
                raise DeadlineExceededError("no token came before the deadline")

    def refuse(self, token: str) -> None:
        """Forget a token that the server refused, unless there is a newer one."""
        with self._lock:
            if self._token is not None and self._token.text == token:
                self._token = None

    def _look(self, now: float) -> Token | Future[Any] | None:
        """A token that serves, else what to wait for; None when the caller has to fetch one."""
        # Slow to load, and no client without a grant needs it.
        from concurrent.futures import Future

        with self._lock:
            token = self._token
            if token is not None and now < token.ends:
                rests = self._pending is not None or now < self._pause_ends
                if rests or now < token.renew:
                    return token
            elif self._pending is not None:
                return self._pending
            self._pending = Future()
            return None

    def _lead(self, core: Client, left: float | None) -> Flow[str]:
        """Fetch a token for everybody; when that fails, the old one serves until its end."""
        answer: Token | None = None
        failure: SdkError | None = None
        shared: SdkError | None = None
        started = core.clock.now()
        try:
            answer = yield from self._fetch(core, left)
        except SdkError as error:
            failure = error
            used = core.clock.now() - started
            is_late = left is not None and used >= left - _TOLERANCE
            if not (is_late and isinstance(error, DeadlineExceededError)):
                shared = error
        finally:
            # Also when the call was given up: None tells the others to see for themselves.
            with self._lock:
                pending, self._pending = self._pending, None
                if answer is not None:
                    self._token = answer
                else:
                    self._pause_ends = core.clock.now() + _PAUSE
            if pending is not None:
                # A copy, because whoever raises an error says of which call it is.
                pending.set_result(answer or copy.copy(shared))
        if answer is not None:
            core.redactor.learn(answer.text)
            if self._tell is not None:
                self._tell()
            return answer.text
        old = self._token
        if old is not None and core.clock.now() < old.ends:
            return old.text
        raise failure or TokenError("no access token")
