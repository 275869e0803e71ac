"""Media ranges: what is sent, and what asked for, where a description leaves the media type open."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from specmill.model.api import Api
from specmill.model.operations import Body, Content, Operation, Result
from specmill.model.types import (
    Alias,
    Anything,
    Binary,
    Constant,
    Declaration,
    Enumeration,
    Named,
    Nullable,
    Primitive,
    Type,
)

Types = dict[str, Declaration]
Contents = tuple[Content, ...]
Holder = TypeVar("Holder", Body, Result)

_JSON = "application/json"
_TEXT = "text/plain"


def settle_media_ranges(api: Api) -> Api:
    """The model with JSON in place of ranges such as `*/*` that describe a structure, and plain text
    in place of those that describe a text.

    Nobody means anything else by them: tools write `*/*` when nobody told them the media type.
    """
    settled = [_operation(one, api.types) for one in api.operations]
    return msgspec.structs.replace(api, operations=tuple(settled))


def _operation(operation: Operation, types: Types) -> Operation:
    contents = [one.contents for one in (*operation.results, *operation.errors)]
    contents += [operation.body.contents] if operation.body is not None else []
    if not any(_is_range(one.essence) for listed in contents for one in listed):
        return operation
    return msgspec.structs.replace(
        operation,
        body=operation.body and _with_contents(operation.body, types),
        results=tuple(_with_contents(one, types) for one in operation.results),
        errors=tuple(_with_contents(one, types) for one in operation.errors),
    )


def _with_contents(holder: Holder, types: Types) -> Holder:
    return msgspec.structs.replace(holder, contents=_settled(holder.contents, types))


def _settled(contents: Contents, types: Types) -> Contents:
    known = {one.essence for one in contents}
    found: list[Content] = []
    for one in contents:
        wanted = _meant(one, types)
        if wanted is not None and wanted not in known:
            known.add(wanted)
            one = msgspec.structs.replace(one, media_type=wanted)
        found.append(one)
    return tuple(found)


def _meant(content: Content, types: Types) -> str | None:
    """The media type that a range stands for; None when that can't be told."""
    kind = content.essence.partition("/")[0]
    if content.type is None or not _is_range(content.essence):
        return None
    match _behind(content.type, types):
        case Binary() | Anything():
            return None
        case Primitive("string") | Enumeration(kind="string"):
            return _TEXT if kind in ("*", "text") else None
        case Constant(values=values) if all(isinstance(one, str) for one in values):
            return _TEXT if kind in ("*", "text") else None
        case _:
            return _JSON if kind in ("*", "application") else None


def _behind(given: Type, types: Types) -> Type | Declaration:
    """What a type is behind names and null."""
    seen: set[str] = set()
    while True:
        match given:
            case Nullable(inner=inner):
                given = inner
            case Named(key=key) if key not in seen and key in types:
                seen.add(key)
                declaration = types[key]
                if not isinstance(declaration, Alias):
                    return declaration
                given = declaration.target
            case _:
                return given


def _is_range(essence: str) -> bool:
    return essence.endswith("/*")
