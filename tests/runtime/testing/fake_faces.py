"""Requests to a fake over HTTP and over ASGI."""

import asyncio
import http.client
from contextlib import closing
from typing import Any

import msgspec
import pytest

from specmill_runtime.testing import Fake, FakeServer

KEY = {"X-Key": "k"}


class Answer(msgspec.Struct):
    """What a server said."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        """The body decoded."""
        return msgspec.json.decode(self.content)


def connected(server: FakeServer) -> http.client.HTTPConnection:
    """A connection to a server."""
    return http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)


def over_http(
    fake: Fake,
    target: str,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    content: bytes | None = None,
    page: str | None = None,
) -> Answer:
    """A request over a real socket."""
    with fake.serve(page=page) as server, closing(connected(server)) as connection:
        given = KEY if headers is None else headers
        connection.request(method, target, body=content, headers=given)
        with connection.getresponse() as response:
            body = response.read()
            found = {name.lower(): text for name, text in response.getheaders()}
            return Answer(response.status, found, body)


def over_asgi(
    fake: Fake,
    target: str,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    content: bytes | None = None,
    page: str | None = None,
) -> Answer:
    """The same request over ASGI."""
    sent: list[Any] = []
    path, _, query = target.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [
            (name.lower().encode(), value.encode())
            for name, value in (KEY if headers is None else headers).items()
        ],
    }

    async def receive() -> Any:
        return {"type": "http.request", "body": content or b""}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(fake.asgi(page=page)(scope, receive, send))
    start, body = sent
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], found, body["body"])


FACES = pytest.mark.parametrize("ask", [over_http, over_asgi])
