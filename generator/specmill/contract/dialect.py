"""Schemas of every dialect in use → JSON Schema 2020-12.

OpenAPI 2.0 and 3.0 have dialects of their own, OpenRPC uses draft 7, and many descriptions mix them. What has no
meaning in any of them, or a value that it can't have, is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from specmill.contract.byte_words import BYTES, write_bytes
from specmill.contract.contradictions import contradicts, list_again, possible_members
from specmill.contract.keywords import ANNOTATIONS, DROPPED, FITTING, OLD, OTHERS, TYPES
from specmill.source.node import JsonObject, JsonValue, Node


@dataclass(frozen=True, slots=True)
class Refer:
    """How to write the reference of a node anew, and one to a node.

    `siblings` says whether what stands beside a reference has a meaning; `file` has the components.
    """

    reference: Callable[[Node], str | None]
    link: Callable[[Node], str | None]
    siblings: bool
    file: str


def convert(node: Node, refer: Refer) -> JsonValue:
    """The schema at a node; one that is neither a mapping nor a boolean accepts everything."""
    schema = node.value
    if not isinstance(schema, dict):
        return schema if isinstance(schema, bool) else True
    if "$ref" in schema or "$dynamicRef" in schema or "$recursiveRef" in schema:
        written = _referring(node, refer)
    else:
        written = _written(node, refer)
    if _has_old_words(schema):
        _modernise(node, schema, written, refer)
    return written


def _has_old_words(schema: JsonObject) -> bool:
    """Whether a schema may say something in a way that has to be changed; most do not."""
    kind = schema.get("type", "string")
    return (
        not OLD.isdisjoint(schema)
        or not isinstance(kind, str)
        or kind not in TYPES
        or schema.get("format") in BYTES
        or isinstance(schema.get("items"), list)
        or ("enum" in schema and contradicts(schema))
    )


def _written(node: Node, refer: Refer) -> JsonObject:
    schema = node.value
    assert isinstance(schema, dict)
    # A parameter of OpenAPI 2.0 is its own schema; nothing else has the words about a form field.
    is_parameter = isinstance(schema.get("in"), str) and "name" in schema
    of_parameter = OTHERS if is_parameter else frozenset[str]()
    if schema.get("in") == "formData":
        of_parameter -= {"description"}
    written: JsonObject = {}
    for keyword, value in schema.items():
        apply = _APPLICATORS.get(keyword)
        if apply is not None:
            converted = apply(node[keyword], refer)
            if converted is not None:
                written[keyword] = converted
        elif keyword not in DROPPED and keyword not in of_parameter:
            fits = FITTING.get(keyword)
            if fits is None or fits(value):
                written[keyword] = value
    required = written.get("required")
    if isinstance(required, list):
        written["required"] = possible_members(required, written)
    return written


def _referring(node: Node, refer: Refer) -> JsonObject:
    """A schema with a reference; what a dynamic one means here is what it means statically."""
    schema = node.value
    assert isinstance(schema, dict)
    if refer.siblings:
        written = _written(node, refer)
    else:
        kept = {
            key: value
            for key, value in schema.items()
            if key in ANNOTATIONS or key.startswith("x-")
        }
        written = _written(Node(kept, node.file, node.parent, node.key), refer)
    target = _target_of(node, refer)
    if target is not None:
        written["$ref"] = target
    return written


def _target_of(node: Node, refer: Refer) -> str | None:
    if "$ref" in node:
        return refer.reference(node)
    name = node.text("$dynamicRef")
    if name is not None:
        return refer.reference(Node({"$ref": name}, node.file, node.parent, node.key))
    around = node.parent
    while around is not None and not around.flag("$recursiveAnchor"):
        around = around.parent
    return None if around is None else refer.link(around)


def _one(node: Node, refer: Refer) -> JsonValue:
    return convert(node, refer) if isinstance(node.value, (dict, bool)) else None


def _several(node: Node, refer: Refer) -> JsonValue:
    found: list[JsonValue] = [convert(one, refer) for one in node.elements()]
    return found or None


def _named(node: Node, refer: Refer) -> JsonValue:
    if not isinstance(node.value, dict):
        return None
    return {key: convert(one, refer) for key, one in node.items()}


_APPLICATORS: dict[str, Callable[[Node, Refer], JsonValue]] = {
    **dict.fromkeys(
        (
            "items",
            "additionalProperties",
            "unevaluatedItems",
            "unevaluatedProperties",
            "not",
            "if",
            "then",
            "else",
            "contains",
            "propertyNames",
            "contentSchema",
        ),
        _one,
    ),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), _several),
    **dict.fromkeys(("properties", "patternProperties", "dependentSchemas"), _named),
}


def _modernise(
    node: Node, schema: JsonObject, written: JsonObject, refer: Refer
) -> None:
    """Say in today's words what `schema` says in those of older dialects."""
    for keyword, change in _CHANGES.items():
        if keyword in schema:
            change(node, written, refer)
    if schema.get("nullable") is True or schema.get("x-nullable") is True:
        _admit_null(written)


