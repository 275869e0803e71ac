"""A client of the shop without generated code, on a fake of it."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import msgspec
from fake_shop import shop

from specmill_runtime.client import AsyncCore, ClientSpec, SyncCore
from specmill_runtime.operation import (
    CursorPaging,
    NextUrlPaging,
    OffsetPaging,
    Operation,
    PageNumberPaging,
    Result,
    field,
    path,
    query,
)
from specmill_runtime.spec import Credential, Scheme
from specmill_runtime.testing import Fake, contract
from specmill_runtime.testing.clock import VirtualClock


class Thing(msgspec.Struct, kw_only=True):
    """A thing as a client reads it."""

    id: int
    name: str
    price: float | None = None
    tags: list[str] = []


SPEC = ClientSpec(
    name="Shop",
    package="shop",
    version="1",
    servers=("https://shop.test/v1",),
    schemes={"key": Scheme(kind="api_key", name="X-Key", credentials=("key",))},
    security=(("key",),),
    credentials=(Credential("key"),),
)
FIELDS = (field("name", str), field("price", float), field("tags", list))
GET: Operation[Thing] = Operation(
    id="things.get",
    method="GET",
    path="/things/{id}",
    arguments=(path("id", int),),
    results=(Result(status="200", type=lambda: Thing),),
    idempotent=True,
)
CREATE: Operation[Thing] = Operation(
    id="things.create",
    method="POST",
    path="/things",
    arguments=FIELDS,
    body_required=True,
    results=(Result(status="201", type=lambda: Thing),),
)
CHANGE: Operation[Thing] = Operation(
    id="things.change",
    method="PATCH",
    path="/things/{id}",
    arguments=(path("id", int), *FIELDS),
    body_required=True,
    results=(Result(status="200", type=lambda: Thing),),
)
DELETE: Operation[None] = Operation(
    id="things.delete",
    method="DELETE",
    path="/things/{id}",
    arguments=(path("id", int),),
    results=(Result(status="204"),),
    idempotent=True,
)
PAGINGS = {
    "cursor": CursorPaging(
        cursor="cursor", next="/next", items="/things", limit="limit"
    ),
    "offset": OffsetPaging(
        offset="offset", limit="limit", items="/things", total="/total"
    ),
    "page": PageNumberPaging(page="page", items="/things", total_pages="/pages"),
    "next_url": NextUrlPaging(next="/next", items="/things"),
    "link": NextUrlPaging(link_header=True, items="/things"),
}


def listing(style: str = "cursor") -> Operation[Any]:
    """The list as a client pages it."""
    return Operation(
        id="things.list",
        method="GET",
        path="/things",
        arguments=(
            query("cursor", str),
            query("offset", int),
            query("page", int),
            query("limit", int),
            query("name", str),
            query("price__gte", float),
        ),
        results=(Result(status="200", type=lambda: dict[str, Any]),),
        paging=PAGINGS[style],
        idempotent=True,
    )


class Shop:
    """A fake of the shop and a client on it, synchronous or not."""

    def __init__(
        self,
        flavor: str = "sync",
        made: contract.Contract | None = None,
        library: Any = None,
        spec: ClientSpec = SPEC,
        **settings: Any,
    ) -> None:
        self.clock = VirtualClock()
        self.fake = Fake(made or shop(), clock=self.clock, **settings)
        self.flavor = flavor
        is_async = flavor == "async"
        client: Any = self.fake.async_transport() if is_async else self.fake.transport()
        if library is not None:
            kind = library.AsyncClient if is_async else library.Client
            client = kind(transport=self.fake.library_transport(library))
        core: Any = AsyncCore if is_async else SyncCore
        settings = {"clock": self.clock, "http_client": client}
        self.core = core(spec, credentials={"key": "k"}, **settings)

    def call(self, operation: Operation[Any], *arguments: object) -> Any:
        """The result of a call."""
        return self.run(self.core.call(operation, arguments))

    def items(self, style: str = "cursor", **given: Any) -> list[Any]:
        """The items of all pages."""
        listed = listing(style)
        wires = [one.wire for one in listed.arguments]
        arguments = tuple(given.get(wire, msgspec.UNSET) for wire in wires)
        pager = self.core.paginate(listed, arguments)
        if self.flavor == "sync":
            return list(pager)

        async def walk() -> list[Any]:
            return [item async for item in pager]

        return asyncio.run(walk())

    def run(self, value: Any) -> Any:
        """A value, or what comes when it is awaited."""
        if not isinstance(value, Awaitable):
            return value

        async def wait() -> Any:
            return await value

        return asyncio.run(wait())
