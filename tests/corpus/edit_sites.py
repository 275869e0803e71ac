"""The parts of a description in which edits are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Json = Any
Site = tuple[str, Json]
"""A part of a description, and where it stands."""

Finder = Callable[[Json], Iterator[Site]]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch")


def operations(root: Json) -> Iterator[Site]:
    """Every operation, or RPC method."""
    for path, item in root.get("paths", {}).items():
        for method in METHODS:
            if isinstance(item.get(method), dict):
                yield f"{method} {path}", item[method]
    for one in root.get("methods", ()):
        if "name" in one:
            yield one["name"], one


def http_operations(root: Json) -> Iterator[Site]:
    """Every operation of HTTP."""
    return (site for site in operations(root) if "responses" in site[1])


def items(root: Json) -> Iterator[Site]:
    """Every path."""
    yield from root.get("paths", {}).items()


def parameters(root: Json) -> Iterator[Site]:
    """Every parameter that is written where it is used."""
    for place, operation in operations(root):
        for one in operation.get("parameters", operation.get("params", ())):
            if "name" in one and one.get("in") != "body":
                yield f"{place} {one['name']}", one


def responses(root: Json) -> Iterator[Site]:
    """Every response that is written where it is used."""
    for place, operation in operations(root):
        for status, one in operation.get("responses", {}).items():
            if isinstance(one, dict) and "$ref" not in one:
                yield f"{place} {status}", one


def contents(root: Json) -> Iterator[Site]:
    """The media types of every body and response."""
    for place, operation in operations(root):
        body = operation.get("requestBody", {})
        if "content" in body:
            yield f"{place} body", body["content"]
    for place, response in responses(root):
        if response.get("content"):
            yield place, response["content"]


def schemas(root: Json) -> Iterator[Site]:
    """Every schema, in components or where it is used."""
    components = root.get("components", {}).get("schemas", root.get("definitions", {}))
    for name, schema in components.items():
        yield from _within(name, schema)
    for place, content in contents(root):
        for media_type, one in content.items():
            yield from _within(f"{place} {media_type}", one.get("schema"))
    for place, parameter in parameters(root):
        yield from _within(place, parameter.get("schema"))


def _within(place: str, schema: Json) -> Iterator[Site]:
    if not isinstance(schema, dict) or "$ref" in schema:
        return
    yield place, schema
    for name, one in schema.get("properties", {}).items():
        yield from _within(f"{place}.{name}", one)
    yield from _within(f"{place}[]", schema.get("items"))
    for word in ("allOf", "anyOf", "oneOf"):
        for index, one in enumerate(schema.get(word, ())):
            yield from _within(f"{place} {word} {index}", one)


def typed(*kinds: str) -> Callable[[Json], Iterator[Site]]:
    """Every schema of one of these types that lists no values."""

    def find(root: Json) -> Iterator[Site]:
        for place, schema in schemas(root):
            if schema.get("type") in kinds and "enum" not in schema:
                yield place, schema

    return find


def objects(root: Json) -> Iterator[Site]:
    """Every schema with properties."""
    return ((place, one) for place, one in schemas(root) if one.get("properties"))


def headers(root: Json) -> Iterator[Site]:
    """Every header of a response."""
    for place, response in responses(root):
        for name, one in response.get("headers", {}).items():
            if "$ref" not in one:
                yield f"{place} {name}", one


def servers(root: Json) -> Iterator[Site]:
    """Every address."""
    for one in root.get("servers", ()):
        yield one["url"], one


def bodies(root: Json) -> Iterator[Site]:
    """Every request body."""
    for place, operation in operations(root):
        if "content" in operation.get("requestBody", {}):
            yield place, operation["requestBody"]


def schemes(root: Json) -> Iterator[Site]:
    """Every security scheme."""
    found = root.get("components", {}).get("securitySchemes")
    yield from (found or root.get("securityDefinitions", {})).items()


def about(root: Json) -> Iterator[Site]:
    """What is said of the whole."""
    yield "the API", root["info"]
