"""`x-specmill-*` extensions and texts for people: Notes, pagination, formats, qualifiers."""

from __future__ import annotations

import re
from typing import Literal, TypeVar

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.frontends.examples import schema_examples
from specmill.frontends.html_texts import text_of
from specmill.frontends.schema_references import only_variant
from specmill.misfits import misfit
from specmill.model.api import TextFormat
from specmill.model.notes import Deprecation, DocIssue, Example, Notes, Provenance
from specmill.model.pagination import (
    CursorPagination,
    NextUrlPagination,
    OffsetPagination,
    PageNumberPagination,
    Pagination,
)
from specmill.source.node import Node

_NOTE_KEYS = frozenset(
    {
        "title",
        "summary",
        "description",
        "externalDocs",
        "example",
        "examples",
        "x-specmill-doc-issues",
        "x-specmill-provenance",
        "x-specmill-deprecation",
    }
)
_RARE_KEYS = _NOTE_KEYS - {"title", "description"}
_DIRECTIVE = re.compile(r"%.", re.DOTALL)
_DIRECTIVES = frozenset(f"%{one}" for one in "YmdHIMSfpbaz%")
NO_NOTES = Notes()
T = TypeVar("T")


class _Format(msgspec.Struct, forbid_unknown_fields=True):
    type: Literal["datetime", "date", "decimal"]
    pattern: str | None = None
    timezone: Literal["UTC"] | None = None
    none: str | None = None
    description: str | None = None


class _Deprecation(msgspec.Struct, forbid_unknown_fields=True):
    note: str | None = None
    date: str | None = None
    replacement: str | None = None


class Qualifiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Suffixes that a query parameter takes: `<base>__<name>`."""

    base: str
    names: tuple[str, ...]


_STYLES: dict[str, type[Pagination]] = {
    "offset": OffsetPagination,
    "skip": OffsetPagination,
    "page": PageNumberPagination,
    "cursor": CursorPagination,
    "next-url": NextUrlPagination,
}


def convert(diagnostics: Diagnostics, node: Node, wanted: type[T]) -> T | None:
    """The value of an extension in the shape it must have; None and a diagnostic when it has
    another.
    """
    try:
        return msgspec.convert(node.value, wanted)
    except msgspec.ValidationError as error:
        listed = node.parent if isinstance(node.key, int) else None
        key = node.key if listed is None else listed.key
        text = f"'{key}' is not what it should be: {misfit(error, wanted)}"
        diagnostics.error(
            "invalid-extension",
            text,
            node.location,
            "docs/configuration.md says what it takes",
        )
        return None


def parse_notes(diagnostics: Diagnostics, node: Node) -> Notes:
    """The texts, examples, open questions and sources that a schema or another node carries.

    A schema that is null or another one has the description of that other one, unless it has its own.
    """
    notes = _own_notes(diagnostics, node)
    inner = None if notes.description else only_variant(node)
    text = None if inner is None else parse_notes(diagnostics, inner).description
    return msgspec.structs.replace(notes, description=text) if text else notes


def _own_notes(diagnostics: Diagnostics, node: Node) -> Notes:
    value = node.value
    if not isinstance(value, dict) or _NOTE_KEYS.isdisjoint(value):
        return NO_NOTES
    if _RARE_KEYS.isdisjoint(value):
        return Notes(
            title=text_of(node, "title"), description=text_of(node, "description")
        )
    docs = node.get("externalDocs")
    return Notes(
        title=text_of(node, "title"),
        summary=text_of(node, "summary"),
        description=text_of(node, "description"),
        docs_url=None if docs is None else docs.text("url"),
        examples=schema_examples(node),
        doc_issues=_doc_issues(diagnostics, node),
        provenance=_provenance(diagnostics, node),
        deprecation=_deprecation(diagnostics, node),
    )


def with_examples(notes: Notes, examples: tuple[Example, ...]) -> Notes:
    """The notes with other examples."""
    return msgspec.structs.replace(notes, examples=examples) if examples else notes


def parse_pagination(diagnostics: Diagnostics, node: Node) -> Pagination | None:
    """How an operation pages, from `x-specmill-pagination`."""
    hint = node.get("x-specmill-pagination")
    if hint is None or hint.value is False:
        return None
    return read_pagination(diagnostics, hint)


def denies_pagination(node: Node) -> bool:
    """True for `x-specmill-pagination: false`."""
    hint = node.get("x-specmill-pagination")
    return hint is not None and hint.value is False


def read_pagination(diagnostics: Diagnostics, hint: Node) -> Pagination | None:
    """The value of `x-specmill-pagination`, wherever it stands."""
    style = hint.text("style")
    if style not in _STYLES:
        text = f"pagination style {style!r} is not known"
        if style is None:
            text = "a pagination is false, or has a style that is a text"
        place = hint["style"].location if "style" in hint else hint.location
        known = f"use one of: {', '.join(_STYLES)}"
        diagnostics.error("invalid-extension", text, place, known)
        return None
    wanted = _STYLES[style]
    unknown = [
        key
        for key, _ in hint.items()
        if key not in (*wanted.__struct_fields__, "style")
    ]
    if unknown:
        text = f"pagination style {style!r} has no key {unknown[0]!r}"
        known = ", ".join(wanted.__struct_fields__)
        diagnostics.error(
            "invalid-extension", text, hint[unknown[0]].location, f"use: {known}"
        )
        return None
    pagination = convert(diagnostics, hint, wanted)
    needed = _unsaid(pagination)
    if needed is None:
        return pagination
    text = f"pagination style {style!r} does not say where the next page is named"
    diagnostics.error("invalid-extension", text, hint.location, f"give {needed}")
    return None


def _unsaid(pagination: Pagination | None) -> str | None:
    """The keys of which a style needs one, when it has none of them."""
    match pagination:
        case CursorPagination(next=None, next_header=None, last_item=None):
            return "'next', 'next_header' or 'last_item'"
        case NextUrlPagination(next=None, link_header=False):
            return "'next' or 'link_header'"
        case _:
            return None


def parse_formats(diagnostics: Diagnostics, root: Node) -> tuple[TextFormat, ...]:
    """The declared text formats, from `x-specmill-formats`."""
    found: list[TextFormat] = []
    hint = root.get("x-specmill-formats")
    for name, node in hint.items() if hint is not None else ():
        shape = convert(diagnostics, node, _Format)
        if shape is None:
            continue
        unknown = set(_DIRECTIVE.findall(shape.pattern or "")) - _DIRECTIVES
        if unknown:
            diagnostics.error(
                "invalid-extension",
                f"the pattern {shape.pattern!r} has the unknown directive {min(unknown)!r}",
                node["pattern"].location,
                f"use {', '.join(sorted(_DIRECTIVES))}",
            )
            continue
        found.append(
            TextFormat(
                name=name,
                kind=shape.type,
                pattern=shape.pattern,
                timezone=shape.timezone,
                none=shape.none,
                description=shape.description,
                location=node.location,
            )
        )
    return tuple(found)


def parse_qualifiers(diagnostics: Diagnostics, node: Node) -> Qualifiers | None:
    """The suffixes of a query parameter, from `x-specmill-qualifiers`."""
    hint = node.get("x-specmill-qualifiers")
    return None if hint is None else convert(diagnostics, hint, Qualifiers)


def _doc_issues(diagnostics: Diagnostics, node: Node) -> tuple[DocIssue, ...]:
    hint = node.get("x-specmill-doc-issues")
    if hint is None:
        return ()
    found = (convert(diagnostics, child, DocIssue) for child in hint.elements())
    return tuple(one for one in found if one is not None)


def _provenance(diagnostics: Diagnostics, node: Node) -> tuple[Provenance, ...]:
    hint = node.get("x-specmill-provenance")
    if hint is None:
        return ()
    children = hint.elements() if isinstance(hint.value, list) else (hint,)
    found = (convert(diagnostics, child, Provenance) for child in children)
    return tuple(one for one in found if one is not None)


def _deprecation(diagnostics: Diagnostics, node: Node) -> Deprecation | None:
    hint = node.get("x-specmill-deprecation")
    shape = None if hint is None else convert(diagnostics, hint, _Deprecation)
    return (
        None
        if shape is None
        else Deprecation(shape.note, shape.date, shape.replacement)
    )
