"""Requests that the description does not have, as clients make them."""

import asyncio
from typing import Any

import msgspec
import pytest
from harness import (
    Caller,
    Server,
)

from specmill_runtime.client import SyncCore
from specmill_runtime.errors import (
    ArgumentError,
)
from specmill_runtime.http_calls import (
    AsyncHttpCall,
    AsyncRawHttpCall,
    HttpCall,
    RawHttpCall,
)


class Plan(msgspec.Struct):
    """A model as SDKs have them."""

    id: int
    name: str | None = None


def request(
    caller: Caller, method: str, path: str, *, raw: bool = False, **parts: Any
) -> Any:
    """What a client's `request` gives, sync or async."""
    core = caller.core
    if isinstance(core, SyncCore):
        return (RawHttpCall if raw else HttpCall)(core)(method, path, **parts)
    call = (AsyncRawHttpCall if raw else AsyncHttpCall)(core)
    return asyncio.run(call(method, path, **parts))


def sent(method: str, path: str, **parts: Any) -> Server:
    """The server after one request."""
    server = Server()
    request(Caller("sync", server), method, path, **parts)
    return server


def refused(method: Any, path: Any, **parts: Any) -> str:
    """Why a request is not sent."""
    server = Server()
    with pytest.raises(ArgumentError) as caught:
        request(Caller("sync", server), method, path, **parts)
    assert [] == server.requests
    return str(caught.value)
