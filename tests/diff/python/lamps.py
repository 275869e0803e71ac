"""A small description to edit, and what the edits do to its SDK."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import msgspec

from specmill.config import Config
from specmill.diff.findings import Change
from specmill.diff.python_changes import SdkInput, python_changes
from specmill.loading import read

Document = dict[str, Any]
Edit = Callable[[Document], object]

LAMPS: Document = {
    "openapi": "3.1.0",
    "info": {"title": "Lamps", "version": "1"},
    "servers": [{"url": "https://lamps.example.com"}],
    "security": [{"key": []}],
    "paths": {
        "/lamps": {
            "get": {
                "operationId": "listLamps",
                "tags": ["lamps"],
                "parameters": [
                    {"name": "room", "in": "query", "schema": {"type": "integer"}},
                    {
                        "name": "state",
                        "in": "query",
                        "schema": {"enum": ["on", "off"], "type": "string"},
                    },
                ],
                "responses": {
                    "200": {
                        "description": "all",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "array",
                                    "items": {"$ref": "#/components/schemas/Lamp"},
                                }
                            }
                        },
                    }
                },
            },
            "post": {
                "operationId": "createLamp",
                "tags": ["lamps"],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/NewLamp"}
                        }
                    },
                },
                "responses": {
                    "201": {
                        "description": "made",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Lamp"}
                            }
                        },
                    },
                    "409": {
                        "description": "taken",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Problem"}
                            }
                        },
                    },
                },
            },
        },
        "/lamps/{lampId}": {
            "delete": {
                "operationId": "deleteLamp",
                "tags": ["lamps"],
                "parameters": [
                    {
                        "name": "lampId",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                    }
                ],
                "responses": {"204": {"description": "gone"}},
            }
        },
    },
    "components": {
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "pass": {"type": "http", "scheme": "basic"},
        },
        "schemas": {
            "Colour": {"type": "string", "enum": ["red", "blue"]},
            "Lamp": {
                "type": "object",
                "required": ["id", "name"],
                "properties": {
                    "id": {"type": "integer"},
                    "name": {"type": "string"},
                    "note": {"type": "string"},
                    "colour": {"$ref": "#/components/schemas/Colour"},
                    "power": {"type": "string", "enum": ["low", "high"]},
                },
            },
            "NewLamp": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string"},
                    "shape": {"$ref": "#/components/schemas/Shape"},
                },
            },
            "Shape": {
                "type": "object",
                "required": ["width"],
                "properties": {
                    "width": {"type": "integer"},
                    "depth": {"type": "integer"},
                },
            },
            "Problem": {
                "type": "object",
                "required": ["text"],
                "properties": {"text": {"type": "string"}},
            },
        },
    },
}


def edited(*edits: Edit) -> Document:
    """The description after some edits."""
    document = copy.deepcopy(LAMPS)
    for edit in edits:
        edit(document)
    return document


def sdk_input(document: Document, *, settled: bool = False, **names: str) -> SdkInput:
    """A description as it is compared; `names` stand for keys of sdk.yaml."""
    loaded = read(document)
    config: Config = loaded.config
    for key, value in names.items():
        config = _with(config, key, value)
    return SdkInput(loaded.api, config, settled)


def _with(config: Config, key: str, value: str) -> Config:
    return msgspec.structs.replace(config, **{key: value})


def changes(*edits: Edit) -> tuple[Change, ...]:
    """What edits do to code written against the SDK."""
    return python_changes(sdk_input(LAMPS), sdk_input(edited(*edits)))


def change(*edits: Edit) -> Change:
    """The only thing that they do."""
    (one,) = changes(*edits)
    return one


def listing(document: Document) -> Any:
    """The operation that lists lamps."""
    return document["paths"]["/lamps"]["get"]


def creation(document: Document) -> Any:
    """The operation that makes a lamp."""
    return document["paths"]["/lamps"]["post"]


def fields(document: Document, name: str) -> Any:
    """The properties of a schema."""
    return schemas(document)[name]["properties"]


def schemas(document: Document) -> Any:
    """The schemas by name."""
    return document["components"]["schemas"]
