"""A small shop as a contract."""

from typing import Any

import msgspec

from specmill_runtime.testing import contract

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
