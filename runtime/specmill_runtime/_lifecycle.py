"""Which client of the HTTP library serves a call: one for each process, or for each event loop."""

import logging
from collections.abc import Callable
from typing import Any, Final, NoReturn

import msgspec

from specmill_runtime._sockets import pools_of
from specmill_runtime.errors import ClosedError
from specmill_runtime.request import RawRequest

_LOGGER: Final = logging.getLogger("specmill_runtime")


class Held(msgspec.Struct, frozen=True):
    """A client of the library with its connection pools."""

    client: Any
    pools: tuple[Any, ...]


class Keeper:
    """Clients by owner: the number of the process, or the event loop, that may use them.

    Neither processes nor loops can share connections. For another owner `make` makes a client; the
    client that a user has given serves another owner once no connection of the last one is left.
    """

    __slots__ = ("_clients", "_is_closed", "_make", "_scope", "_spare", "_warned")

    def __init__(self, given: Any, make: Callable[[], Any], scope: str) -> None:
        """`scope` is what an owner is: "process" or "event loop"."""
        self._clients: dict[object, Held] = {}
        self._make = make if given is None else None
        # Made now, because it takes longer than a call.
        first = make() if given is None else given
        self._spare = [Held(first, pools_of(first))]
        self._scope = scope
        self._warned = self._is_closed = False

    def held(self, owner: object, raw: RawRequest) -> Held:
        """The client for a call; ClosedError when there is none."""
        held = self._clients.get(owner)
        if held is None and not self._is_closed:
            held = self._adopted(owner, raw)
        if held is None or held.client.is_closed:
            raise _closed(raw)
        return held

    def release(self) -> dict[object, Held]:
        """The clients that are in use, to be closed; from now on there are none."""
        self._is_closed = True
        clients, self._clients = self._clients, {}
        return clients

    def _adopted(self, owner: object, raw: RawRequest) -> Held:
        # Copied first: other owners may come meanwhile, each in a thread of its own.
        clients = list(self._clients.items())
        others = {one: held for one, held in clients if one != owner}
        if self._make is None:
            if any(map(_is_connected, others.values())):
                raise ClosedError(
                    f"{raw.label}: the http_client that was given has connections of another "
                    f"{self._scope}"
                )
            self._clients = {owner: self._spare[0]}
            return self._spare[0]
        try:
            held = self._spare.pop()
        except IndexError:
            client = self._make()
            held = Held(client, pools_of(client))
        for one in others:
            if _is_gone(one):
                self._clients.pop(one, None)
        self._warn(bool(others))
        # Of two threads that come here at once, both take the client of the first.
        return self._clients.setdefault(owner, held)

    def _warn(self, is_second: bool) -> None:
        if is_second and not self._warned and self._scope == "event loop":
            self._warned = True
            _LOGGER.warning("a client has new connections in another event loop")


class ClosedTransport:
    """Stands for the transport of a client that is closed, of either flavor."""

    __slots__ = ()

    def send(self, request: RawRequest) -> NoReturn:
        """Always a ClosedError."""
        raise _closed(request)


CLOSED: Final[Any] = ClosedTransport()


class Line:
    """The transport of a client and its clones, until that client is closed."""

    __slots__ = ("transport",)

    def __init__(self, transport: Any) -> None:
        self.transport = transport


def _closed(request: RawRequest) -> ClosedError:
    return ClosedError(f"{request.label}: the client is closed")


def _is_connected(held: Held) -> bool:
    return any(getattr(pool, "connections", None) for pool in held.pools)


def _is_gone(owner: object) -> bool:
    """Whether an owner other than the present one is of no use: a process, a closed loop."""
    is_closed = getattr(owner, "is_closed", None)
    return is_closed is None or bool(is_closed())
