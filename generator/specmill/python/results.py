"""Results of a method: what type it returns, and what type the items of a paged list have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from specmill.diagnostics import unescape_pointer
from specmill.model.operations import Operation, Result
from specmill.model.sequences import Streaming
from specmill.model.types import (
    Alias,
    Anything,
    Array,
    Binary,
    Declaration,
    Map,
    Named,
    Nullable,
    Primitive,
    Record,
    Type,
)
from specmill.python.contents import choose_content, is_xml


class Outcome(msgspec.Struct, frozen=True):
    """What one documented answer decodes to: `type` is None when it has no body.

    Of an answer that is `streaming`, `type` is that of one item; with `location`, the result is the
    address that a redirect names.
    """

    status: str
    type: Type | None
    media_type: str | None
    streaming: Streaming | None = None
    location: bool = False


# RFC 9110, sections 15.4.2 to 15.4.9: those that lead somewhere.
_REDIRECTS = frozenset({"301", "302", "303", "307", "308"})


def outcomes(operation: Operation) -> tuple[Outcome, ...]:
    """The successful answers of an operation."""
    return tuple(_handed_out(outcome(result)) for result in operation.results)


def _handed_out(found: Outcome) -> Outcome:
    """Of a redirect that is a result, and has no body, the address is what callers ask for."""
    if found.status not in _REDIRECTS or found.type is not None:
        return found
    return Outcome(found.status, Primitive("string"), None, location=True)


def outcome(result: Result) -> Outcome:
    """The content an SDK decodes of one answer: JSON when there is any, else text, else bytes.

    One that is marked as streaming comes before all others.
    """
    content = choose_content(result.contents)
    if content is None:
        return Outcome(result.status, None, None)
    essence = content.essence
    if content.streaming is not None:
        item = content.item_type or Anything()
        return Outcome(result.status, item, content.media_type, content.streaming)
    if content.is_json:
        return Outcome(result.status, content.type or Anything(), content.media_type)
    text = essence.startswith("text/") or is_xml(content)
    return Outcome(
        result.status, Primitive("string") if text else Binary(), content.media_type
    )


def answers(operation: Operation) -> Iterator[Type]:
    """The types of all bodies that may come back, those of errors included."""
    for result in (*operation.results, *operation.errors):
        found = outcome(result).type
        if found is not None:
            yield found
    yield from (one.data for one in operation.rpc_errors if one.data is not None)


def returned(operation: Operation) -> tuple[Type | None, ...]:
    """The distinct types a method returns; None stands for no body."""
    return tuple(dict.fromkeys(one.type for one in outcomes(operation))) or (None,)


def returns_nothing(operation: Operation) -> bool:
    """True when None is all that comes back, so that checkers refuse to let it be used."""
    nothing = (None, Primitive("null"))
    return all(one in nothing for one in returned(operation))


def streaming_of(operation: Operation) -> Streaming | None:
    """How the items of an operation follow each other; None when its results are whole."""
    found = (one.streaming for one in outcomes(operation))
    return next((one for one in found if one is not None), None)


def is_binary(operation: Operation) -> bool:
    """True when a result is bytes, which may be too many to hold."""
    return any(
        isinstance(one.type, Binary) and one.streaming is None
        for one in outcomes(operation)
    )


def item_type(operation: Operation, types: Mapping[str, Declaration]) -> Type | None:
    """The type of the items of a paged operation; None when the operation has no pages."""
    paging = operation.pagination
    if paging is None:
        return None
    whole = next((one for one in returned(operation) if one is not None), None)
    items = follow(whole, paging.items, types) if whole is not None else None
    while isinstance(items, (Named, Nullable)):
        items = _open(items, types)
    return items.items if isinstance(items, Array) else Anything()


def follow(start: Type, pointer: str, types: Mapping[str, Declaration]) -> Type | None:
    """The type that a JSON pointer into a value of type `start` reaches, None when there is no such member."""
    current: Type | None = start
    for token in pointer.split("/")[1:]:
        current = _opened(current, types)
        name = unescape_pointer(token)
        match current:
            case Named(key=key):
                record = types[key]
                assert isinstance(record, Record)
                found = next(
                    (field.type for field in record.fields if field.wire_name == name),
                    None,
                )
                current = found if found is not None else record.extra
            case Map(values=values):
                current = values
            case Array(items=items):
                current = items
            case _:
                return None
    return current


def _opened(given: Type | None, types: Mapping[str, Declaration]) -> Type | None:
    """The type behind aliases and null."""
    while isinstance(given, (Named, Nullable)) and not _is_record(given, types):
        given = _open(given, types)
    return given


def _is_record(given: Type, types: Mapping[str, Declaration]) -> bool:
    return isinstance(given, Named) and isinstance(types[given.key], Record)


def _open(given: Named | Nullable, types: Mapping[str, Declaration]) -> Type | None:
    if isinstance(given, Nullable):
        return given.inner
    declaration = types[given.key]
    return declaration.target if isinstance(declaration, Alias) else None
