"""Deadlines on the sockets of the HTTP library, where a thread waits and nobody can wake it.

The library limits the silence between two reads, so that a server that sends one byte per second
is read for ever. Its pools reach the network through a backend; this one counts the time.
"""

from threading import local
from time import monotonic
from typing import Any, Final

_SLICE: Final = 65_536


class ExpiredError(Exception):
    """The deadline has passed while bytes were sent or received."""


class Allowance(local):
    """The deadline of the call that this thread makes; None while it makes none."""

    expires: float | None = None

    def of(self, timeout: float | None) -> float | None:
        """`timeout`, or what is left when that is less; ExpiredError when nothing is."""
        if self.expires is None:
            return timeout
        left = self.expires - monotonic()
        if left <= 0:
            raise ExpiredError
        return left if timeout is None else min(timeout, left)


class LimitedBackend:
    """A network backend of the library, whose connections end at the deadline."""

    def __init__(self, backend: Any, allowance: Allowance) -> None:
        self.backend = backend
        self.allowance = allowance

    def connect_tcp(self, *args: Any, **kwargs: Any) -> "LimitedStream":
        """A connection to a host."""
        stream = self.backend.connect_tcp(*args, **kwargs)
        return LimitedStream(stream, self.allowance)

    def connect_unix_socket(self, *args: Any, **kwargs: Any) -> "LimitedStream":
        """A connection to a local socket."""
        stream = self.backend.connect_unix_socket(*args, **kwargs)
        return LimitedStream(stream, self.allowance)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.backend, name)


class LimitedStream:
    """One connection."""

    def __init__(self, stream: Any, allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def read(self, max_bytes: int, timeout: float | None = None) -> Any:
        """The next bytes."""
        return self._stream.read(max_bytes, self._allowance.of(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes, a slice at a time, because a slow reader takes them one by one."""
        for start in range(0, len(buffer), _SLICE):
            part = buffer[start : start + _SLICE]
            self._stream.write(part, self._allowance.of(timeout))

    def start_tls(self, *args: Any, **kwargs: Any) -> "LimitedStream":
        """The same connection, encrypted."""
        return LimitedStream(self._stream.start_tls(*args, **kwargs), self._allowance)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def allowance_for(client: Any) -> Allowance:
    """The allowance that the connections of a client obey, put into its pools once.

    Other users of the client notice nothing. A transport without such a pool (a mock, another
    library) obeys the timeouts of the phases and the deadline between chunks of a body.
    """
    allowance: Allowance | None = None
    mounted = getattr(client, "_mounts", {}).values()
    for transport in (getattr(client, "_transport", None), *mounted):
        pool: Any = getattr(transport, "_pool", None)
        backend = getattr(pool, "_network_backend", None)
        if isinstance(backend, LimitedBackend):
            allowance = backend.allowance
        elif callable(getattr(backend, "connect_tcp", None)):
            allowance = allowance or Allowance()
            pool._network_backend = LimitedBackend(backend, allowance)
    return allowance or Allowance()
