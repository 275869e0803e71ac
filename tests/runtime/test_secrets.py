"""No credential in any text: marker secrets are sent over every way in which a call can fail."""

import asyncio
import logging
import pickle
import traceback
from base64 import b64encode
from collections.abc import Callable, Iterator
from types import ModuleType

import httpx
import httpx2
import pytest
from harness import Caller, Server, get, post, reply

from specmill_runtime.client import AsyncCore, ClientSpec, Credential, Scheme, SyncCore
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import (
    AnyOperation,
    OffsetPaging,
    Operation,
    Result,
    query,
)
from specmill_runtime.redaction import (
    Redactor,
    Secret,
)
from specmill_runtime.request import RawRequest, RawResponse

MARKERS = {
    "user": "marker-user-7f3a",
    "key": "marker/key+9b2c==",
    "realm": "marker-realm-11aa",
    "password": "marker pässword-55ee",
    "token": "marker-token-c0de",
    "sid": "marker-cookie-d00d",
}
ENCODED = b64encode(f"{MARKERS['realm']}:{MARKERS['password']}".encode()).decode()

SPEC = ClientSpec(
    name="Plain",
    package="plain",
    version="1.0",
    servers=("https://plain.test/v1",),
    schemes={
        "user": Scheme(
            kind="api_key", placement="query", name="user", credentials=("user",)
        ),
        "key": Scheme(
            kind="api_key", placement="query", name="key", credentials=("key",)
        ),
        "basic": Scheme(kind="basic", credentials=("realm", "password")),
        "token": Scheme(kind="api_key", name="X-Token", credentials=("token",)),
        "sid": Scheme(
            kind="api_key", placement="cookie", name="sid", credentials=("sid",)
        ),
    },
    security=(("user", "key", "basic", "token", "sid"),),
    credentials=tuple(Credential(name) for name in MARKERS),
)
TYPED = get(
    arguments=(query("offset", int),),
    results=(Result(status="200", type=lambda: dict[str, int]),),
    paging=OffsetPaging(offset="offset", items="/items"),
)
REMOTE: Operation[int] = Operation(
    id="things.rpc",
    rpc="things",
    results=(Result(status="200", type=lambda: int),),
)


def echo(status: int) -> Callable[[RawRequest], RawResponse]:
    """A server that quotes the whole request, as error pages do."""

    def answer(request: RawRequest) -> RawResponse:
        headers = " ".join(value.decode() for _, value in request.headers)
        return reply({"message": f"bad {request.url} {headers}"}, status=status)

    return answer


def echo_text(request: RawRequest) -> RawResponse:
    """A server that answers with a page instead of JSON."""
    headers = " ".join(value.decode() for _, value in request.headers)
    return reply(content=f"{headers} {request.url}".encode(), media_type="text/html")


def echo_rpc(request: RawRequest) -> RawResponse:
    """An RPC error that quotes the request."""
    fault = {"code": 5, "message": f"bad {request.url} {request.headers}"}
    return reply({"jsonrpc": "2.0", "id": request.rpc_id, "error": fault})


def move(request: RawRequest) -> RawResponse:
    """A redirect that quotes every credential."""
    headers = "&".join(value.decode() for _, value in request.headers)
    location = f"https://other.test/?{headers}&{request.url}"
    return reply(status=302, headers={"Location": location})


def move_away(request: RawRequest) -> RawResponse:
    """A redirect to another origin, which fails."""
    if "other.test" in request.url:
        return echo(400)(request)
    return reply(status=302, headers={"Location": "https://other.test/"})


def refuse(request: RawRequest) -> RawResponse:
    """A refusal that quotes the request in its headers."""
    return reply(
        status=429, headers={"Retry-After": request.url, "X-Quoted": request.url}
    )


FAULTS: list[tuple[str, Callable[[RawRequest], RawResponse], AnyOperation]] = [
    ("400", echo(400), TYPED),
    ("401", echo(401), TYPED),
    ("500", echo(500), TYPED),
    ("302", echo(302), TYPED),
    ("302 with Location", move, TYPED),
    ("302 to another origin", move_away, TYPED),
    ("429", refuse, TYPED),
    ("503", echo(503), TYPED),
    ("html", echo_text, TYPED),
    ("wrong shape", echo(200), TYPED),
    ("rpc error", echo_rpc, REMOTE),
    ("rpc html", echo_text, REMOTE),
    ("rpc shape", echo(200), REMOTE),
    ("rpc 401", echo(401), REMOTE),
]

EXCEPTIONS = [
    "ConnectError",
    "ConnectTimeout",
    "ReadTimeout",
    "PoolTimeout",
    "ReadError",
    "RemoteProtocolError",
    "LocalProtocolError",
    "DecodingError",
    "InvalidURL",
]


@pytest.fixture
def log() -> Iterator[list[str]]:
    """All log records of the process at DEBUG, as they would be printed."""
    lines: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    root, collector = logging.getLogger(), Collector()
    names = ("", "httpx", "httpx2", "httpcore", "httpcore2", "specmill_runtime")
    levels = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    root.addHandler(collector)
    yield lines
    root.removeHandler(collector)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def assert_clean(text: str) -> None:
    """No marker in any form in which it travels."""
    found = [one for one in (*MARKERS.values(), ENCODED) if one in text]
    assert [] == found
    assert text == Redactor(secrets()).blank(text)


def secrets() -> tuple[Secret, ...]:
    return tuple(Secret(value) for value in (*MARKERS.values(), ENCODED))


