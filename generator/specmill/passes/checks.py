"""Checks that need the whole model: what security, pagination and links name, and which paths are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import NoneType

import msgspec

from specmill.diagnostics import Diagnostics, Location, unescape_pointer
from specmill.model.api import Api
from specmill.model.operations import HttpBinding, Operation
from specmill.model.types import (
    Alias,
    Anything,
    Array,
    Binary,
    Choice,
    Declaration,
    Map,
    Named,
    Nullable,
    Primitive,
    Record,
    TaggedUnion,
    Type,
)
from specmill.names import hint_for
from specmill.passes.undefined_schemes import check_schemes

Types = dict[str, Declaration]

_VARIABLE = re.compile(r"\{[^{}]*\}")
_PARAMETER_KEYS = ("offset", "limit", "page", "cursor")
_POINTER_KEYS = ("items", "total", "next", "total_pages", "has_more")


def check_api(api: Api, diagnostics: Diagnostics) -> None:
    """Report what names something that does not exist."""
    check_schemes(api, diagnostics)
    _check_links(api, diagnostics)
    _check_paths(api, diagnostics)
    _check_servers(api, diagnostics)
    for operation in api.operations:
        _check_pagination(api, operation, diagnostics)
        _check_body(operation, diagnostics)


def _check_links(api: Api, diagnostics: Diagnostics) -> None:
    """Say when a link leads to an operation that is not described; its documentation stays as written."""
    known = {one.id for one in api.operations}
    linked = (
        link
        for operation in api.operations
        for result in (*operation.results, *operation.errors)
        for link in result.links
    )
    for link in linked:
        # What has a fragment was written as a reference, and was looked up where it could be.
        if link.operation not in known and "#" not in link.operation:
            diagnostics.warning(
                "degraded-link",
                f"the link {link.name!r} leads to {link.operation!r}, which is no operation here",
                link.location,
                hint_for(link.operation, known),
            )


def _check_servers(api: Api, diagnostics: Diagnostics) -> None:
    """Say once of each variable of operations' servers that no client can be told of."""
    known = set(api.server_variables)
    for operation in api.operations:
        for server in operation.servers[:1]:
            for one in server.variables:
                if one.name not in known:
                    known.add(one.name)
                    diagnostics.warning(
                        "degraded-server",
                        f"server variable {one.name!r} has different defaults or values in other"
                        " operations, so each has its default, and clients can't be told another",
                        operation.location,
                        "describe it alike everywhere, or in the first of the API's `servers`",
                    )


def _check_paths(api: Api, diagnostics: Diagnostics) -> None:
    """Say when two paths differ by the names of their variables only (OpenAPI, Paths Object)."""
    first: dict[tuple[str, str], tuple[str, Operation]] = {}
    for one in api.operations:
        if not isinstance(one.binding, HttpBinding) or "{" not in one.binding.path:
            continue
        path = one.binding.path
        shape = _VARIABLE.sub("{}", path)
        known, other = first.setdefault((one.binding.method, shape), (path, one))
        if other is not one:
            diagnostics.warning(
                "same-path",
                f"{path!r} is the same path as {known!r}: no server can tell them apart",
                one.location,
                "keep one of them",
                related=(("the other one", other.location),),
            )


def _check_body(operation: Operation, diagnostics: Diagnostics) -> None:
    """Say when a body can only be passed as finished bytes."""
    contents = operation.body.contents if operation.body is not None else ()
    if any(one.is_written for one in contents):
        return
    for content in contents[:1]:
        if not isinstance(content.type, (Primitive, Binary, NoneType)):
            diagnostics.warning(
                "degraded-body",
                f"a body of {content.media_type!r} is passed as finished bytes",
                content.location,
                "the SDK writes JSON, JSON Lines, forms, multipart/form-data, text and files",
            )


def _check_pagination(api: Api, operation: Operation, diagnostics: Diagnostics) -> None:
    hint = operation.location.child("x-specmill-pagination")
    check_paging(api, operation, hint, diagnostics)