def _type(node: Node, written: JsonObject, _: Refer) -> None:
    """A type that JSON does not have: OpenAPI 2.0's `file`, and inventions such as `any`."""
    kind = node["type"].value
    if isinstance(kind, str) and kind in TYPES:
        return
    listed = kind if isinstance(kind, list) else []
    kinds: list[JsonValue] = [one for one in TYPES if one in listed]
    written.pop("type", None)
    if kinds and all(one in TYPES for one in listed):
        written["type"] = kinds
    elif kind == "file":
        written["type"] = "string"
        written["contentMediaType"] = "application/octet-stream"


def _enum(node: Node, written: JsonObject, _: Refer) -> None:
    list_again(node.value, written)


def _example(node: Node, written: JsonObject, _: Refer) -> None:
    written.setdefault("examples", [node["example"].value])


def _exclusive(bound: str, exclusive: str) -> Callable[[Node, JsonObject, Refer], None]:
    def change(node: Node, written: JsonObject, _: Refer) -> None:
        if node[exclusive].value is True and bound in written:
            written[exclusive] = written.pop(bound)

    return change


def _tuple(node: Node, written: JsonObject, refer: Refer) -> None:
    if isinstance(node["items"].value, list):
        written.setdefault("prefixItems", _several(node["items"], refer))
        rest = node.get("additionalItems")
        others = None if rest is None else _one(rest, refer)
        if others is not None:
            written["items"] = others


def _dependencies(node: Node, written: JsonObject, refer: Refer) -> None:
    names: JsonObject = {}
    schemas: JsonObject = {}
    for key, one in node["dependencies"].items():
        if isinstance(one.value, list):
            names[key] = one.value
        else:
            schemas[key] = convert(one, refer)
    if names:
        written.setdefault("dependentRequired", names)
    if schemas:
        written.setdefault("dependentSchemas", schemas)


def _discriminator(node: Node, written: JsonObject, refer: Refer) -> None:
    """A discriminator whose mapping refers as schemas do; OpenAPI 2.0 has only its name."""
    said = node["discriminator"]
    if isinstance(said.value, str):
        written["discriminator"] = {"propertyName": said.value}
        return
    if not isinstance(said.value, dict) or said.text("propertyName") is None:
        del written["discriminator"]
        return
    mapping = said.get("mapping")
    if mapping is not None:
        meant = {key: _mapped(one, refer) for key, one in mapping.items()}
        written["discriminator"] = {**said.value, "mapping": meant}


def _mapped(node: Node, refer: Refer) -> JsonValue:
    """What a value of the mapping leads to: the name of a component, or a reference."""
    if not isinstance(text := node.value, str):
        return text
    reference = Node({"$ref": text}, node.file, node.parent)
    if not any(mark in text for mark in "#/."):
        reference = Node({"$ref": f"#/components/schemas/{text}"}, refer.file)
    return refer.reference(reference) or text


_CHANGES: dict[str, Callable[[Node, JsonObject, Refer], None]] = {
    "type": _type,
    "enum": _enum,
    "format": write_bytes,
    "contentEncoding": write_bytes,
    "example": _example,
    "exclusiveMinimum": _exclusive("minimum", "exclusiveMinimum"),
    "exclusiveMaximum": _exclusive("maximum", "exclusiveMaximum"),
    "items": _tuple,
    "dependencies": _dependencies,
    "discriminator": _discriminator,
}


def _admit_null(written: JsonObject) -> None:
    """Make null one more value of a schema."""
    enumerated = written.get("enum")
    if isinstance(enumerated, list) and None not in enumerated:
        written["enum"] = [*enumerated, None]
    kind = written.get("type")
    if isinstance(kind, list):
        written["type"] = kind if "null" in kind else [*kind, "null"]
    elif isinstance(kind, str):
        written["type"] = kind if kind == "null" else [kind, "null"]
    nested = {"$ref", "allOf", "const", "not", "if"} & written.keys()
    choices = [one for one in ("anyOf", "oneOf") if one in written]
    if len(choices) == 1 and not nested:
        branches = written[choices[0]]
        assert isinstance(branches, list)
        if {"type": "null"} not in branches:
            written[choices[0]] = [*branches, {"type": "null"}]
    elif nested or choices:
        _put_beside_null(written)


def _put_beside_null(written: JsonObject) -> None:
    inner = {
        key: value
        for key, value in written.items()
        if key not in ANNOTATIONS and not key.startswith("x-")
    }
    for key in inner:
        del written[key]
    written["anyOf"] = [inner, {"type": "null"}]
