"""Deadlines where a thread waits and nobody wakes it: its connection is shut down when it is late.

The HTTP library limits the silence between two reads, so that a server that sends one byte per
second is read for ever. A thread of ours sleeps until the earliest deadline and shuts the socket
that the late call waits for. Clients are only read for it, never changed; where one has no pool as
expected, the timeouts of the phases hold, and the deadline between chunks of a body.
"""

from __future__ import annotations

import os
import socket
from threading import Condition, Thread
from time import monotonic
from typing import Any, Final

# Seconds after which the thread ends when no call is left, and looks again at one that stays late.
_LINGER: Final = 1.0
_AGAIN: Final = 0.1
_PENDING: Final = 1 << 22


class ExpiredError(Exception):
    """The deadline has passed while bytes were sent or received."""


class Watch:
    """The deadline of one call, `left` seconds from now; `pools` are those that may carry it."""

    __slots__ = ("_mark", "_pools", "expires", "is_late")

    def __init__(self, left: float | None, pools: tuple[Any, ...] = ()) -> None:
        self.expires = None if left is None else monotonic() + left
        self.is_late = False
        self._pools = pools
        self._mark: object = None

    def begin(self, mark: object) -> None:
        """Watch from now on; pools know the request by `mark`, the timeouts that it carries."""
        if self.expires is not None and self._pools:
            self._mark = mark
            _WATCHDOG.add(self, self.expires)

    def end(self) -> None:
        """Watch no longer; only then may the connection go back to its pool."""
        if self._mark is not None:
            _WATCHDOG.remove(self)

    def left(self) -> float | None:
        """Seconds until the deadline; ExpiredError when none are left."""
        if self.expires is None:
            return None
        left = self.expires - monotonic()
        if left <= 0 or self.is_late:
            raise ExpiredError
        return left

    def judged(self, failure: Exception) -> Exception:
        """What ended the call: ExpiredError when the deadline did, whoever noticed it first.

        The phases are limited to what was left of it, so that one of them may end before the
        thread that watches has its turn.
        """
        is_over = self.expires is not None and monotonic() >= self.expires
        names = {cls.__name__ for cls in type(failure).__mro__}
        if self.is_late or (is_over and "TimeoutException" in names):
            return ExpiredError()
        return failure

    def cut(self) -> None:
        """Shut the socket that carries the call, unless it carries another one too."""
        self.is_late = True
        for pool in self._pools:
            try:
                with pool._optional_thread_lock:
                    _cut(pool._requests, self._mark)
            # No socket yet or no longer, or the library has changed inside.
            except Exception:
                continue


class Watchdog:
    """The thread that watches; a forked process starts its own."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Start anew."""
        self._turn = Condition()
        self._watches: dict[Watch, float] = {}
        self._next: float | None = None

    def add(self, watch: Watch, expires: float) -> None:
        """Watch a call."""
        with self._turn:
            self._watches[watch] = expires
            if self._next is None:
                self._start(expires)
            elif expires < self._next:
                self._next = expires
                self._turn.notify()

    def remove(self, watch: Watch) -> None:
        """Watch a call no longer."""
        with self._turn:
            self._watches.pop(watch, None)

    def _start(self, expires: float) -> None:
        try:
            Thread(target=self._run, name="specmill-deadlines", daemon=True).start()
            self._next = expires
        except RuntimeError:
            # No threads to be had, or the interpreter is about to end.
            self._next = None

    def _run(self) -> None:
        with self._turn:
            try:
                while self._watches:
                    now = monotonic()
                    # Copies, because closing a forgotten response may remove a watch meanwhile.
                    self._next = min(now + _LINGER, *list(self._watches.values()))
                    self._turn.wait(self._next - now)
                    self._cut_late(monotonic())
            finally:
                self._next = None

    def _cut_late(self, now: float) -> None:
        for watch, expires in list(self._watches.items()):
            if expires <= now:
                watch.cut()
                # The call may still be connecting, or the library may try again by itself.
                if watch in self._watches:
                    pause = max(_AGAIN, now - (watch.expires or now))
                    self._watches[watch] = now + pause


# One for the process: clients may be many and short-lived.
_WATCHDOG: Final = Watchdog()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_WATCHDOG.forget)


def pools_of(client: Any) -> tuple[Any, ...]:
    """The connection pools of a client of the library, as far as it shows them."""
    mounted = getattr(client, "_mounts", {}).values()
    transports = (getattr(client, "_transport", None), *mounted)
    pools = (getattr(one, "_pool", None) for one in transports)
    return tuple(pool for pool in pools if pool is not None)


def retire(response: Any) -> None:
    """Keep the connection of a response, on which more came than that, from other calls.

    The library would take the rest for the answer to the next request.
    """
    stream = response.stream
    try:
        stream = getattr(stream, "_stream", stream)._httpcore_stream
        state = stream._stream._connection._h11_state
        if state.trailing_data[0]:
            state.send_failed()
    # Another protocol, a transport of the user's, or the library has changed inside.
    except AttributeError:
        return


def _cut(requests: list[Any], mark: object) -> None:
    for one in requests:
        if one.request.extensions.get("timeout") is mark:
            connection = one.connection
            while not hasattr(connection, "_network_stream"):
                connection = connection._connection
            sharing = sum(other.connection is one.connection for other in requests)
            # A connection of HTTP/2 may carry the calls of others.
            if sharing == 1 and hasattr(connection, "_h11_state"):
                stream = connection._network_stream
                # SSLSocket.shutdown would take the encryption from under the waiting thread.
                connected = stream.get_extra_info("socket")
                socket.socket.shutdown(connected, socket.SHUT_RDWR)
                # What has come in already would be read, and may take seconds to be understood.
                while socket.socket.recv(connected, _PENDING):
                    pass
