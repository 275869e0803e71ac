"""Examples of what happens to models, their fields, enumerations and aliases."""

from __future__ import annotations

from specmill.diff.findings import Flow, Wire
from specmill.diff.python_examples_base import (
    BASE,
    Document,
    Edit,
    Examples,
    answer,
    between,
    changed,
    edited,
    fields,
    finding,
    refer,
    schema,
    undone,
)
from specmill.diff.rule import Example


def _renamed(document: Document) -> None:
    schemas = document["components"]["schemas"]
    schemas["Thing"] = schemas.pop("Item")
    finding(document)["responses"]["200"] = answer("Thing")


def _needed(document: Document) -> None:
    fields(document, "Place")["shelf"] = {"type": "integer"}
    schema(document, "Place")["required"].append("shelf")


def _shelf(document: Document) -> None:
    shelf = {"type": "object", "properties": {"row": {"type": "integer"}}}
    document["components"]["schemas"]["Shelf"] = shelf


def _notes(document: Document) -> None:
    own = fields(document, "Item")
    own["notes"] = own.pop("note")


def _mixed(document: Document) -> None:
    shares = {"type": "object", "properties": {"red": {"type": "integer"}}}
    document["components"]["schemas"]["Colour"] = shares


def _size_of(owner: str, *kinds: str) -> Edit:
    """A field whose type is an alias for some kinds of values."""

    def edit(document: Document) -> None:
        alias = {"anyOf": [{"type": kind} for kind in kinds]}
        document["components"]["schemas"]["Size"] = alias
        fields(document, owner)["size"] = refer("Size")

    return edit


_KEPT = {"models": {"Item": "Thing"}}

MODELS: Examples = {
    "model-removed": undone(Wire.NONE, _shelf),
    "model-added": changed(Wire.NONE, _shelf),
    "model-renamed": changed(Wire.NONE, _renamed),
    "model-deprecated": Example(
        before=BASE,
        after=edited(_renamed),
        flow=Flow.NONE,
        wire=Wire.NONE,
        settings=({}, {"aliases": _KEPT}),
    ),
    "model-kind-changed": changed(Wire.BREAKING, _mixed),
    "field-added": changed(
        Wire.SAFE, lambda one: fields(one, "Item").update(weight={"type": "number"})
    ),
    "field-removed": changed(
        Wire.BREAKING, lambda one: fields(one, "Item").pop("note")
    ),
    "field-renamed": changed(Wire.BREAKING, _notes),
    "field-required-added": changed(Wire.BREAKING, _needed),
    "field-became-required": changed(
        Wire.BREAKING, lambda one: schema(one, "Place").update(required=["row", "box"])
    ),
    "field-became-optional": changed(
        Wire.BREAKING, lambda one: schema(one, "Item").pop("required")
    ),
    "field-type-widened": changed(
        Wire.BREAKING,
        lambda one: fields(one, "Item").update(name={"type": ["string", "null"]}),
    ),
    "field-type-narrowed": changed(
        Wire.SAFE, lambda one: schema(one, "Item").update(required=["name", "note"])
    ),
    "field-type-relaxed": changed(
        Wire.SAFE, lambda one: fields(one, "Place").update(box={"type": "number"})
    ),
    "field-type-changed": changed(
        Wire.BREAKING, lambda one: fields(one, "Item").update(name={"type": "integer"})
    ),
    "field-deprecated": changed(
        Wire.SAFE, lambda one: fields(one, "Item")["note"].update(deprecated=True)
    ),
    "value-removed": changed(
        Wire.SAFE, lambda one: schema(one, "Colour").update(enum=["red"])
    ),
    "value-added": changed(
        Wire.BREAKING,
        lambda one: schema(one, "Colour").update(enum=["red", "blue", "grey"]),
    ),
    "value-renamed": changed(
        Wire.NONE,
        lambda one: schema(one, "Colour").update({"x-enum-varnames": ["WARM", "COLD"]}),
    ),
    "alias-type-changed": between(
        Wire.BREAKING,
        _size_of("Item", "integer", "string"),
        _size_of("Item", "integer", "array"),
    ),
    "alias-type-widened": changed(
        Wire.BREAKING,
        lambda one: schema(one, "Price")["anyOf"].append({"type": "object"}),
    ),
    "alias-type-relaxed": between(
        Wire.SAFE,
        _size_of("Place", "integer", "string"),
        _size_of("Place", "integer", "string", "array"),
    ),
    "alias-type-narrowed": between(
        Wire.SAFE,
        _size_of("Item", "integer", "string", "array"),
        _size_of("Item", "integer", "string"),
    ),
}
