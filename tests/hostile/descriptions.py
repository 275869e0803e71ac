"""Descriptions with a hole for every text and every name, and what is generated from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from specmill.config import Overrides
from specmill.pipeline import Options, prepare

Fill = Callable[[str], str]
"""What to write for a role: `operation.summary`, `property.name`."""

NEUTRAL = "plain words"
NAMES = {
    "path": "things",
    "operation.id": "list things",
    "tag": "the things",
    "parameter.name": "page size",
    "header.name": "X-Trace",
    "property.name": "first name",
    "enum.value": "light blue",
    "enum.name": "LIGHT_BLUE",
    "const": "fixed value",
    "schema.key": "Thing",
    "scheme.key": "the-key",
    "scheme.name": "X-Key",
    "variable.value": "eu-1",
    "rpc.method": "things.list",
    "rpc.parameter": "page size",
    "rpc.error": "not found",
}
"""Names as anybody would choose them."""

NAMED = Overrides(package="sdk", distribution="sdk", client="Sdk")


def neutral(role: str) -> str:
    """Nothing that could matter."""
    return NAMES.get(role, NEUTRAL)


def http(fill: Fill) -> dict[str, Any]:
    """An OpenAPI description whose texts and names are those that `fill` gives."""
    path = f"/{fill('path')}/{{id}}"
    thing = fill("schema.key")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": fill("info.title"),
            "version": fill("info.version"),
            "summary": fill("info.summary"),
            "description": fill("info.description"),
            "contact": {"name": fill("contact.name")},
            "license": {"name": fill("license.name")},
        },
        "servers": [
            {
                "url": "https://{region}.example.com",
                "description": fill("server.description"),
                "variables": {
                    "region": {
                        "default": "eu",
                        "enum": ["eu", fill("variable.value")],
                        "description": fill("variable.description"),
                    }
                },
            }
        ],
        "tags": [{"name": fill("tag"), "description": fill("tag.description")}],
        "externalDocs": {
            "url": "https://example.com/docs",
            "description": fill("docs.description"),
        },
        "security": [{fill("scheme.key"): []}],
        "paths": {path: {"get": _operation(fill, thing)}},
        "components": {
            "securitySchemes": {
                fill("scheme.key"): {
                    "type": "apiKey",
                    "in": "header",
                    "name": fill("scheme.name"),
                    "description": fill("scheme.description"),
                }
            },
            "schemas": {thing: _thing(fill)},
        },
    }


def rpc(fill: Fill) -> dict[str, Any]:
    """An OpenRPC description whose texts and names are those that `fill` gives."""
    return {
        "openrpc": "1.3.2",
        "info": {
            "title": fill("info.title"),
            "version": fill("info.version"),
            "description": fill("info.description"),
        },
        "servers": [{"name": fill("server.description"), "url": "https://example.com"}],
        "methods": [
            {
                "name": fill("rpc.method"),
                "summary": fill("operation.summary"),
                "description": fill("operation.description"),
                "params": [
                    {
                        "name": fill("rpc.parameter"),
                        "summary": fill("parameter.summary"),
                        "description": fill("parameter.description"),
                        "schema": {"type": "string", "pattern": fill("pattern")},
                    }
                ],
                "result": {
                    "name": "thing",
                    "description": fill("response.description"),
                    "schema": {"$ref": "#/components/schemas/Thing"},
                },
                "errors": [{"code": 7, "message": fill("rpc.error")}],
            }
        ],
        "components": {"schemas": {"Thing": _thing(fill)}},
    }


def _operation(fill: Fill, thing: str) -> dict[str, Any]:
    reference = thing.replace("~", "~0").replace("/", "~1").replace("%", "%25")
    return {
        "operationId": fill("operation.id"),
        "summary": fill("operation.summary"),
        "description": fill("operation.description"),
        "tags": [fill("tag")],
        "deprecated": True,
        "externalDocs": {
            "url": "https://example.com/operation",
            "description": fill("docs.description"),
        },
        "x-anything": fill("extension"),
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {}},
            {
                "name": fill("parameter.name"),
                "in": "query",
                "description": fill("parameter.description"),
                "example": fill("parameter.example"),
                "schema": {
                    "type": "string",
                    "pattern": fill("pattern"),
                    "default": fill("parameter.default"),
                    "description": fill("parameter.schema.description"),
                },
            },
            {
                "name": fill("header.name"),
                "in": "header",
                "schema": {"const": fill("const")},
            },
        ],
        "requestBody": {
            "description": fill("body.description"),
            "content": {
                "application/json": {
                    "schema": {"$ref": f"#/components/schemas/{reference}"},
                    "examples": {"one": {"value": {"name": fill("example.value")}}},
                }
            },
        },
        "responses": {
            "200": {
                "description": fill("response.description"),
                "content": {
                    "application/json": {
                        "schema": {"$ref": f"#/components/schemas/{reference}"}
                    }
                },
            },
            "404": {"description": fill("error.description")},
        },
    }


def _thing(fill: Fill) -> dict[str, Any]:
    return {
        "type": "object",
        "title": fill("schema.title"),
        "description": fill("schema.description"),
        "$comment": fill("comment"),
        "properties": {
            "name": {
                "type": "string",
                "title": fill("property.title"),
                "description": fill("property.description"),
                "default": fill("property.default"),
            },
            fill("property.name"): {"type": "integer", "deprecated": True},
            "colour": {
                "type": "string",
                "description": fill("enum.description"),
                "enum": ["red", fill("enum.value")],
                "x-enum-varnames": ["RED", fill("enum.name")],
                "x-enum-descriptions": [fill("enum.label"), fill("enum.label")],
            },
        },
    }


def generated(description: Mapping[str, Any]) -> dict[str, str]:
    """The texts of all files of the SDK by path; nothing is written. Raises SpecError."""
    options = Options(out=Path("/nonexistent"), overrides=NAMED)
    return {one.path: one.text for one in prepare(description, options).files}


def roles(build: Callable[[Fill], dict[str, Any]]) -> tuple[str, ...]:
    """What a description asks to be filled."""
    asked: dict[str, None] = {}

    def note(role: str) -> str:
        asked[role] = None
        return neutral(role)

    build(note)
    return tuple(asked)
