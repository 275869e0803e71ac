"""Values are compared as JSON has them: true is not 1, and 1.0 is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import specmill

Describe = Callable[[Any], dict[str, Any]]


def described(schema: Any) -> dict[str, Any]:
    """A description in which clients send and get a schema."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
    operation = {
        "requestBody": {"content": content},
        "responses": {"200": {"description": "Done.", "content": content}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "paths": {"/pets": {"post": operation}},
        "components": {"schemas": {"Pet": schema}},
    }


def holding(**schema: Any) -> dict[str, Any]:
    return described({"type": "object", "properties": {"age": schema}})


def parameter(**schema: Any) -> dict[str, Any]:
    listed = [{"name": "age", "in": "query", "schema": schema}]
    operation = {"parameters": listed, "responses": {"200": {"description": "Done."}}}
    return {**holding(), "paths": {"/pets": {"get": operation}}}


def failing(data: Any) -> dict[str, Any]:
    method = {
        "name": "pets",
        "params": [],
        "result": {"name": "pets", "schema": True},
        "errors": [{"code": 1, "message": "No pets", "data": data}],
    }
    info = {"title": "Pets", "version": "1"}
    return {"openrpc": "1.3.2", "info": info, "methods": [method]}


PLACES: dict[str, Describe] = {
    "default": lambda value: holding(default=value),
    "enum": lambda value: holding(enum=[value, "old"]),
    "const": lambda value: holding(const=value),
    "list of lists": lambda value: holding(enum=[[value]]),
    "alternative": lambda value: holding(oneOf=[{"const": value}, {"type": "string"}]),
    "example": lambda value: holding(examples=[value]),
    "extension": lambda value: holding(**{"x-age": {"least": value}}),
    "named values": lambda value: described({"enum": [value, 7]}),
    "parameter": lambda value: parameter(enum=[value]),
    "parameter's default": lambda value: parameter(default=[value]),
    "error": lambda value: failing({"least": [value]}),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("pair", [(1, True), (0, False), (1, "1"), (True, "true")])
def test_values_of_different_types_are_a_change(
    place: str, pair: tuple[Any, Any]
) -> None:
    old, new = (PLACES[place](value) for value in pair)

    assert specmill.compare(old, new).changes
    assert specmill.compare(new, old).changes


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("pair", [(1, 1.0), (0, -0.0), (True, True)])
def test_a_number_that_is_written_otherwise_is_no_change(
    place: str, pair: tuple[Any, Any]
) -> None:
    old, new = (PLACES[place](value) for value in pair)

    assert () == specmill.compare(old, new).changes
    assert () == specmill.compare(new, old).changes
