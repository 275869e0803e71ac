"""A small shop as a contract, and a client for it without generated code."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import msgspec

from specmill_runtime.client import AsyncCore, ClientSpec, RpcSpec, SyncCore
from specmill_runtime.operation import (
    CursorPaging,
    NextUrlPaging,
    OffsetPaging,
    Operation,
    PageNumberPaging,
    Result,
    field,
    named,
    path,
    query,
)
from specmill_runtime.spec import Credential, Scheme
from specmill_runtime.testing import Fake, contract
from specmill_runtime.testing.clock import VirtualClock

JSON = "application/json"
THING: dict[str, Any] = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "name": {"type": "string", "minLength": 1},
        "price": {"type": "number", "minimum": 0},
        "tags": {"type": "array", "items": {"type": "string"}},
        "secret": {"type": "string", "writeOnly": True},
    },
}
SCHEMAS: dict[str, Any] = {
    "Thing": THING,
    "Page": {
        "type": "object",
        "required": ["things"],
        "properties": {
            "things": {"type": "array", "items": {"$ref": "#/$defs/Thing"}},
            "total": {"type": "integer"},
            "pages": {"type": "integer"},
            "next": {"type": ["string", "null"]},
            "more": {"type": "boolean"},
        },
    },
    "Problem": {
        "type": "object",
        "required": ["reason"],
        "properties": {"reason": {"type": "string"}},
        "additionalProperties": False,
    },
}


def ref(name: str) -> dict[str, str]:
    """A reference to a schema."""
    return {"$ref": f"#/$defs/{name}"}


def json_content(schema: Any) -> tuple[contract.Content, ...]:
    """A body in JSON."""
    return (contract.Content(media_type=JSON, schema=schema),)


def result(status: str, name: str | None = None, **more: Any) -> contract.Result:
    """What a status comes with."""
    contents = () if name is None else json_content(ref(name))
    return contract.Result(status=status, contents=contents, **more)


NUMBER = contract.Parameter(
    name="id", location="path", required=True, schema={"type": "integer", "minimum": 1}
)
FAILURES = (result("400", "Problem"), result("401"), result("404", "Problem"))
KEYED = ({"key": ()},)


def use(action: Any, **more: Any) -> contract.ResourceUse:
    """What an operation does with things."""
    found: dict[str, Any] = {"collection": "things", "action": action, **more}
    if action not in ("create", "list"):
        found["id_parameter"] = "id"
    return contract.ResourceUse(**found)


def operation(accessor: str, method: str, path: str, **more: Any) -> contract.Operation:
    """An operation that needs the key."""
    found: dict[str, Any] = {"security": KEYED, **more}
    return contract.Operation(
        id=accessor, accessor=accessor, method=method, path=path, **found
    )


BODY = contract.Body(
    required=True,
    contents=json_content(ref("Thing")),
    fields={one: one for one in ("name", "price", "tags", "secret")},
)
PAGING = contract.Paging(
    style="cursor", parameter="cursor", limit="limit", items="/things", next="/next"
)
LIST = operation(
    "things.list",
    "GET",
    "/things",
    parameters=(
        contract.Parameter(name="cursor", location="query", schema={"type": "string"}),
        contract.Parameter(
            name="limit", location="query", schema={"type": "integer", "maximum": 100}
        ),
        contract.Parameter(
            name="price__gte", location="query", schema={"type": "number"}
        ),
        contract.Parameter(name="name", location="query", schema={"type": "string"}),
        contract.Parameter(
            name="tags",
            location="query",
            schema={"type": "array", "items": {"type": "string"}},
        ),
    ),
    results=(result("200", "Page"), *FAILURES),
    paging=PAGING,
    resource=use("list"),
    safe=True,
)
THINGS = (
    LIST,
    operation(
        "things.create",
        "POST",
        "/things",
        body=BODY,
        results=(result("201", "Thing"), *FAILURES),
        resource=use("create"),
    ),
    operation(
        "things.get",
        "GET",
        "/things/{id}",
        parameters=(NUMBER,),
        results=(result("200", "Thing"), *FAILURES),
        resource=use("get"),
        safe=True,
    ),
    operation(
        "things.change",
        "PATCH",
        "/things/{id}",
        parameters=(NUMBER,),
        body=contract.Body(
            contents=json_content(
                {"type": "object", "properties": THING["properties"]}
            ),
            fields=BODY.fields,
        ),
        results=(result("200", "Thing"), *FAILURES),
        resource=use("update"),
    ),
    operation(
        "things.delete",
        "DELETE",
        "/things/{id}",
        parameters=(NUMBER,),
        results=(result("204"), *FAILURES),
        resource=use("delete"),
    ),
)


def shop(*operations: contract.Operation, **more: Any) -> contract.Contract:
    """The contract of the shop, or one with other operations."""
    found: dict[str, Any] = {
        "name": "Shop",
        "package": "shop",
        "version": "1",
        "servers": (contract.Server(url="https://shop.test/v1"),),
        "schemas": SCHEMAS,
        "security_schemes": {
            "key": contract.SecurityScheme(
                kind="api_key", name="X-Key", credentials=("key",)
            )
        },
        "resources": (contract.Resource(name="things", schema=ref("Thing")),),
        "operations": operations or THINGS,
        **more,
    }
    return contract.Contract(**found)


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
PLANS = {
    "cursor": PAGING,
    "offset": contract.Paging(
        style="offset",
        parameter="offset",
        limit="limit",
        items="/things",
        total="/total",
    ),
    "page": contract.Paging(
        style="page", parameter="page", items="/things", total_pages="/pages"
    ),
    "next_url": contract.Paging(style="next_url", items="/things", next="/next"),
    "link": contract.Paging(style="next_url", items="/things", link_header=True),
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


def paged_shop(style: str) -> contract.Contract:
    """The shop with another style of paging."""
    numbers = (
        contract.Parameter(name=name, location="query", schema={"type": "integer"})
        for name in ("offset", "page")
    )
    listed = msgspec.structs.replace(
        LIST, paging=PLANS[style], parameters=(*LIST.parameters, *numbers)
    )
    return shop(listed, *THINGS[1:])


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


RPC_SPEC = ClientSpec(
    name="Desk",
    package="desk",
    version="1",
    servers=("https://desk.test/rpc",),
    rpc=RpcSpec(),
)
ADD: Operation[int] = Operation(
    id="add",
    arguments=(named("a", int), named("b", int)),
    results=(Result(status="200", type=lambda: int),),
    rpc="add",
    by_position=False,
    idempotent=True,
)


def desk() -> contract.Contract:
    """An API of JSON-RPC with one method."""
    integer = {"type": "integer", "maximum": 1000}
    add = contract.Operation(
        id="add",
        accessor="add",
        parameters=tuple(
            contract.Parameter(name=name, location="rpc", required=True, schema=integer)
            for name in "ab"
        ),
        results=(
            contract.Result(status="200", contents=json_content({"type": "integer"})),
        ),
        rpc=contract.RpcMethod(
            name="add",
            structure="by-name",
            failures=(
                contract.RpcFailure(
                    code=7, message="Too much", data={"type": "string"}, error="Full"
                ),
            ),
        ),
    )
    return contract.Contract(
        name="Desk",
        package="desk",
        protocol="rpc",
        servers=(contract.Server(url="https://desk.test/rpc"),),
        operations=(add,),
        rpc=contract.RpcProtocol(),
    )
