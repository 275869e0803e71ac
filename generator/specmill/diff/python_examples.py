"""A change of a description for each rule of the Python layer; a test compares both sides of all."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from specmill.diff.findings import Flow, Wire
from specmill.diff.python_examples_base import BASE, Document, answer
from specmill.diff.rule import Example

Edit = Callable[[Document], object]


_TEXT = json.dumps(BASE)


def _finding(document: Document) -> Any:
    return document["paths"]["/items"]["get"]


def _size(document: Document) -> Any:
    return _finding(document)["parameters"][0]


def _schema(document: Document, name: str) -> Any:
    return document["components"]["schemas"][name]


def _parameter(document: Document, **more: object) -> None:
    given = {"name": "shelf", "in": "query", "schema": {"type": "string"}, **more}
    _finding(document)["parameters"].append(given)


def _moved(document: Document) -> None:
    for operation in document["paths"]["/items"].values():
        operation["tags"] = ["goods"]


def _paged(document: Document) -> None:
    many = {"type": "array", "items": {"type": "string"}}
    content = {"application/json": {"schema": many}}
    _finding(document)["responses"]["200"]["content"] = content
    _finding(document)["parameters"] = [
        {"name": name, "in": "query", "schema": {"type": "integer"}}
        for name in ("offset", "limit")
    ]


def _renamed(document: Document) -> None:
    schemas = document["components"]["schemas"]
    schemas["Thing"] = schemas.pop("Item")
    _finding(document)["responses"]["200"] = answer("Thing")


def _needed(document: Document) -> None:
    _schema(document, "Place")["properties"]["shelf"] = {"type": "integer"}
    _schema(document, "Place")["required"].append("shelf")


_REFUSED = {"204": {"description": "done"}, "409": answer("Problem")}
_EDITS: dict[str, tuple[Wire, Edit]] = {
    "method-removed": (
        Wire.BREAKING,
        lambda one: one["paths"]["/items"].pop("put"),
    ),
    "method-renamed": (
        Wire.NONE,
        lambda one: _finding(one).update(operationId="get_item"),
    ),
    "method-deprecated": (
        Wire.SAFE,
        lambda one: _finding(one).update(deprecated=True),
    ),
    "resource-renamed": (Wire.NONE, _moved),
    "argument-added": (Wire.SAFE, _parameter),
    "argument-required-added": (
        Wire.BREAKING,
        lambda one: _parameter(one, required=True),
    ),
    "argument-removed": (
        Wire.UNKNOWN,
        lambda one: _finding(one)["parameters"].pop(),
    ),
    "argument-renamed": (Wire.UNKNOWN, lambda one: _size(one).update(name="width")),
    "argument-became-required": (
        Wire.BREAKING,
        lambda one: _size(one).update(required=True),
    ),
    "argument-needed": (
        Wire.BREAKING,
        lambda one: _schema(one, "Change").update(required=["name"]),
    ),
    "argument-type-widened": (
        Wire.SAFE,
        lambda one: _size(one).update(schema={"type": "number"}),
    ),
    "argument-type-narrowed": (
        Wire.BREAKING,
        lambda one: _finding(one)["parameters"][1]["schema"].update(enum=["a", "b"]),
    ),
    "argument-type-changed": (
        Wire.SAFE,
        lambda one: _size(one).update(
            schema={"type": "array", "items": {"type": "integer"}}
        ),
    ),
    "argument-deprecated": (
        Wire.SAFE,
        lambda one: _size(one).update(deprecated=True),
    ),
    "result-type-widened": (
        Wire.SAFE,
        lambda one: _finding(one)["responses"].update({"202": answer("Problem")}),
    ),
    "result-type-changed": (
        Wire.BREAKING,
        lambda one: _finding(one)["responses"].update({"200": answer("Place")}),
    ),
    "result-paging-changed": (Wire.BREAKING, _paged),
    "model-renamed": (Wire.NONE, _renamed),
    "field-added": (
        Wire.SAFE,
        lambda one: _schema(one, "Item")["properties"].update(
            weight={"type": "number"}
        ),
    ),
    "field-removed": (
        Wire.BREAKING,
        lambda one: _schema(one, "Item")["properties"].pop("note"),
    ),
    "field-required-added": (Wire.BREAKING, _needed),
    "field-became-required": (
        Wire.BREAKING,
        lambda one: _schema(one, "Place").update(required=["row", "box"]),
    ),
    "field-became-optional": (
        Wire.BREAKING,
        lambda one: _schema(one, "Item").pop("required"),
    ),
    "field-type-widened": (
        Wire.BREAKING,
        lambda one: _schema(one, "Item")["properties"].update(
            name={"type": ["string", "null"]}
        ),
    ),
    "field-type-narrowed": (
        Wire.SAFE,
        lambda one: _schema(one, "Item").update(required=["name", "note"]),
    ),
    "field-type-relaxed": (
        Wire.SAFE,
        lambda one: _schema(one, "Place")["properties"].update(box={"type": "number"}),
    ),
    "field-type-changed": (
        Wire.BREAKING,
        lambda one: _schema(one, "Item")["properties"].update(name={"type": "integer"}),
    ),
    "field-deprecated": (
        Wire.SAFE,
        lambda one: _schema(one, "Item")["properties"]["note"].update(deprecated=True),
    ),
    "value-removed": (
        Wire.SAFE,
        lambda one: _schema(one, "Colour").update(enum=["red"]),
    ),
    "value-added": (
        Wire.BREAKING,
        lambda one: _schema(one, "Colour").update(enum=["red", "blue", "grey"]),
    ),
    "value-renamed": (
        Wire.NONE,
        lambda one: _schema(one, "Colour").update(
            {"x-enum-varnames": ["WARM", "COLD"]}
        ),
    ),
    "alias-type-widened": (
        Wire.BREAKING,
        lambda one: _schema(one, "Price")["anyOf"].append({"type": "object"}),
    ),
    "error-body-untyped": (
        Wire.BREAKING,
        lambda one: _finding(one)["responses"]["404"].pop("content"),
    ),
    "error-added": (
        Wire.SAFE,
        lambda one: one["paths"].update({"/lots": {"post": {"responses": _REFUSED}}}),
    ),
    "error-documented": (
        Wire.SAFE,
        lambda one: one["paths"]["/items"]["put"]["responses"].update(
            {"404": answer("Problem")}
        ),
    ),
    "client-argument-removed": (
        Wire.NONE,
        lambda one: one["components"]["securitySchemes"].pop("user"),
    ),
    "credential-needed": (
        Wire.BREAKING,
        lambda one: one.update(security=[{"key": [], "user": []}]),
    ),
    "credential-changed": (
        Wire.BREAKING,
        lambda one: one["components"]["securitySchemes"].update(
            key={"type": "http", "scheme": "bearer"}
        ),
    ),
    "credential-alternative-added": (
        Wire.SAFE,
        lambda one: one.update(security=[{"key": []}, {"user": []}]),
    ),
    "credential-no-longer-needed": (Wire.SAFE, lambda one: one.update(security=[])),
    "server-added": (
        Wire.SAFE,
        lambda one: one["servers"].append({"url": "https://eu.shop.example"}),
    ),
    "server-default-changed": (
        Wire.UNKNOWN,
        lambda one: one.update(servers=[{"url": "https://eu.shop.example"}]),
    ),
    "package-name-unsettled": (
        Wire.NONE,
        lambda one: one["info"].update(title="Store"),
    ),
    "version-changed": (Wire.NONE, lambda one: one["info"].update(version="2")),
}


def _example(wire: Wire, edit: Edit) -> Example:
    after = json.loads(_TEXT)
    edit(after)
    return Example(before=BASE, after=after, flow=Flow.NONE, wire=wire)


EXAMPLES: dict[str, tuple[Example, ...]] = {
    rule: (_example(*row),) for rule, row in _EDITS.items()
}
