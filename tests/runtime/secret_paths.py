"""Every way in which a call can fail, at a server that quotes all that it was sent."""

import asyncio
import json
from typing import Any, NamedTuple

import pytest
from fault_calls import Work, batched, called, downloaded, streamed, walked
from harness import Answer, Caller, Server, get, reply
from secret_markers import (
    ACCESS_TOKEN,
    GRANTED_MARKERS,
    MARKED,
    MARKERS,
    ROTATED_TOKEN,
    granted,
)

from specmill_runtime import errors
from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.errors import SdkError
from specmill_runtime.hooks import AttemptEnded, CallStarted, Hooks
from specmill_runtime.operation import (
    AnyOperation,
    CursorPaging,
    Operation,
    Result,
    Streaming,
    query,
)
from specmill_runtime.options import NO_RETRY
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.sdk_error import CallRecord

TYPED = get(results=(Result(status="200", type=lambda: dict[str, int]),))
LISTED = get(
    arguments=(query("cursor"),),
    results=(Result(status="200", type=lambda: dict[str, object]),),
    paging=CursorPaging(cursor="cursor", items="/items", next="/next"),
)
EVENTS = get(
    results=(
        Result(
            status="200", type=lambda: dict[str, int], media_type="text/event-stream"
        ),
    ),
    streaming=Streaming(),
)
LINES = get(
    results=(
        Result(
            status="200", type=lambda: dict[str, int], media_type="application/jsonl"
        ),
    ),
    streaming=Streaming(format="lines"),
)
REMOTE: AnyOperation = Operation(
    id="things.rpc", rpc="things", results=(Result(status="200", type=lambda: int),)
)


def quoted(request: RawRequest) -> str:
    """The whole request, as error pages quote it."""
    headers = " ".join(value.decode() for _, value in request.headers)
    content = request.content if isinstance(request.content, bytes) else b""
    return f"{request.method} {request.url} {headers} {content.decode()}"


def echo(status: int, media_type: str = "application/json") -> Answer:
    """A server that quotes the request in its headers and in a JSON body."""

    def answer(request: RawRequest) -> RawResponse:
        body = {"message": quoted(request), "error": {"detail": [quoted(request)]}}
        headers = {"X-Request": quoted(request).replace("\n", " ")}
        return reply(body, status=status, media_type=media_type, headers=headers)

    return answer


def page(request: RawRequest) -> RawResponse:
    """A page instead of JSON."""
    return reply(content=quoted(request).encode(), media_type="text/html")


def escaping(request: RawRequest) -> RawResponse:
    """A server that quotes credentials in JSON with every escape that it can."""
    text = json.dumps({"message": " ".join(MARKERS.values())})
    return reply(content=text.replace("/", "\\/").encode(), status=400)


def event(request: RawRequest) -> RawResponse:
    """A stream whose item is not as described."""
    text = f"data: {json.dumps({'a': quoted(request)})}\n\n"
    return reply(content=text.encode(), media_type="text/event-stream")


def error_event(request: RawRequest) -> RawResponse:
    """A stream in which the server reports an error."""
    text = f"event: error\ndata: {json.dumps({'message': quoted(request)})}\n\n"
    return reply(content=text.encode(), media_type="text/event-stream")


def line(request: RawRequest) -> RawResponse:
    """A line that is not as described."""
    text = json.dumps({"a": quoted(request)})
    return reply(content=text.encode() + b"\n", media_type="application/jsonl")


def repeated_page(request: RawRequest) -> RawResponse:
    """A page that is its own next one."""
    return reply({"items": [1], "next": "same"})


def quoting_cursor(request: RawRequest) -> RawResponse:
    """A page whose cursor is no cursor and quotes the request."""
    return reply({"items": [1], "next": {"a": quoted(request)}})


def no_list(request: RawRequest) -> RawResponse:
    """A page whose items are no list and quote the request."""
    return reply({"items": quoted(request), "next": None})


def fault(request: RawRequest) -> RawResponse:
    """An RPC error that quotes the request."""
    error = {"code": 5, "message": quoted(request), "data": {"a": quoted(request)}}
    return reply({"jsonrpc": "2.0", "id": request.rpc_id, "error": error})


def faults(request: RawRequest) -> RawResponse:
    """The same for every call of a batch, and a reply that belongs to none."""
    assert isinstance(request.content, bytes)
    ids = [one["id"] for one in json.loads(request.content)]
    error = {"code": 5, "message": quoted(request), "data": quoted(request)}
    return reply([{"jsonrpc": "2.0", "id": one, "error": error} for one in (*ids, 999)])


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
    headers = {"Retry-After": request.url, "X-Request-Id": request.url}
    return reply(status=429, headers=headers)


