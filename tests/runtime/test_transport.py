"""The seam to the HTTP library: requests as sent, exceptions as ours."""

import socket
import ssl
from itertools import pairwise
from typing import Any

import httpx
import httpx2
import pytest
from harness import PLAIN, get, post
from library_calls import MODULES, run

from specmill_runtime import errors
from specmill_runtime._library import joined
from specmill_runtime._reasons import error_for
from specmill_runtime.client import SyncCore
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import body
from specmill_runtime.options import Timeout
from specmill_runtime.request import RawRequest

MEANINGS: list[tuple[str, type[SdkError]]] = [
    ("ConnectError", errors.ConnectError),
    ("ConnectTimeout", errors.ConnectError),
    ("ProxyError", errors.ConnectError),
    ("PoolTimeout", errors.PoolTimeoutError),
    ("ReadTimeout", errors.RequestTimeoutError),
    ("WriteTimeout", errors.RequestTimeoutError),
    ("ReadError", errors.ConnectionLostError),
    ("WriteError", errors.ConnectionLostError),
    ("CloseError", errors.ConnectionLostError),
    ("RemoteProtocolError", errors.ConnectionLostError),
    ("LocalProtocolError", errors.TransportError),
    ("UnsupportedProtocol", errors.TransportError),
    ("DecodingError", errors.DecodeError),
    ("InvalidURL", errors.TransportError),
]


def test_request_reaches_the_library_as_prepared(flavor: str, library: str) -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        response: httpx.Response = MODULES[library].Response(200, json=[1])
        return response

    result = run(
        flavor, library, handler, post("/a%2Fb/%2E", arguments=(body(),)), ({"x": 1},)
    )

    assert [1] == result
    assert b"/v1/a%2Fb/%2E" == seen[0].url.raw_path
    assert b'{"x":1}' == seen[0].content
    assert "application/json" == seen[0].headers["content-type"]
    assert "7" == seen[0].headers["content-length"]


@pytest.mark.parametrize("value", ["a'b\"<>[]{}|^`\\", "a b+c/d?e#f", "%41", "é"])
def test_library_does_not_change_an_encoded_value(library: str, value: str) -> None:
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url.params["q"]))
        response: httpx.Response = MODULES[library].Response(200, json=1)
        return response

    module = MODULES[library]
    client = module.Client(transport=module.MockTransport(handler))
    SyncCore(PLAIN, http_client=client).call(get(), (), {"query": {"q": value}})

    assert [value] == seen


@pytest.mark.parametrize(("name", "expected"), MEANINGS)
def test_exception_of_the_library_becomes_ours(
    flavor: str, library: str, name: str, expected: type[SdkError]
) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise getattr(MODULES[library], name)("text of the library")

    with pytest.raises(SdkError) as caught:
        run(flavor, library, handler, get())

    assert type(caught.value) is expected
    assert (None, None) == (caught.value.__cause__, caught.value.__context__)
    assert str(caught.value).startswith("things.get: GET /things: ")
    assert 1 == caught.value.call.attempts


def test_exception_outside_the_library_becomes_ours(flavor: str, library: str) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise OSError("disk")

    with pytest.raises(errors.TransportError, match="OSError"):
        run(flavor, library, handler, get())


def test_timeout_is_a_timeout_error() -> None:
    assert issubclass(errors.RequestTimeoutError, TimeoutError)


def test_redirect_is_not_left_to_the_library(flavor: str, library: str) -> None:
    requests: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        requests.append(str(request.url))
        module = MODULES[library]
        response: httpx.Response = module.Response(
            302, headers={"Location": "https://evil.test"}
        )
        return response

    with pytest.raises(errors.RedirectError):
        run(flavor, library, handler, post(), client={"follow_redirects": True})

    assert ["https://plain.test/v1/things"] == requests


@pytest.mark.parametrize("cls", [httpx.URL, httpx2.URL])
@pytest.mark.parametrize("query", [None, "", "a=b%20c"])
def test_joined_address_is_as_the_library_parses_it(
    cls: Any, query: str | None
) -> None:
    expected = cls("https://a.test:8443/x/%2F" + ("" if query is None else f"?{query}"))

    found = joined(cls("https://a.test:8443"), "/x/%2F", query)

    assert (expected, expected.raw_path) == (found, found.raw_path)
    assert (expected.host, expected.port) == (found.host, found.port)


def test_address_is_parsed_anew_where_the_library_has_changed() -> None:
    class Changed:
        """A URL class that keeps its parts elsewhere."""

        def copy_with(self, raw_path: bytes) -> str:
            return raw_path.decode()

    assert "/x?a=b" == joined(Changed(), "/x", "a=b")


def test_timeout_reaches_the_library(flavor: str, library: str) -> None:
    seen: list[object] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["timeout"])
        response: httpx.Response = MODULES[library].Response(200, json=1)
        return response

    run(flavor, library, handler, get(), timeout=Timeout(1, 2, 3, None), deadline=2.5)

    assert [{"connect": 1, "read": 2, "write": 2.5, "pool": 2.5}] == seen


def refusal(reason: str) -> ssl.SSLError:
    """An error of a handshake."""
    error = ssl.SSLError(1, "x")
    error.reason = reason
    return error


REASONS: list[tuple[str, str, list[Exception], str]] = [
    (
        "https://api.test:8443/x?key=s",
        "ConnectError",
        [ConnectionRefusedError(111, "x")],
        "no connection to api.test:8443 (connection refused)",
    ),
    (
        "https://api.test/x?key=s",
        "ConnectError",
        [socket.gaierror(-2, "x")],
        "no connection to api.test:443 (name not resolved)",
    ),
    (
        "http://[::1]/x",
        "ConnectError",
        [OSError("All connection attempts failed"), OSError(101, "x")],
        "no connection to [::1]:80 (network is unreachable)",
    ),
    (
        "http://api.test",
        "ConnectError",
        [
            OSError("All connection attempts failed"),
            ExceptionGroup("x", [ConnectionRefusedError(111, "x")]),
        ],
        "no connection to api.test:80 (connection refused)",
    ),
    (
        "https://user:pass@api.test/x",
        "ConnectTimeout",
        [],
        "no connection to api.test:443 (took too long)",
    ),
    (
        "https://api.test/x",
        "ProxyError",
        [],
        "no connection through the proxy to api.test:443 (ProxyError)",
    ),
    (
        "https://api.test/x",
        "ConnectError",
        [ssl.SSLError(1, "x")],
        "no trustworthy connection to api.test:443 (ConnectError)",
    ),
    (
        "https://api.test/x",
        "ConnectError",
        [refusal("WRONG_VERSION_NUMBER")],
        "no trustworthy connection to api.test:443 (wrong version number)",
    ),
]


@pytest.mark.parametrize(("url", "name", "causes", "expected"), REASONS)
def test_failed_connection_names_host_port_and_reason(
    library: str, url: str, name: str, causes: list[Exception], expected: str
) -> None:
    failure = getattr(MODULES[library], name)("text of the library")
    for outer, inner in pairwise([failure, *causes]):
        outer.__cause__ = inner

    raw = RawRequest(method="GET", url=url, headers=(), operation="o", path="/x")

    assert f"o: GET /x: {expected}" == str(error_for(failure, raw))