def texts(error: BaseException) -> str:
    """What a program prints about an error."""
    return "\n".join([str(error), repr(error), *traceback.format_exception(error)])


def variables(error: BaseException) -> str:
    """The local variables of the runtime's frames, as some programs print them."""
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    own = [frame for frame in report.stack if "/tests/" not in frame.filename]
    return "\n".join(str(frame.locals) for frame in own)


@pytest.mark.parametrize(("fault", "operation"), [row[1:] for row in FAULTS])
def test_no_secret_in_an_error_of_the_server(
    flavor: str,
    log: list[str],
    fault: Callable[[RawRequest], RawResponse],
    operation: AnyOperation,
) -> None:
    arguments = (None,) * len(operation.arguments)

    with pytest.raises(SdkError) as caught:
        Caller(flavor, Server(fault), SPEC, credentials=MARKERS).call(
            operation, arguments
        )

    assert_clean(texts(caught.value))
    assert_clean("\n".join(log))


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_no_secret_in_an_error_of_the_transport(
    flavor: str, library: str, log: list[str], name: str
) -> None:
    module = {"httpx": httpx, "httpx2": httpx2}[library]

    with pytest.raises(SdkError) as caught:
        call_by_library(flavor, module, failing(module, name))

    assert_clean(texts(caught.value) + variables(caught.value))
    assert_clean("\n".join(log))
    assert_clean(repr(pickle.dumps(caught.value)))


@pytest.mark.parametrize(
    "answer", [reply(status=500), reply(content=b"<html>"), reply([])]
)
def test_no_secret_in_the_variables_of_a_failed_call(
    flavor: str, answer: RawResponse
) -> None:
    with pytest.raises(SdkError) as caught:
        Caller(flavor, Server(answer), SPEC, credentials=MARKERS).call(TYPED, (None,))

    assert_clean(variables(caught.value))


def test_no_secret_in_the_log_of_a_success(
    flavor: str, library: str, log: list[str]
) -> None:
    module = {"httpx": httpx, "httpx2": httpx2}[library]

    call_by_library(flavor, module, lambda request: module.Response(200, json={}))

    text = "\n".join(log)
    assert "key=[redacted]" in text
    assert_clean(text)


def test_no_secret_in_the_repr_of_a_client(flavor: str) -> None:
    core = Caller(flavor, Server(), SPEC, credentials=MARKERS)
    core.call(get())

    assert_clean(repr(core.core) + repr(vars(core.core)))


def test_no_secret_in_the_repr_of_a_request(flavor: str) -> None:
    server = Server()
    Caller(flavor, server, SPEC, credentials=MARKERS).call(get())

    assert_clean(repr(server.request))


def test_no_secret_in_a_refused_argument(flavor: str) -> None:
    operation = post(arguments=(query("q", int),))

    with pytest.raises(SdkError) as caught:
        Caller(flavor, Server(), SPEC, credentials=MARKERS).call(operation, ("x",))

    assert_clean(texts(caught.value) + variables(caught.value))


def test_no_secret_in_a_missing_credential() -> None:
    given: dict[str, str | None] = {**MARKERS, "sid": None}

    with pytest.raises(SdkError) as caught:
        Caller("sync", Server(), SPEC, credentials=given).call(get())

    assert_clean(texts(caught.value))


def test_no_secret_is_sent_to_another_origin(flavor: str) -> None:
    server = Server(move_away)

    with pytest.raises(SdkError):
        Caller(flavor, server, SPEC, credentials=MARKERS).call(TYPED, (None,))

    assert_clean(
        f"{server.request.url} {server.request.headers} {server.request.content}"
    )


def test_no_secret_in_the_log_of_a_retry(flavor: str, log: list[str]) -> None:
    server = Server(echo(503), echo(200))

    Caller(flavor, server, SPEC, credentials=MARKERS).call(get())

    assert "things.get: attempt 1 of 3 failed (503), the next in 0.500 s" in log
    assert_clean("\n".join(log))


def test_no_secret_in_a_body_that_is_too_large(flavor: str) -> None:
    caller = Caller(flavor, Server(echo(200)), SPEC, credentials=MARKERS, max_bytes=5)

    with pytest.raises(SdkError) as caught:
        caller.call(get())

    assert_clean(texts(caught.value) + repr(pickle.dumps(caught.value)))


def test_one_record_per_attempt_is_logged(log: list[str]) -> None:
    Caller("sync", Server(), SPEC, credentials=MARKERS).call(get("/things"))

    assert 1 == len(log)
    assert log[0].startswith("things.get: GET /things -> 200 in ")


def test_nothing_is_logged_by_default(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SdkError):
        Caller("sync", Server(reply(status=500))).call(get())

    assert ("", "") == capfd.readouterr()


def failing(module: ModuleType, name: str) -> Callable[[httpx.Request], httpx.Response]:
    """A handler whose exception quotes the request, as h11's do."""

    def handler(request: httpx.Request) -> httpx.Response:
        quoted = f"{request.url} {request.headers.raw}"
        raise getattr(module, name)(quoted)

    return handler


def call_by_library(
    flavor: str, module: ModuleType, handler: Callable[[httpx.Request], httpx.Response]
) -> None:
    transport = module.MockTransport(handler)
    if flavor == "sync":
        sync_core = SyncCore(
            SPEC, credentials=MARKERS, http_client=module.Client(transport=transport)
        )
        sync_core.call(get())
        return
    client = module.AsyncClient(transport=transport)
    asyncio.run(AsyncCore(SPEC, credentials=MARKERS, http_client=client).call(get()))
