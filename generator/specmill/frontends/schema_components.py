"""Named schemas: the components of a description, and whatever else is referred to."""

from __future__ import annotations

from specmill.diagnostics import Location
from specmill.frontends.hints import parse_notes
from specmill.frontends.parsing import Parsing
from specmill.frontends.places import step
from specmill.frontends.schema_references import admits_null
from specmill.model.types import Alias, Named, Nullable
from specmill.source.node import Node


def declare_components(parsing: Parsing, schemas: Node | None) -> None:
    """Give every component schema its key, and note which bases others extend.

    This comes before any schema is read, so that a reference knows the key of what it leads to.
    """
    declared: list[tuple[str, Node]] = []
    for key, node in schemas.items() if schemas is not None else ():
        place = step("", "schema", key)
        parsing.keys[place] = key
        declared.append((key, _adopted(parsing, key, node)))
        parsing.pending.append((place, declared[-1][1]))
    for key, node in declared:
        members = node.get("allOf")
        for member in members.elements() if members is not None else ():
            _note_base(parsing, key, node, member)


def read_pending(parsing: Parsing) -> None:
    """Read all named schemas that were met so far, and those that they lead to."""
    while parsing.pending:
        place, node = parsing.pending.popleft()
        _declare(parsing, place, node)


def _declare(parsing: Parsing, place: str, node: Node) -> None:
    key = parsing.key(place)
    found = parsing.type_of(node, place)
    if isinstance(found, Nullable) and admits_null(node.value):
        found = found.inner
    if found == Named(key) and key in parsing.declarations:
        return
    if key in parsing.declarations:
        return
    parsing.declarations[key] = Alias(
        key=key,
        target=found,
        identifier=node.text("x-specmill-name"),
        keep=node.flag("x-specmill-keep"),
        notes=parse_notes(parsing.diagnostics, node),
        location=node.location,
    )


def _adopted(parsing: Parsing, key: str, node: Node) -> Node:
    """What a component that is only a reference into another file stands for; it lends that its
    key.
    """
    if (
        not isinstance(node.value, dict)
        or set(node.value) != {"$ref"}
        or str(node.value["$ref"]).startswith("#")
    ):
        return node
    target = parsing.workspace.resolve(node)
    if target is None or target.file == node.file:
        return node
    parsing.adopted.setdefault(target.location, key)
    return target


def _note_base(parsing: Parsing, heir: str, node: Node, member: Node) -> None:
    base = _component(parsing, member)
    if base is not None:
        # Azure's word for a tag that is not the name of the component.
        tag = node.text("x-ms-discriminator-value") or heir
        parsing.heirs.setdefault(base, {})[heir] = tag


def _component(parsing: Parsing, node: Node) -> str | None:
    """The component that a reference leads to; None when it is none, or leads elsewhere."""
    text = node.text("$ref")
    if text is None:
        return None
    location = Location(node.file, text.removeprefix("#"))
    if not text.startswith("#") or node.file != parsing.root.file:
        found = parsing.workspace.find(node)
        location = found.location if isinstance(found, Node) else location
    if location in parsing.adopted or location.file != parsing.root.file:
        return parsing.adopted.get(location)
    names = (
        location.pointer.removeprefix(home)
        for home in parsing.homes
        if location.pointer.startswith(home)
    )
    return next(names, None)