def check_paging(
    api: Api, operation: Operation, hint: Location, diagnostics: Diagnostics
) -> None:
    """Report what the pagination that stands at `hint` names and the operation does not have."""
    if operation.pagination is None:
        return
    given: dict[str, object] = msgspec.structs.asdict(operation.pagination)
    names = set(_inputs(operation, api.types))
    for key in _PARAMETER_KEYS:
        name = given.get(key)
        if isinstance(name, str) and name not in names:
            known = ", ".join(sorted(names)) or "none"
            diagnostics.error(
                "pagination-parameter",
                f"pagination names the parameter {name!r}, which the operation does not have",
                hint.child(key),
                f"its inputs are: {known}",
            )
    result = _result(operation)
    for key in _POINTER_KEYS:
        pointer = given.get(key)
        if isinstance(pointer, str) and result is not None:
            _check_pointer(api.types, result, (key, pointer), (hint, diagnostics))
    if isinstance(given.get("last_item"), str) and result is not None:
        item = f"{given.get('items')}/0{given['last_item']}"
        _check_pointer(api.types, result, ("last_item", item), (hint, diagnostics))


def _check_pointer(
    types: Types,
    result: Type,
    entry: tuple[str, str],
    report: tuple[Location, Diagnostics],
) -> None:
    key, pointer = entry
    hint, diagnostics = report
    # RFC 6901 §3: a pointer is empty or begins with a slash.
    is_pointer = pointer == "" or pointer.startswith("/")
    found = _at(types, result, pointer) if is_pointer else []
    if not found:
        diagnostics.error(
            "pagination-pointer",
            f"pagination's {key} is at {pointer!r}, where the result has nothing",
            hint.child(key),
            "give a JSON pointer into the result, such as /objects",
        )
    elif key == "items" and not any(
        isinstance(one, (Array, Anything)) for one in found
    ):
        diagnostics.error(
            "pagination-pointer",
            f"pagination's items are at {pointer!r}, where the result has no list",
            hint.child(key),
            'give the JSON pointer of the list: "" is the result itself',
        )


def _inputs(operation: Operation, types: Types) -> Iterator[str]:
    yield from (one.wire_name for one in operation.parameters)
    body = operation.body.contents[0].type if operation.body is not None else None
    for one in resolved(types, body) if body is not None else ():
        if isinstance(one, Record):
            yield from (field.wire_name for field in one.fields)


def _result(operation: Operation) -> Type | None:
    for result in operation.results:
        for content in result.contents:
            if content.type is not None:
                return content.type
    return None


def _at(types: Types, one: Type, pointer: str) -> list[Type | Record]:
    """The types that a JSON pointer may lead to; none when it leads nowhere."""
    found = resolved(types, one)
    for token in pointer.split("/")[1:]:
        name = unescape_pointer(token)
        found = [inner for outer in found for inner in _member(types, outer, name)]
    return found


def _member(types: Types, outer: Type | Record, name: str) -> list[Type | Record]:
    match outer:
        case Anything():
            return [outer]
        case Map(values=values):
            return resolved(types, values)
        case Array(items=items) if name.isdecimal():
            return resolved(types, items)
        case Record():
            for field in outer.fields:
                if field.wire_name == name:
                    return resolved(types, field.type)
            return [] if outer.extra is None else resolved(types, outer.extra)
        case _:
            return []


def resolved(types: Types, one: Type) -> list[Type | Record]:
    """What a type is behind names, null and choices; every name is looked up once."""
    found: list[Type | Record] = []
    seen: set[str] = set()
    waiting: list[Type] = [one]
    while waiting:
        current = waiting.pop()
        match current:
            case Nullable(inner=inner):
                waiting.append(inner)
            case Choice(variants=variants):
                waiting.extend(variants)
            case Named(key=key):
                target = types.get(key)
                if isinstance(target, Record):
                    found.append(target)
                elif isinstance(target, Alias) and key not in seen:
                    waiting.append(target.target)
                elif isinstance(target, TaggedUnion) and key not in seen:
                    waiting.extend(variant for _, variant in target.variants)
                seen.add(key)
            case _:
                found.append(current)
    return found
