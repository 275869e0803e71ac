"""No credential in any text: marker secrets are sent over every way in which a call can fail."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import httpx
import httpx2
import pytest
from fault_calls import called, ends
from fault_server import FaultServer, Line
from faults import answer
from faults import echo as echo_fault
from harness import Caller, Server, get, post, reply
from secret_markers import (
    MARKED,
    MARKERS,
    assert_clean,
    assert_error_clean,
    texts,
    variables,
)
from secret_paths import HANDLES, LISTENER, PATHS, TYPED, echo, failure, move_away

from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.errors import (
    BadRequestError,
    ConflictError,
    SdkError,
    UnauthorizedError,
)
from specmill_runtime.models import Model
from specmill_runtime.operation import AnyOperation, Result, query
from specmill_runtime.request import RawResponse

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


@pytest.mark.parametrize("name", PATHS)
def test_no_secret_in_a_failure(flavor: str, log: list[str], name: str) -> None:
    error = failure(flavor, PATHS[name])

    for one in (error, *(handle.error for handle in HANDLES)):
        assert_error_clean(one)
    # What tools print beside a traceback may quote an answer, but has to be printable.
    assert variables(error)
    assert LISTENER.told
    assert_clean(repr(LISTENER.told))
    assert_clean("\n".join(log))


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_no_secret_in_an_error_of_the_transport(
    flavor: str, library: str, log: list[str], name: str
) -> None:
    module = {"httpx": httpx, "httpx2": httpx2}[library]

    with pytest.raises(SdkError) as caught:
        call_by_library(flavor, module, failing(module, name))

    assert_error_clean(caught.value)
    assert_clean(variables(caught.value) + "\n".join(log))


@pytest.mark.parametrize(
    "answer", [reply(status=500), reply(content=b"<html>"), reply([])]
)
def test_no_secret_in_the_variables_of_a_failed_call(
    flavor: str, answer: RawResponse
) -> None:
    with pytest.raises(SdkError) as caught:
        Caller(flavor, Server(answer), MARKED, credentials=MARKERS).call(TYPED)

    assert_clean(variables(caught.value))


def test_no_secret_in_the_log_of_a_success(
    flavor: str, library: str, log: list[str]
) -> None:
    module = {"httpx": httpx, "httpx2": httpx2}[library]

    call_by_library(flavor, module, lambda request: module.Response(200, json={}))

    text = "\n".join(log)
    assert "key=[redacted]" in text
    assert_clean(text)


@pytest.mark.parametrize("value", ["marker-argument", "it's marker-argument", ""])
def test_no_value_of_a_query_in_the_log_of_the_library(
    flavor: str, library: str, log: list[str], value: str
) -> None:
    module = {"httpx": httpx, "httpx2": httpx2}[library]
    operation = get(arguments=(query("q", allow_reserved=True), query("r")))

    call_by_library(
        flavor,
        module,
        lambda request: module.Response(200, json={}),
        operation,
        (value, "marker-argument"),
    )

    text = "\n".join(log)
    assert "&r=[redacted]" in text
    assert "marker-argument" not in text


def test_queries_of_others_stay_in_the_log_of_the_library(
    library: str, log: list[str]
) -> None:
    module = {"httpx": httpx, "httpx2": httpx2}[library]
    call_by_library("sync", module, lambda request: module.Response(200, json={}))
    transport = module.MockTransport(lambda request: module.Response(200))

    with module.Client(transport=transport) as client:
        client.get("https://other.test/?q=1")

    assert any("https://other.test/?q=1" in line for line in log)


def test_no_secret_in_the_log_of_a_connection(
    flavor: str, library: str, log: list[str]
) -> None:
    def quoting(line: Line) -> None:
        quoted = " ".join([line.asked.target, *line.asked.headers.values()])
        line.send(answer(quoted.encode(), "400 No"))

    with FaultServer({"quoting": quoting, "echo": echo_fault}) as server:
        work = called(get("/quoting"))
        end = ends(flavor, library, server, work, MARKED, credentials=MARKERS)

    assert BadRequestError is end.seen
    assert any("receive_response_headers" in one for one in log)
    assert_clean("\n".join(log))


@pytest.mark.parametrize(
    ("header", "secret"),
    [
        ("Authorization", "Bearer marker-1"),
        ("X-API-Key", "marker-1"),
        ("Cookie", "theme=x; session=marker-1"),
    ],
)
@pytest.mark.parametrize("place", ["client", "clone", "call"])
def test_no_secret_of_a_header_in_an_error(
    flavor: str, place: str, header: str, secret: str
) -> None:
    server = Server(reply({"message": "not marker-1"}, status=401))
    given = {"headers": {header: secret}}
    caller = Caller(flavor, server, **(given if place == "client" else {}))
    if place == "clone":
        caller.core = caller.core.clone(**given)

    with pytest.raises(UnauthorizedError) as caught:
        caller.call(get(), (), given if place == "call" else None)

    assert str(caught.value).endswith("401 Unauthorized: not [redacted]")
    assert {"message": "not [redacted]"} == caught.value.body


def test_word_in_a_cookie_is_no_secret() -> None:
    server = Server(reply({"message": "dark is unknown"}, status=400))

    with pytest.raises(BadRequestError, match="dark is unknown"):
        Caller("sync", server, headers={"Cookie": "a=dark; b=c"}).call(get())


def test_key_of_a_repeated_request_is_no_secret() -> None:
    server = Server(reply({"message": "abcd was used"}, status=409))
    headers = {"Idempotency-Key": "abcd"}

    with pytest.raises(ConflictError, match="abcd was used"):
        Caller("sync", server).call(get(), (), {"headers": headers})


def test_no_secret_in_the_repr_of_a_client(flavor: str) -> None:
    core = Caller(flavor, Server(), MARKED, credentials=MARKERS)
    core.call(get())

    assert_clean(repr(core.core) + repr(vars(core.core)))


def test_no_secret_in_the_repr_of_a_request(flavor: str) -> None:
    server = Server()
    Caller(flavor, server, MARKED, credentials=MARKERS).call(get())

    assert_clean(repr(server.request))


def test_no_secret_in_a_refused_argument(flavor: str) -> None:
    operation = post(arguments=(query("q", int),))

    with pytest.raises(SdkError) as caught:
        Caller(flavor, Server(), MARKED, credentials=MARKERS).call(operation, ("x",))

    assert_error_clean(caught.value)


def test_no_secret_in_a_missing_credential() -> None:
    given: dict[str, str | None] = {**MARKERS, "sid": None}

    with pytest.raises(SdkError) as caught:
        Caller("sync", Server(), MARKED, credentials=given).call(get())

    assert_clean(texts(caught.value))


def test_no_secret_is_sent_to_another_origin(flavor: str) -> None:
    server = Server(move_away)

    with pytest.raises(SdkError):
        Caller(flavor, server, MARKED, credentials=MARKERS).call(TYPED)

    assert_clean(
        f"{server.request.url} {server.request.headers} {server.request.content}"
    )


def test_no_secret_in_the_log_of_a_retry(flavor: str, log: list[str]) -> None:
    server = Server(echo(503), echo(200))

    Caller(flavor, server, MARKED, credentials=MARKERS).call(get())

    assert "things.get: attempt 1 of 3 failed (503), the next in 0.500 s" in log
    assert_clean("\n".join(log))


def test_no_secret_in_a_body_that_is_too_large(flavor: str) -> None:
    caller = Caller(flavor, Server(echo(200)), MARKED, credentials=MARKERS, max_bytes=5)

    with pytest.raises(SdkError) as caught:
        caller.call(get())

    assert_error_clean(caught.value)


def test_no_secret_in_the_file_of_what_was_observed(
    flavor: str, tmp_path: Path
) -> None:
    class Known(Model, kw_only=True):
        message: str

    operation = get(results=(Result(status="200", type=lambda: Known),))
    caller = Caller(
        flavor, Server(echo(200)), MARKED, credentials=MARKERS, decode="observe"
    )

    caller.call(operation)
    caller.core.drift.save(tmp_path / "drift.json")

    found = (tmp_path / "drift.json").read_text(encoding="utf-8")
    assert '"/error"' in found
    assert_clean(found)


def test_one_record_per_attempt_is_logged(log: list[str]) -> None:
    Caller("sync", Server(), MARKED, credentials=MARKERS).call(get("/things"))

    own = [line for line in log if not line.startswith("HTTP Request: ")]
    assert 1 == len(own)
    assert own[0].startswith("things.get: GET /things -> 200 in ")


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
    flavor: str,
    module: ModuleType,
    handler: Callable[[httpx.Request], httpx.Response],
    operation: AnyOperation | None = None,
    arguments: tuple[object, ...] = (),
) -> None:
    operation = operation or get()
    transport = module.MockTransport(handler)
    if flavor == "sync":
        sync_core = SyncCore(
            MARKED, credentials=MARKERS, http_client=module.Client(transport=transport)
        )
        sync_core.call(operation, arguments)
        return
    core = AsyncCore(
        MARKED,
        credentials=MARKERS,
        http_client=module.AsyncClient(transport=transport),
    )
    asyncio.run(core.call(operation, arguments))
