"""The description that the examples of the Python layer change."""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]


def answer(name: str) -> Document:
    """An answer with one of its schemas."""
    schema = {"$ref": f"#/components/schemas/{name}"}
    content = {"application/json": {"schema": schema}}
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
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Change"}
                        }
                    }
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
                    "colour": {"$ref": "#/components/schemas/Colour"},
                    "price": {"$ref": "#/components/schemas/Price"},
                },
            },
            "Colour": {"type": "string", "enum": ["red", "blue"]},
            "Price": {"anyOf": [{"type": "integer"}, {"type": "string"}]},
            "Change": {
                "type": "object",
                "properties": {
                    "name": {"type": "string"},
                    "place": {"$ref": "#/components/schemas/Place"},
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