def token(**other: str) -> RawResponse:
    """A token as it should be."""
    return reply({"access_token": ACCESS_TOKEN, "expires_in": 3600, **other})


class Path(NamedTuple):
    """A way to fail: answers in order, and what is done."""

    answers: tuple[RawResponse | Answer | Exception, ...]
    work: Work
    grant: str | None = None


class Listener(Hooks):
    """Keeps what the hooks are told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def attempt_ended(self, call: CallStarted, attempt: AttemptEnded) -> None:
        self.told += [call, attempt]

    def call_ended(
        self, call: CallStarted, record: CallRecord, error: BaseException | None
    ) -> None:
        self.told += [call, record, error]


LISTENER = Listener()
HANDLES: list[Any] = []
PATHS: dict[str, Path] = {
    **{
        f"call answered {status}": Path((echo(status),), called(TYPED))
        for status in (302, 400, 401, 403, 404, 409, 422, 500, 503, 999)
    },
    "call, escaped": Path((escaping,), called(TYPED)),
    "call answered by a page": Path((page,), called(TYPED)),
    "call of a wrong shape": Path((echo(200),), called(TYPED)),
    "call moved": Path((move,), called(TYPED)),
    "call moved away": Path((move_away,), called(TYPED)),
    "call refused": Path((refuse,), called(TYPED)),
    "call without connection": Path((errors.ConnectError("x"),), called(TYPED)),
    "pages answered 400": Path((echo(400),), walked(LISTED, None)),
    "pages in circles": Path((repeated_page,), walked(LISTED, None)),
    "pages with a quoting cursor": Path((quoting_cursor,), walked(LISTED, None)),
    "pages without a list": Path((no_list,), walked(LISTED, None)),
    "rpc error": Path((fault,), called(REMOTE)),
    "rpc answered by a page": Path((page,), called(REMOTE)),
    "rpc of a wrong shape": Path((echo(200),), called(REMOTE)),
    "rpc answered 401": Path((echo(401),), called(REMOTE)),
    "batch of errors": Path((faults,), batched(REMOTE, HANDLES)),
    "batch answered by a page": Path((page,), batched(REMOTE, HANDLES)),
    "batch of a wrong shape": Path((echo(200),), batched(REMOTE, HANDLES)),
    "batch answered 401": Path((echo(401),), batched(REMOTE, HANDLES)),
    "events answered 400": Path((echo(400),), streamed(EVENTS)),
    "events answered by a page": Path((page,), streamed(EVENTS)),
    "events of a wrong shape": Path((event,), streamed(EVENTS)),
    "events with an error": Path((error_event,), streamed(EVENTS)),
    "lines of a wrong shape": Path((line,), streamed(LINES)),
    "download answered 400": Path((echo(400),), downloaded(TYPED)),
    **{
        f"{name}, {grant}": Path(answers, called(TYPED), grant)
        for grant in GRANTED_MARKERS
        for name, answers in {
            "token refused": (echo(400),),
            "token of a wrong shape": (echo(200),),
            "token answered by a page": (page,),
            "token moved": (move,),
            "token without connection": (errors.ConnectError("x"),),
            "call refused with a token": (token(), echo(401), token(), echo(401)),
            "call failed with a token": (token(), echo(400)),
            "rotated token": (
                token(refresh_token=ROTATED_TOKEN),
                echo(401),
                echo(400),
            ),
        }.items()
    },
}


def failure(flavor: str, path: Path) -> SdkError:
    """The error at the end of a path."""
    server = Server(*path.answers)
    settings: dict[str, Any] = {
        "retry": NO_RETRY,
        "hooks": LISTENER,
        "credentials": MARKERS if path.grant is None else GRANTED_MARKERS[path.grant],
    }
    spec = MARKED if path.grant is None else granted("https://plain.test/token")
    caller = Caller(flavor, server, spec, **settings)
    HANDLES.clear()
    LISTENER.told.clear()
    with pytest.raises(SdkError) as caught:
        done(caller.core, path.work)
    return caught.value


def done(core: SyncCore | AsyncCore, work: Work) -> Any:
    """The value of a work, in a loop of its own when it has to be awaited."""
    if isinstance(core, SyncCore):
        return work(core)

    async def run() -> Any:
        return await work(core)

    return asyncio.run(run())
