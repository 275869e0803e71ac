"""Well-behaved servers of every style of paging, and walks that hide whether they are awaited."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import msgspec
from harness import Answer, Caller, Server, get, post, reply

from specmill_runtime.errors import SdkError
from specmill_runtime.operation import (
    AnyOperation,
    CursorPaging,
    NextUrlPaging,
    OffsetPaging,
    PageNumberPaging,
    header,
    query,
)
from specmill_runtime.operation import field as body_field
from specmill_runtime.request import RawRequest, RawResponse

SIZE = 3


@dataclass
class Walk:
    """What a walk gave: items, the cursor after each, and the error that ended it."""

    items: list[Any] = field(default_factory=list)
    cursors: list[Any] = field(default_factory=list)
    error: SdkError | None = None
    cursor: Any = None


def walk(
    flavor: str,
    server: Server,
    operation: AnyOperation,
    arguments: tuple[object, ...] = (),
    **options: Any,
) -> Walk:
    """Take items one by one until the end or an error."""
    core = Caller(flavor, server).core
    found = Walk()
    items: Any = core.paginate(operation, arguments).items(**options)

    def take(item: object) -> None:
        found.items.append(item)
        found.cursors.append(items.cursor)

    async def take_all() -> None:
        async for item in items:
            take(item)

    try:
        if flavor == "sync":
            for item in items:
                take(item)
        else:
            asyncio.run(take_all())
    except SdkError as error:
        found.error = error
    found.cursor = items.cursor
    return found


def pages(
    flavor: str,
    server: Server,
    operation: AnyOperation,
    arguments: tuple[object, ...] = (),
    **options: Any,
) -> list[Any]:
    """All pages of a walk."""
    pager: Any = Caller(flavor, server).core.paginate(operation, arguments)
    if flavor == "sync":
        return list(pager.pages(**options))

    async def take_all() -> list[Any]:
        return [page async for page in pager.pages(**options)]

    return asyncio.run(take_all())


@dataclass(frozen=True)
class Style:
    """One style: an operation that pages in it, and the server that `serve` makes of items."""

    operation: AnyOperation
    arguments: tuple[object, ...]
    serve: Callable[[Sequence[int]], Answer]


def asked(request: RawRequest) -> dict[str, str]:
    """The query of a request."""
    return dict(Server.query_of(request))


def _cut(items: Sequence[int], start: int) -> tuple[list[int], int | None]:
    """The items of a page, and where the next begins."""
    end = start + SIZE
    return list(items[start:end]), end if end < len(items) else None


def _serve(
    start: Callable[[RawRequest], int],
    write: Callable[[RawRequest, list[int], int | None, int], RawResponse],
) -> Callable[[Sequence[int]], Answer]:
    def serve(items: Sequence[int]) -> Answer:
        def answer(request: RawRequest) -> RawResponse:
            found, following = _cut(items, start(request))
            return write(request, found, following, len(items))

        return answer

    return serve


def _by_query(name: str) -> Callable[[RawRequest], int]:
    return lambda request: int(asked(request).get(name) or 0)


def _by_page(request: RawRequest) -> int:
    return (int(asked(request).get("page", 1)) - 1) * SIZE


def _by_token(request: RawRequest) -> int:
    return int(asked(request).get("token", "t0")[1:])


def _by_header(request: RawRequest) -> int:
    return int(dict(request.headers).get(b"X-After", b"t0")[1:])


def _by_field(request: RawRequest) -> int:
    given = msgspec.json.decode(request.content or b"{}")
    return int(given.get("after", "t0")[1:])


def _link(request: RawRequest, following: int) -> str:
    return f"{urlsplit(request.url).path}?at={following}"


def _listed(
    details: Callable[[RawRequest, int | None, int], Mapping[str, object]],
) -> Callable[[RawRequest, list[int], int | None, int], RawResponse]:
    return lambda request, items, following, total: reply(
        {"items": items, **details(request, following, total)}
    )


def _token(following: int | None) -> str | None:
    return None if following is None else f"t{following}"


def _in_header(
    request: RawRequest, items: list[int], following: int | None, total: int
) -> RawResponse:
    headers = {} if following is None else {"X-Next": f"t{following}"}
    return reply(items, headers=headers)


def _in_link(
    request: RawRequest, items: list[int], following: int | None, total: int
) -> RawResponse:
    itself = f'<{request.url}>; rel="self"'
    if following is None:
        return reply(items, headers={"Link": itself})
    link = f"{itself}, <{_link(request, following)}>; rel=next"
    return reply(items, headers={"Link": link})


STYLES: dict[str, Style] = {
    "offset": Style(
        get(
            arguments=(query("offset", int),),
            paging=OffsetPaging(offset="offset", items="/items", total="/total"),
        ),
        (None,),
        _serve(_by_query("offset"), _listed(lambda _, after, total: {"total": total})),
    ),
    "skip": Style(
        get(
            arguments=(query("skip", int),),
            paging=OffsetPaging(style="skip", offset="skip", page_size=SIZE),
        ),
        (None,),
        _serve(_by_query("skip"), lambda _, items, after, total: reply(items)),
    ),
    "page": Style(
        get(
            arguments=(query("page", int),),
            paging=PageNumberPaging(page="page", items="/items", total="/total"),
        ),
        (None,),
        _serve(_by_page, _listed(lambda _, after, total: {"total": total})),
    ),
    "total-pages": Style(
        get(
            arguments=(query("page", int),),
            paging=PageNumberPaging(page="page", items="/items", total_pages="/pages"),
        ),
        (None,),
        _serve(_by_page, _listed(lambda _, after, total: {"pages": -(-total // SIZE)})),
    ),
    "cursor": Style(
        get(
            arguments=(query("token", str),),
            paging=CursorPaging(cursor="token", items="/items", next="/next"),
        ),
        (None,),
        _serve(_by_token, _listed(lambda _, after, total: {"next": _token(after)})),
    ),
    "has-more": Style(
        get(
            arguments=(query("token", str),),
            paging=CursorPaging(
                cursor="token", items="/items", next="/last", has_more="/more"
            ),
        ),
        (None,),
        _serve(
            _by_token,
            _listed(
                lambda _, after, total: {
                    "more": after is not None,
                    "last": f"t{after or total}",
                }
            ),
        ),
    ),
    "cursor-in-header": Style(
        get(
            arguments=(header("X-After", str),),
            paging=CursorPaging(cursor="X-After", next_header="X-Next"),
        ),
        (None,),
        _serve(_by_header, _in_header),
    ),
    "cursor-in-body": Style(
        post(
            arguments=(body_field("after", str),),
            paging=CursorPaging(cursor="after", items="/items", next="/next"),
        ),
        (None,),
        _serve(_by_field, _listed(lambda _, after, total: {"next": _token(after)})),
    ),
    "next-url": Style(
        get(paging=NextUrlPaging(items="/items", next="/next")),
        (),
        _serve(
            _by_query("at"),
            _listed(
                lambda request, after, total: {
                    "next": (
                        None
                        if after is None
                        else f"https://plain.test{_link(request, after)}"
                    )
                }
            ),
        ),
    ),
    "link-header": Style(
        get(paging=NextUrlPaging(link_header=True)),
        (),
        _serve(_by_query("at"), _in_link),
    ),
}


def served(name: str, count: int) -> Server:
    """A server of a style with so many items."""
    return Server(STYLES[name].serve(range(count)))
