"""Bodies: the parameter `in: body`, or those `in: formData` together."""

from __future__ import annotations

from collections.abc import Mapping

from specmill.frontends.swagger.parameters import array_style
from specmill.frontends.swagger.scope import JSON, Referred, Scope
from specmill.source.node import Node

_URLENCODED = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"
_OF_BODY = ("name", "in", "schema")


def in_body(node: Node) -> bool:
    """True for a parameter that is the body or a part of it."""
    return node.text("in") in ("body", "formData")


def translate_body(
    scope: Scope,
    operation: Node,
    inputs: list[Referred],
    consumes: Mapping[str, Node],
) -> Node | None:
    """The Request Body Object of an operation; None when it has no such parameter.

    The last body wins: those of the path come first.
    """
    whole = [one for one in inputs if one.node.text("in") == "body"]
    fields = [one for one in inputs if one.node.text("in") == "formData"]
    if not whole:
        named = _by_name(scope, fields)
        return _form(operation, named, consumes) if named else None
    if fields:
        scope.diagnostics.warning(
            "degraded-body",
            "an operation has a body or form fields, not both; its form fields are left out",
            fields[0].written.location,
            "make them properties of the body's schema",
        )
    found = whole[-1]
    for one in whole[:-1]:
        # A body of the path may be replaced by one of the same name.
        if _listed_in(one) == _listed_in(found) or one.name != found.name:
            scope.diagnostics.warning(
                "degraded-body",
                f"an operation has one body, which is {found.name!r} here: {one.name!r} is left out",
                one.written.location,
                "make them properties of one schema",
            )
    return found.leading_to(_body(found.node, consumes))


def _by_name(scope: Scope, fields: list[Referred]) -> dict[str, Node]:
    """The fields of a form; one of the operation replaces that of its path."""
    found: dict[str, Referred] = {}
    for one in fields:
        first = found.get(one.name)
        if first is not None and _listed_in(first) == _listed_in(one):
            scope.diagnostics.error(
                "duplicate-parameter",
                f"form field {one.name!r} is declared twice for one operation",
                one.written.location,
                "remove one of the two",
                related=(("first declared here", first.written.location),),
            )
        found[one.name] = one
    return {name: one.node for name, one in found.items()}


def _listed_in(one: Referred) -> str:
    return one.written.location.pointer.rpartition("/")[0]


def _body(node: Node, consumes: Mapping[str, Node]) -> Node:
    schema = node.get("schema")
    content = {} if schema is None else {"schema": schema}
    members = {key: child for key, child in node.items() if key not in _OF_BODY}
    by_type = {
        media_type: origin.seen_as(content)
        for media_type, origin in (consumes or {JSON: node}).items()
    }
    return node.seen_as({**members, "content": node.seen_as(by_type)})


def _form(
    operation: Node, fields: Mapping[str, Node], consumes: Mapping[str, Node]
) -> Node:
    origin = operation.get("parameters") or operation
    required = [one for one in fields.values() if one.flag("required")]
    schema = origin.seen_as(
        {
            "type": "object",
            "properties": origin.seen_as(fields),
            "required": origin.listed_as(
                [one["name"] for one in required if "name" in one]
            ),
        }
    )
    styles = {name: array_style(one) for name, one in fields.items()}
    encoding = {name: fields[name].seen_as(one) for name, one in styles.items() if one}
    content = {"schema": schema, "encoding": origin.seen_as(encoding)}
    by_type = {
        media_type: consumes.get(media_type, origin).seen_as(content)
        for media_type in _form_types(fields, consumes)
    }
    return origin.seen_as(
        {"content": origin.seen_as(by_type), "required": bool(required)}
    )


def _form_types(fields: Mapping[str, Node], consumes: Mapping[str, Node]) -> list[str]:
    """The media types of a form: the consumed ones, of which only multipart can hold files."""
    has_file = any(one.text("type") == "file" for one in fields.values())
    possible = [_MULTIPART] if has_file else [_URLENCODED, _MULTIPART]
    return [one for one in consumes if one in possible] or possible[:1]
