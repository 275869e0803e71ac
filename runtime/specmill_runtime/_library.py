"""What httpx and httpx2 have in common: their requests, their addresses, their clients.

One client serves the calls of a process, or of an event loop.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, NoReturn

import msgspec

from specmill_runtime._sockets import pools_of
from specmill_runtime.errors import ArgumentError, ClosedError
from specmill_runtime.options import Limits
from specmill_runtime.request import RawRequest

if TYPE_CHECKING:
    from specmill_runtime.writing import UploadBody

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


# What every version of the libraries sends as it is.
_PLAIN: Final = r"/(?:[A-Za-z0-9_~/?&=:@,;+!$*().-]++|%[0-9A-Fa-f]{2})*+"


class Library:
    """One HTTP library: how it makes requests and clients."""

    __slots__ = ("_is_logging", "_module", "_origins", "_upload_class", "name")

    def __init__(self, module: ModuleType) -> None:
        self.name = module.__name__
        self._module: Any = module
        self._is_logging = logging.getLogger(self.name).isEnabledFor
        self._origins: dict[str, Any] = {}
        self._upload_class: Any = None

    def keeper(self, kind: str, given: Any, limits: object) -> Keeper:
        """The keeper of the given client, or of new ones of that kind with `limits`."""
        bounds = Limits() if limits is None else limits
        if not isinstance(bounds, Limits):
            raise ArgumentError(f"limits must be Limits, not {type(limits).__name__}")

        def make() -> Any:
            theirs = self._module.Limits(
                max_connections=bounds.connections,
                max_keepalive_connections=bounds.idle_connections,
                keepalive_expiry=bounds.idle_seconds,
            )
            return getattr(self._module, kind)(limits=theirs, verify=context)

        # Shared, because it takes longer to make than everything else of a client.
        context = self._module.create_ssl_context() if given is None else None
        return Keeper(given, make, "process" if kind == "Client" else "event loop")

    def request(self, raw: RawRequest) -> Any:
        """The library's request for ours."""
        try:
            url = self._url(raw.url)
        except self._module.InvalidURL:
            url = None
        if url is None:
            raise ArgumentError(f"{raw.label}: the address is malformed")
        present = [name.lower() for name, _ in raw.headers]
        headers = list(raw.headers)
        if b"host" not in present:
            headers.insert(0, (b"Host", url.netloc))
        content = raw.content or b""
        length: int | None
        if isinstance(content, bytes):
            length, stream = len(content), self._module.ByteStream(content)
        else:
            length, stream = content.length, self._upload(content, raw.label)
        # RFC 9112 §6.2: never both.
        if b"content-length" in present:
            pass
        elif length is None:
            headers.append((b"Transfer-Encoding", b"chunked"))
        elif raw.content is not None or raw.method in ("POST", "PUT", "PATCH"):
            headers.append((b"Content-Length", b"%d" % length))
        request = self._module.Request(
            raw.method,
            url,
            headers=headers,
            stream=stream,
            extensions={"timeout": raw.timeout.phases(raw.left)},
        )
        # The libraries write methods in upper case, which other ones need not be (RFC 9110 §9.1).
        request.method = raw.method
        return request

    def direct(self, client: Any, kind: str, request: Any) -> Any:
        """The client's transport for a request; None when its `send` would do more than ask that."""
        route = getattr(client, "_transport_for_url", None)
        if (
            route is not None
            and type(client) is getattr(self._module, kind)
            and client.auth is None
            and not any(client.event_hooks.values())
            and not self._is_logging(logging.INFO)
            and "send" not in vars(client)
        ):
            return route(request.url)
        if isinstance(request.stream, self._module.ByteStream):
            # For hooks and authentication that look at the body.
            request.read()
        return None

    def _upload(self, body: UploadBody, label: str) -> Any:
        if self._upload_class is None:
            from specmill_runtime._uploads import upload_class

            self._upload_class = upload_class(self._module)
        return self._upload_class(body, label)

    def _url(self, address: str) -> Any:
        """The address parsed; what follows the host is put in unparsed when it is plain."""
        end = address.find("/", 8)
        origin, target = address[:end], address[end:]
        known = self._origins.get(origin)
        if (
            known is None
            or "?" in origin
            or "/." in target
            or not re.fullmatch(_PLAIN, target)
        ):
            url = self._module.URL(address)
            if end > 0 and known is None and len(self._origins) < 100:
                self._origins[origin] = self._module.URL(origin)
            return url
        path, mark, query = target.partition("?")
        return joined(known, path, query if mark else None)


def joined(origin: Any, path: str, query: str | None) -> Any:
    """A URL like `origin`, with another path; parsed anew where the library has changed inside."""
    try:
        url: Any = object.__new__(origin.__class__)
        parts = origin._uri_reference
        url._uri_reference = parts._replace(path=path, query=query)
        if url.raw_path.startswith(b"/"):
            return url
    except (AttributeError, TypeError, ValueError):
        pass
    return origin.copy_with(
        raw_path=(path if query is None else f"{path}?{query}").encode()
    )
