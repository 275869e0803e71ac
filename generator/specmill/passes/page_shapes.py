"""Shapes of pages: the list in an answer, and the members around it that say where the next page is."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from specmill.diagnostics import escape_pointer
from specmill.model.operations import HttpBinding, Operation, Result
from specmill.model.types import (
    Alias,
    Array,
    Choice,
    Field,
    Named,
    Nullable,
    Primitive,
    Record,
    Type,
    Types,
)
from specmill.passes.page_words import LISTS, URLS
from specmill.passes.words import fold
from specmill.words import split_words

# What members that describe a page are gathered in, and how deep they are looked for.
_CONTAINERS = frozenset(
    {
        *("meta", "metadata", "pagination", "paging", "page", "pageinfo", "cursors"),
        *("responsemetadata", "links", "next", "cursor", "pagemeta", "listmeta"),
        *("listmetadata", "pagingmetadata", "resultinfo", "pageable"),
    }
)
_DEPTH = 3
# Lists that stand beside the one that is paged, unless the operation is called so.
_ASIDE = frozenset(
    {
        *("errors", "warnings", "included", "links", "facets", "messages", "notices"),
        *("aggregations", "filters", "sort", "actions"),
    }
)


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A scalar of an answer that may describe the page: `name` folded, `within` its containers."""

    pointer: str
    name: str
    within: tuple[str, ...]
    kind: str
    format: str | None = None
    text: str = ""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that may be one page of a list: where its items are, and its other members.

    `item` is the type of an item; `linked` says that the answer has a `Link` header (RFC 8288).
    """

    items: str
    item: Type
    members: tuple[Member, ...] = ()
    linked: bool = False

    def pointer(self, names: frozenset[str], *kinds: str) -> str | None:
        """Where the only member of these names and kinds is, addresses aside; None when there are several."""
        found = [
            one
            for one in self.members
            if one.name in names and one.kind in kinds and one.format not in URLS
        ]
        return found[0].pointer if len(found) == 1 else None


def find_page(operation: Operation, types: Types) -> Page | None:
    """The only answer of an operation, when it has one list that can be told from all else in it."""
    answers = [one for one in operation.results if one.contents]
    if len(answers) != 1:
        return None
    (answer,) = answers
    found = [one for one in answer.contents if one.is_json]
    if not found or any(one.streaming is not None for one in answer.contents):
        return None
    body = unwrapped(found[0].type, types)
    linked = _is_linked(answer)
    if isinstance(body, Array):
        return Page(items="", item=body.items, linked=linked)
    if not isinstance(body, Record):
        return None
    found_items = _items(body, types, _subject(operation))
    if found_items is None:
        return None
    items, item = found_items
    members = tuple(_members(body, types, "", ()))
    return Page(items=items, item=item, members=members, linked=linked)


def unwrapped(one: Type | None, types: Types) -> Type | Record | None:
    """What a type is behind names, aliases and null; None for one of several."""
    seen: set[str] = set()
    while True:
        match one:
            case Nullable(inner=inner):
                one = inner
            case Choice(variants=variants):
                solid = [each for each in variants if each != Primitive("null")]
                if len(solid) != 1:
                    return None
                one = solid[0]
            case Named(key=key):
                target = types.get(key)
                if isinstance(target, Record):
                    return target
                if not isinstance(target, Alias) or key in seen:
                    return None
                seen.add(key)
                one = target.target
            case _:
                return one


def _is_linked(answer: Result) -> bool:
    return any(one.wire_name.lower() == "link" for one in answer.headers)


def _subject(operation: Operation) -> str:
    """What an operation says that it is about: the last fixed segment of its path, or the end of its name."""
    if not isinstance(operation.binding, HttpBinding):
        return fold((split_words(operation.id) or ("",))[-1])
    segments = [one for one in operation.binding.path.split("/") if one]
    last = next((one for one in reversed(segments) if "{" not in one), "")
    return fold(last.partition(".")[0])


def _items(body: Record, types: Types, subject: str) -> tuple[str, Type] | None:
    """The pointer to the list, and the type of its items: the one that is called as the operation, the
    only one, the only one with a usual name, or the only one of objects beside some of scalars.
    """
    lists = [
        (field, found.items)
        for field in body.fields
        if fold(field.wire_name) not in _ASIDE - {subject}
        and isinstance(found := unwrapped(field.type, types), Array)
    ]
    usual = [one for one in lists if fold(one[0].wire_name) in LISTS]
    named = [one for one in lists if fold(one[0].wire_name) == subject]
    chosen = named or (lists if len(lists) == 1 else usual)
    if not chosen:
        kinds = [unwrapped(item, types) for _, item in lists]
        if all(isinstance(one, (Record, Primitive)) for one in kinds):
            chosen = [
                one
                for one, kind in zip(lists, kinds, strict=True)
                if isinstance(kind, Record)
            ]
    if len(chosen) == 1:
        return _pointer("", chosen[0][0]), chosen[0][1]
    embedded = next((one for one in body.fields if one.wire_name == "_embedded"), None)
    inner = unwrapped(embedded.type, types) if embedded is not None else None
    if lists or embedded is None or not isinstance(inner, Record):
        return None
    # HAL (draft-kelly-json-hal, section 4.1.2) gathers lists of resources there.
    below = _items(inner, types, subject)
    return None if below is None else (_pointer("", embedded) + below[0], below[1])


def _members(
    body: Record, types: Types, pointer: str, within: tuple[str, ...]
) -> Iterator[Member]:
    for field in body.fields:
        found = unwrapped(field.type, types)
        name = fold(field.wire_name)
        place = _pointer(pointer, field)
        if isinstance(found, Primitive):
            yield Member(
                pointer=place,
                name=name,
                within=within,
                kind=found.kind,
                format=found.format,
                text=field.notes.description or "",
            )
        elif isinstance(found, Record) and name in _CONTAINERS and len(within) < _DEPTH:
            yield from _members(found, types, place, (*within, name))


def _pointer(around: str, field: Field) -> str:
    return f"{around}/{escape_pointer(field.wire_name)}"
