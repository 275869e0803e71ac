"""Contents: which of several an SDK uses, and what a body is that is passed as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from specmill.model.operations import Body, Content
from specmill.model.types import (
    Alias,
    Anything,
    Array,
    Binary,
    Choice,
    Declaration,
    Named,
    Nullable,
    Primitive,
    Record,
    Type,
)


def whole_body(content: Content) -> Type:
    """The type of a body that is one argument; what the runtime can't write is passed as it is sent."""
    if content.is_written:
        return content.type or Anything()
    is_text = content.essence.startswith("text/") or is_xml(content)
    return Primitive("string") if is_text else Binary()


def is_xml(content: Content) -> bool:
    """True for XML (RFC 7303), which travels as text."""
    return content.essence.endswith(("/xml", "+xml"))


def choose_content(contents: tuple[Content, ...]) -> Content | None:
    """The content an SDK uses when there are several: JSON, then forms, then text, then the first.

    A content that is marked as streaming comes before all others.
    """
    if len(contents) < 2:
        return contents[0] if contents else None

    def rank(content: Content) -> int:
        if content.streaming is not None:
            return -1
        if content.is_json:
            return 0
        essence = content.essence
        order = (
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "text/plain",
        )
        return order.index(essence) + 1 if essence in order else len(order) + 1

    return min(contents, key=rank, default=None)


def choose_body(body: Body, types: Mapping[str, Declaration]) -> Content | None:
    """The content that an SDK sends; JSON, which has no bytes, does not come before one that has them."""
    if len(body.contents) < 2:
        return choose_content(body.contents)
    has_bytes = [_holds_bytes(one.type, types) for one in body.contents]
    pairs = tuple(zip(body.contents, has_bytes, strict=True))
    raw = tuple(one for one, holds in pairs if holds and not one.is_json)
    if not raw or not any(holds and one.is_json for one, holds in pairs):
        return choose_content(body.contents)
    # As a whole it is a file, which is no text.
    files = tuple(one for one in raw if not one.essence.startswith("text/"))
    return choose_content(files or raw)


def _holds_bytes(given: Type | None, types: Mapping[str, Declaration]) -> bool:
    """True for bytes, and for a record that has a member of them."""
    while isinstance(given, Named):
        declaration = types[given.key]
        if isinstance(declaration, Record):
            return any(_is_bytes(one.type) for one in declaration.fields)
        given = declaration.target if isinstance(declaration, Alias) else None
    return given is not None and _is_bytes(given)


def _is_bytes(given: Type) -> bool:
    match given:
        case Binary():
            return True
        case Array(items=inner) | Nullable(inner=inner):
            return _is_bytes(inner)
        case _:
            return False


def is_file(
    given: Type,
    types: Mapping[str, Declaration],
    seen: frozenset[str] = frozenset(),
) -> bool:
    """True for bytes that are no text, for lists of them, and for either; `seen` are aliases that are made of it."""
    match given:
        case Binary():
            return True
        case Choice(variants=variants):
            return all(is_file(one, types, seen) for one in variants)
        case Nullable(inner=inner) | Array(items=inner):
            return is_file(inner, types, seen)
        case Named(key=key) if key not in seen:
            behind = types[key]
            return isinstance(behind, Alias) and is_file(
                behind.target, types, seen | {key}
            )
        case _:
            return False
