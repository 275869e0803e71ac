"""Faults of pages, of token endpoints and of JSON-RPC, and how a walk or a call has to end."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import msgspec
from fault_rows import Row
from fault_server import Fault, Line
from faults import answer, counted, fixed

from specmill_runtime import errors


def page(cursor: object, *items: int, **headers: str) -> bytes:
    """A page that names the next one."""
    content = msgspec.json.encode({"items": items, "next": cursor})
    return answer(content, **headers)


def page_elsewhere(line: Line) -> None:
    """A page whose next one is at another origin."""
    line.send(page(f"{line.server.elsewhere}/echo", 1))


def link_elsewhere(line: Line) -> None:
    """A page with links that lead out of the API."""
    links = (
        f'<file:///etc/passwd>; rel=next, <{line.server.elsewhere}/echo>; rel="next"'
    )
    line.send(answer(b'{"items":[1]}', Link=links))


ENDLESS = [1] * 100
"""The items of a walk that does not end, as far as it is followed."""
PAGES = errors.PaginationError
# Names say how the walk goes on: by cursor, by address in the body, or by Link header.
PAGE_ROWS: dict[str, Row] = {
    "cursor-repeated": Row(fixed(page("A", 1)), PAGES, sent=2),
    "cursor-cycle": Row(counted(lambda n: page("AB"[n % 2], 1)), PAGES, sent=3),
    "cursor-endless": Row(counted(lambda n: page(str(n), 1)), ENDLESS, sent=100),
    "cursor-empty-pages": Row(counted(lambda n: page(str(n))), PAGES, sent=11),
    "cursor-object": Row(fixed(page({"a": 1}, 1)), PAGES),
    "url-elsewhere": Row(page_elsewhere, PAGES),
    "link-elsewhere": Row(link_elsewhere, PAGES),
}

TOKENS: Mapping[str, Any] = {
    "no-expiry": {"access_token": "marker-access-2b"},
    "negative": {"access_token": "marker-access-2b", "expires_in": -1},
    "zero": {"access_token": "marker-access-2b", "expires_in": 0},
    "text": {"access_token": "marker-access-2b", "expires_in": "3600"},
    "vast": {"access_token": "marker-access-2b", "expires_in": 1e300},
}
NO_TOKENS: Mapping[str, Any] = {
    "truth": {"access_token": "marker-access-2b", "expires_in": True},
    "words": {"access_token": "marker-access-2b", "expires_in": "soon"},
    "missing": {"expires_in": 5},
    "null": {"access_token": None, "expires_in": 5},
    "line-break": {"access_token": "marker-access-2b\r\nX-Evil: 1", "expires_in": 60},
    "not-ascii": {"access_token": "marker-access-2b\u2028", "expires_in": 60},
    "refused": {"error": "invalid_client", "error_description": "no\x1b[31m"},
    "list": [],
}
TOKEN_ROWS: dict[str, Row] = {
    **{
        f"token-{name}": Row(fixed(answer(msgspec.json.encode(body))), {}, sent=2)
        for name, body in TOKENS.items()
    },
    **{
        f"token-{name}": Row(
            fixed(answer(msgspec.json.encode(body))), errors.TokenError
        )
        for name, body in NO_TOKENS.items()
    },
    "token-html": Row(fixed(answer(b"<html>")), errors.TokenError),
    "token-forbidden": Row(fixed(answer(status="403 No")), errors.TokenError),
    "token-down": Row(fixed(answer(status="503 No")), errors.TokenError, sent=3),
    "token-moved": Row(
        lambda line: line.send(
            answer(b"", "307 Go", Location=f"{line.server.elsewhere}/echo")
        ),
        errors.TokenError,
    ),
}

Reply = Callable[[Any], object]
"""Makes a reply from what was asked: one object, or a list of them in a batch."""


def fine(asked: Any, **other: object) -> Any:
    """A right reply to one call, with other members instead."""
    return {"jsonrpc": "2.0", "id": asked["id"], "result": 1, **other}


def failed(asked: Any, **error: object) -> Any:
    """An error as the reply to one call."""
    return {"jsonrpc": "2.0", "id": asked["id"], "error": error}


def without(name: str, reply: dict[str, object]) -> object:
    """A reply without one of its members."""
    return {key: value for key, value in reply.items() if key != name}


def replied(make: Reply, status: str = "200 OK") -> Fault:
    """A fault that replies to what was asked."""

    def act(line: Line) -> None:
        line.send(answer(msgspec.json.encode(make(line.asked.json)), status))

    return act


PROTOCOL = errors.RpcProtocolError
NULL_ERROR = {
    "jsonrpc": "2.0",
    "id": None,
    "error": {"code": -32700, "message": "Parse error"},
}
RPC_ROWS: dict[str, Row] = {
    name: Row(replied(make), ends, type=int | None)
    for name, make, ends in (
        ("rpc-fine", fine, 1),
        ("rpc-null", lambda asked: fine(asked, result=None), None),
        ("rpc-null-beside", lambda asked: fine(asked, error=None), 1),
        ("rpc-other-id", lambda asked: fine(asked, id=999), PROTOCOL),
        ("rpc-text-id", lambda asked: fine(asked, id=str(asked["id"])), PROTOCOL),
        ("rpc-float-id", lambda asked: fine(asked, id=float(asked["id"])), PROTOCOL),
        ("rpc-true-id", lambda asked: fine(asked, id=True), PROTOCOL),
        ("rpc-null-id", lambda asked: fine(asked, id=None), PROTOCOL),
        ("rpc-no-id", lambda asked: without("id", fine(asked)), PROTOCOL),
        ("rpc-null-id-error", lambda asked: NULL_ERROR, errors.ParseError),
        ("rpc-both", lambda asked: fine(asked, error={"code": 1}), PROTOCOL),
        ("rpc-neither", lambda asked: without("result", fine(asked)), PROTOCOL),
        ("rpc-text-error", lambda asked: {**fine(asked), "error": "no"}, PROTOCOL),
        ("rpc-text-code", lambda asked: failed(asked, code="x", message=""), PROTOCOL),
        (
            "rpc-long-error",
            lambda asked: failed(asked, code=1, message="m" * 500_000, data="\x1b[2J"),
            errors.RpcError,
        ),
        ("rpc-no-version", lambda asked: without("jsonrpc", fine(asked)), PROTOCOL),
        ("rpc-array", lambda asked: [fine(asked)], PROTOCOL),
        ("rpc-text", lambda asked: "fine", PROTOCOL),
    )
}


class BatchRow(NamedTuple):
    """A fault of a batch of three calls: what is raised, and how each of them ends."""

    act: Fault
    ends: tuple[object, object, object]
    raised: type[errors.SdkError] | None = None


MISSING = errors.MissingReplyError
ALL_MISSING = (MISSING, MISSING, MISSING)
BATCH_ROWS: dict[str, BatchRow] = {
    name: BatchRow(replied(make), ends, raised)
    for name, make, ends, raised in (
        ("batch-fine", lambda all_: [fine(one) for one in all_], (1, 1, 1), None),
        (
            "batch-reversed",
            lambda all_: [fine(one) for one in reversed(all_)],
            (1, 1, 1),
            None,
        ),
        (
            "batch-missing",
            lambda all_: [fine(one) for one in all_[1:]],
            (MISSING, 1, 1),
            None,
        ),
        (
            "batch-twice",
            lambda all_: [fine(one) for one in (*all_, all_[0])],
            (errors.DuplicateReplyError, 1, 1),
            None,
        ),
        (
            "batch-stray",
            lambda all_: [fine(one) for one in (*all_, {"id": 999})],
            (1, 1, 1),
            errors.UnknownReplyError,
        ),
        (
            "batch-one-failed",
            lambda all_: [failed(all_[0], code=5, message=""), *map(fine, all_[1:])],
            (errors.RpcError, 1, 1),
            None,
        ),
        (
            "batch-refused",
            lambda all_: NULL_ERROR,
            (errors.ParseError, errors.ParseError, errors.ParseError),
            errors.ParseError,
        ),
        ("batch-empty", lambda all_: [], ALL_MISSING, None),
        (
            "batch-nested",
            lambda all_: [[fine(one) for one in all_]],
            ALL_MISSING,
            errors.BatchError,
        ),
        ("batch-nulls", lambda all_: [None, 1, "x"], ALL_MISSING, errors.BatchError),
    )
}
