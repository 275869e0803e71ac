"""Examples of what happens to methods, their arguments and results."""

from __future__ import annotations

from typing import Any

from specmill.diff.findings import Wire
from specmill.diff.python_examples_base import (
    Document,
    Edit,
    Examples,
    answer,
    between,
    changed,
    finding,
    pair,
    rpc,
    schema,
    undone,
)


def _size(document: Document) -> Any:
    return finding(document)["parameters"][0]


def _parameter(document: Document, **more: object) -> None:
    given = {"name": "shelf", "in": "query", "schema": {"type": "string"}, **more}
    finding(document)["parameters"].append(given)


def _moved(document: Document) -> None:
    for operation in document["paths"]["/items"].values():
        operation["tags"] = ["goods"]


def _paged(document: Document) -> None:
    many = {"type": "array", "items": {"type": "string"}}
    content = {"application/json": {"schema": many}}
    finding(document)["responses"]["200"]["content"] = content
    finding(document)["parameters"] = [
        {"name": name, "in": "query", "schema": {"type": "integer"}}
        for name in ("offset", "limit")
    ]


def _required_size(document: Document) -> None:
    _size(document).update(required=True)


def _needed(document: Document) -> None:
    schema(document, "Change").update(required=["name"])


def _deprecated(document: Document) -> None:
    finding(document).update(deprecated=True)


def _also_problem(document: Document) -> None:
    finding(document)["responses"]["202"] = answer("Problem")


def _at(*names: str) -> Edit:
    """A method whose arguments are parts of the path, in this order."""
    path = "".join(f"/{{{name}}}" for name in names)
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in names
    ]
    operation = {
        "operationId": "empty_box",
        "tags": ["items"],
        "parameters": parameters,
        "responses": {"204": {"description": "done"}},
    }
    return lambda one: one["paths"].update({f"/boxes{path}": {"delete": operation}})


def _counting(start: int) -> Document:
    """A method of JSON-RPC with a parameter that is required and has a default."""
    start_at = {"type": "integer", "default": start}
    given = {"name": "start", "required": True, "schema": start_at}
    return rpc("items.count", params=[given])


METHODS: Examples = {
    "method-removed": changed(
        Wire.BREAKING, lambda one: one["paths"]["/items"].pop("put")
    ),
    "method-added": changed(Wire.SAFE, _at("row", "box")),
    "method-renamed": changed(
        Wire.NONE, lambda one: finding(one).update(operationId="get_item")
    ),
    "method-deprecated": changed(Wire.SAFE, _deprecated),
    "method-reinstated": undone(Wire.SAFE, _deprecated),
    "resource-renamed": changed(Wire.NONE, _moved),
    "argument-added": changed(Wire.SAFE, _parameter),
    "argument-required-added": changed(
        Wire.BREAKING, lambda one: _parameter(one, required=True)
    ),
    "argument-removed": changed(
        Wire.UNKNOWN, lambda one: finding(one)["parameters"].pop()
    ),
    "argument-renamed": changed(
        Wire.UNKNOWN, lambda one: _size(one).update(name="width")
    ),
    "argument-became-required": changed(Wire.BREAKING, _required_size),
    "argument-needed": changed(Wire.BREAKING, _needed),
    "argument-not-needed": undone(Wire.SAFE, _needed),
    "argument-became-optional": undone(Wire.SAFE, _required_size),
    "argument-type-widened": changed(
        Wire.SAFE, lambda one: _size(one).update(schema={"type": "number"})
    ),
    "argument-type-narrowed": changed(
        Wire.BREAKING,
        lambda one: finding(one)["parameters"][1]["schema"].update(enum=["a", "b"]),
    ),
    "argument-type-changed": changed(
        Wire.SAFE,
        lambda one: _size(one).update(
            schema={"type": "array", "items": {"type": "integer"}}
        ),
    ),
    "argument-position-changed": between(
        Wire.NONE, _at("row", "box"), _at("box", "row")
    ),
    "argument-deprecated": changed(
        Wire.SAFE, lambda one: _size(one).update(deprecated=True)
    ),
    "argument-default-changed": pair(Wire.SAFE, _counting(0), _counting(1)),
    "result-type-widened": changed(Wire.SAFE, _also_problem),
    "result-type-narrowed": undone(Wire.BREAKING, _also_problem),
    "result-type-changed": changed(
        Wire.BREAKING,
        lambda one: finding(one)["responses"].update({"200": answer("Place")}),
    ),
    "result-paging-changed": changed(Wire.BREAKING, _paged),
}
