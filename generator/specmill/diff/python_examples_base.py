"""The description that the examples of the Python layer change, and the ways to change it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from specmill.diff.findings import Flow, Wire
from specmill.diff.rule import Example

Document = dict[str, Any]
Edit = Callable[[Document], object]
Examples = dict[str, Example]


def refer(name: str) -> Document:
    """One of its schemas, by reference."""
    return {"$ref": f"#/components/schemas/{name}"}


def answer(name: str) -> Document:
    """An answer with one of its schemas."""
    content = {"application/json": {"schema": refer(name)}}
    return {"description": name, "content": content}


BASE: Document = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1"},
    "servers": [{"url": "https://shop.example"}],
    "security": [{"key": []}],
    "paths": {
        "/items": {
            "get": {
                "operationId": "find_item",
                "tags": ["items"],
                "parameters": [
                    {"name": "size", "in": "query", "schema": {"type": "integer"}},
                    {"name": "kind", "in": "query", "schema": {"type": "string"}},
                ],
                "responses": {"200": answer("Item"), "404": answer("Problem")},
            },
            "put": {
                "operationId": "change_item",
                "tags": ["items"],
                "requestBody": {
                    "content": {"application/json": {"schema": refer("Change")}}
                },
                "responses": {"204": {"description": "done"}},
            },
        }
    },
    "components": {
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "user": {"type": "http", "scheme": "basic"},
        },
        "schemas": {
            "Item": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string"},
                    "note": {"type": "string"},
                    "colour": refer("Colour"),
                    "price": refer("Price"),
                },
            },
            "Colour": {"type": "string", "enum": ["red", "blue"]},
            "Price": {"anyOf": [{"type": "integer"}, {"type": "string"}]},
            "Change": {
                "type": "object",
                "properties": {
                    "name": {"type": "string"},
                    "place": refer("Place"),
                },
            },
            "Place": {
                "type": "object",
                "required": ["row"],
                "properties": {"row": {"type": "integer"}, "box": {"type": "integer"}},
            },
            "Problem": {
                "type": "object",
                "required": ["text"],
                "properties": {"text": {"type": "string"}},
            },
        },
    },
}

_TEXT = json.dumps(BASE)


def rpc(name: str, **more: object) -> Document:
    """A description of one method of JSON-RPC, which answers a number."""
    result = {"name": "number", "schema": {"type": "integer"}}
    method: Document = {"name": name, "params": [], "result": result, **more}
    about = {"title": "Shop", "version": "1"}
    return {"openrpc": "1.3.2", "info": about, "methods": [method]}


def finding(document: Document) -> Any:
    """The operation that looks for an item."""
    return document["paths"]["/items"]["get"]


def changing(document: Document) -> Any:
    """The operation that changes an item."""
    return document["paths"]["/items"]["put"]


def schema(document: Document, name: str) -> Any:
    """One of the schemas."""
    return document["components"]["schemas"][name]


def fields(document: Document, name: str) -> Any:
    """The properties of one of the schemas."""
    return schema(document, name)["properties"]


def edited(edit: Edit) -> Document:
    """The description after an edit."""
    document: Document = json.loads(_TEXT)
    edit(document)
    return document


def pair(wire: Wire, before: Document, after: Document) -> Example:
    """Two descriptions, and what lies between them on the wire."""
    return Example(before=before, after=after, flow=Flow.NONE, wire=wire)


def changed(wire: Wire, edit: Edit) -> Example:
    """The description, and what an edit makes of it."""
    return pair(wire, BASE, edited(edit))


def undone(wire: Wire, edit: Edit) -> Example:
    """An edit that is taken back."""
    return pair(wire, edited(edit), BASE)


def between(wire: Wire, first: Edit, second: Edit) -> Example:
    """One edit instead of another one."""
    return pair(wire, edited(first), edited(second))
