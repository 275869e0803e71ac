"""A description of any size, with the mix of things that large ones have; the same for the same size."""

from __future__ import annotations

from typing import Any

WORDS = ("order", "invoice", "parcel", "member", "ticket", "branch", "report", "device")


def describe(operations: int) -> dict[str, Any]:
    """An OpenAPI 3.0 description: five operations and two schemas for each resource."""
    resources = [_name(number) for number in range(max(1, operations // 5))]
    return {
        "openapi": "3.0.3",
        "info": {"title": "Synthetic", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {
            path: item for name in resources for path, item in _paths(name).items()
        },
        "components": {
            "schemas": {
                key: one
                for number, name in enumerate(resources)
                for key, one in _schemas(name, resources[number // 2]).items()
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }


def _name(number: int) -> str:
    return f"{WORDS[number % len(WORDS)]}_{number // len(WORDS)}"


def _paths(name: str) -> dict[str, Any]:
    body = {
        "required": True,
        "content": _json({"$ref": f"#/components/schemas/{name}"}),
    }
    one = {"200": _answer(f"The {name}", {"$ref": f"#/components/schemas/{name}"})}
    many = {
        "type": "array",
        "items": {"$ref": f"#/components/schemas/{name}"},
    }
    problem = {"$ref": f"#/components/schemas/{name}_problem"}
    failed = {
        "404": _answer("There is none", problem),
        "422": _answer("Wrong", problem),
    }
    key = {"name": "key", "in": "path", "required": True, "schema": {"type": "string"}}
    filters = [
        {
            "name": f"filter_{index}",
            "in": "query",
            "description": f"Only those whose part {index} is `this`, compared as [text](#text)",
            "schema": {"type": "string", "enum": ["some", "other", "third"]},
        }
        for index in range(4)
    ]
    return {
        f"/{name}": {
            "get": _operation(
                name, "list", {"200": _answer("All", many)} | failed, filters
            ),
            "post": _operation(name, "create", one | failed) | {"requestBody": body},
        },
        f"/{name}/{{key}}": {
            "get": _operation(name, "get", one | failed, [key]),
            "put": _operation(name, "replace", one | failed, [key])
            | {"requestBody": body},
            "delete": _operation(
                name, "delete", {"204": {"description": "Gone"}}, [key]
            ),
        },
    }


def _operation(
    name: str, verb: str, responses: dict[str, Any], parameters: list[Any] | None = None
) -> dict[str, Any]:
    return {
        "operationId": f"{name}/{verb}",
        "tags": [name],
        "summary": f"{verb.capitalize()} {name}",
        "description": f"What `{verb}` does to a {name}, in a sentence or two. " * 3,
        "parameters": parameters or [],
        "responses": responses,
    }


def _schemas(name: str, other: str) -> dict[str, Any]:
    fields: dict[str, Any] = {
        f"field_{index}": {"type": kind, "description": f"Field {index} of a {name}"}
        for index, kind in enumerate(["string", "integer", "boolean", "number"] * 4)
    }
    fields["made_at"] = {"type": "string", "format": "date-time"}
    fields["state"] = {"type": "string", "enum": ["open", "closed"], "nullable": True}
    fields["part"] = {"$ref": f"#/components/schemas/{other}"}
    fields["place"] = {"type": "object", "properties": {"city": {"type": "string"}}}
    problem = {"message": {"type": "string"}, "code": {"type": "integer"}}
    return {
        name: {"type": "object", "required": ["field_0"], "properties": fields},
        f"{name}_problem": {"type": "object", "properties": problem},
    }


def _answer(text: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": text, "content": _json(schema)}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
