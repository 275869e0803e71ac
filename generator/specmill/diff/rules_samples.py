"""Small descriptions, put together for the examples of rules."""

from __future__ import annotations

from typing import Any, NamedTuple

from specmill.diff.findings import Flow, Wire
from specmill.diff.rule import Example

Sample = dict[str, Any]

LIMIT: Sample = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
JSON: Sample = {"application/json": {"schema": {"type": "object"}}}
PHOTO: Sample = {
    "schema": {"type": "object", "properties": {"photo": {"type": "string"}}}
}


class Pair(NamedTuple):
    """A description before and after a change."""

    before: Sample
    after: Sample


def example(pair: Pair, flow: Flow, wire: Wire) -> Example:
    """What a rule says of two descriptions."""
    return Example(before=pair.before, after=pair.after, flow=flow, wire=wire)


def api(paths: Sample, **members: Any) -> Sample:
    """An OpenAPI description."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "paths": paths,
        **members,
    }


def versioned(version: str) -> Sample:
    """A description of a version of an API."""
    return {**api({}), "info": {"title": "Pets", "version": version}}


def answer(**members: Any) -> Sample:
    """The responses of an operation that only ever succeeds."""
    return {"200": {"description": "Done.", **members}}


def operation(**members: Any) -> Sample:
    """A description with `GET /pets`."""
    return api({"/pets": {"get": {"responses": answer(), **members}}})


def at(path: str, address: str) -> Sample:
    """A description with one operation, at this path below an address."""
    return api({path: {"get": {"responses": answer()}}}, servers=[{"url": address}])


def named(name: str) -> Sample:
    """A description with a schema of this name, which nothing uses."""
    return api({}, components={"schemas": {name: JSON["application/json"]["schema"]}})


def post(**members: Any) -> Sample:
    """A description with `POST /pets`."""
    return api({"/pets": {"post": {"responses": answer(), **members}}})


def parameters(*listed: Sample) -> Sample:
    """A description with `GET /pets` that takes parameters."""
    return operation(parameters=[*listed])


def limit(**members: Any) -> Sample:
    """A description with `GET /pets?limit=…`."""
    return parameters({**LIMIT, **members})


def methods(*listed: Sample) -> Sample:
    """An OpenRPC description."""
    return {
        "openrpc": "1.3.2",
        "info": {"title": "Pets", "version": "1"},
        "methods": [*listed],
    }


def method(**members: Any) -> Sample:
    """An OpenRPC description with the method `pets.list`."""
    result = {"name": "pets", "schema": {"type": "array"}}
    return methods({"name": "pets.list", "params": [], "result": result, **members})


def notification() -> Sample:
    """An OpenRPC description whose method has no result."""
    return methods({"name": "pets.list", "params": []})


def takes(*names: str, structure: str = "either") -> Sample:
    """An OpenRPC description whose method takes parameters."""
    listed = [{"name": name, "schema": {"type": "string"}} for name in names]
    return method(params=listed, paramStructure=structure)


def secured(*security: Sample, **schemes: Sample) -> Sample:
    """A description with `GET /pets`, which asks for credentials."""
    components = {"securitySchemes": schemes}
    return {**operation(security=[*security]), "components": components}
