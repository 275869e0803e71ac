"""Operations with pages of every style."""

from typing import Any

from harness import Server, get, reply
from paged_servers import asked

from specmill_runtime.operation import (
    AnyOperation,
    PageNumberPaging,
    query,
)


def queries(server: Server) -> list[dict[str, str]]:
    return [asked(request) for request in server.requests]


def numbered(**details: Any) -> AnyOperation:
    return get(
        arguments=(query("page", int), query("size", int)),
        paging=PageNumberPaging(page="page", limit="size", items="/items", **details),
    )


def some(*items: int, **more: object) -> Any:
    return reply({"items": items, **more})
