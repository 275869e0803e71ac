"""What schemas say beside deciding which values are valid: notes to readers and tools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from specmill.diff.findings import Relation
from specmill.diff.schema_discriminators import compare_discriminators
from specmill.diff.schema_form import NUMBERS, RANGES, TEXT_FORMATS, Form
from specmill.diff.schema_local import Compared, Local
from specmill.diff.schema_node import Part
from specmill.diff.schema_trust import Trust
from specmill.diff.schema_values import identity, is_same, whole
from specmill.diff.stability import STABILITY, STABLE, is_unstable, stability_edit

_TEXTS = ("title", "description", "examples", "externalDocs", "xml", "$comment")
_FLAGS = {
    "deprecated": "deprecated",
    "readOnly": "read-only",
    "writeOnly": "write-only",
}
_KEPT = {
    "default": "default",
    "x-extensible-enum": "open-enum",
    "contentMediaType": "content",
    "contentEncoding": "content-encoding",
    "contentSchema": "content",
}

_PARALLEL = frozenset({"x-enum-varnames", "x-enumNames", "x-enum-descriptions"})
"""What speaks of each value in turn, so that it has to change with them."""


def compare_notes(pair: Compared) -> Iterator[Local]:
    """Every note that differs; all texts together are one finding."""
    for keyword, rule in _KEPT.items():
        yield from _compare(pair, keyword, rule)
    yield from compare_discriminators(pair)
    for keyword, rule in _FLAGS.items():
        yield from _compare_flag(pair, keyword, rule)
    yield from _compare_stability(pair)
    yield from _compare_formats(pair)
    yield from _compare_texts(pair)
    yield from _compare_inner_texts(pair)
    yield from _compare_extensions(pair)


def _said(form: Form, keyword: str) -> Any:
    """What the outermost part says; None if no part does."""
    said = form.says(keyword)
    return said[0].schema[keyword] if said else None


def _compare(pair: Compared, keyword: str, rule: str) -> Iterator[Local]:
    was, is_now = bool(pair.old.says(keyword)), bool(pair.new.says(keyword))
    old, new = _said(pair.old, keyword), _said(pair.new, keyword)
    if was == is_now and identity(old) == identity(new):
        return
    edit = "changed" if was and is_now else "set" if is_now else "unset"
    texts = (whole(old) if was else None, whole(new) if is_now else None)
    local = pair.local(rule, edit, Relation.EQUAL, keyword, texts)
    yield replace(local, name=keyword, lax=True, trust=Trust.WRITTEN)


def _compare_flag(pair: Compared, keyword: str, rule: str) -> Iterator[Local]:
    was, is_now = pair.old.any_true(keyword), pair.new.any_true(keyword)
    if was != is_now:
        edit = "set" if is_now else "unset"
        local = pair.local(rule, edit, Relation.EQUAL, keyword)
        yield replace(local, name=keyword, lax=True)


def _compare_stability(pair: Compared) -> Iterator[Local]:
    """How stable a property is said to be, which no value shows."""
    said = [_said(form, STABILITY) for form in (pair.old, pair.new)]
    old, new = [None if one is None else str(one) for one in said]
    edit = stability_edit(old, new)
    if edit == "lowered" and is_unstable(old):
        edit = "changed"
    if edit is not None:
        texts = (old or STABLE, new or STABLE)
        local = pair.local("stability", edit, Relation.EQUAL, STABILITY, texts)
        yield replace(local, name=STABILITY, lax=True, trust=Trust.WRITTEN)


def _compare_formats(pair: Compared) -> Iterator[Local]:
    """Formats that only describe values of these types; the others are compared where they decide."""
    types = pair.old.types | pair.new.types
    deciding = frozenset[str]()
    deciding |= TEXT_FORMATS if "string" in types else frozenset()
    deciding |= RANGES.keys() if types & NUMBERS else frozenset()
    if pair.old.formats == pair.new.formats:
        return
    if (pair.old.formats | pair.new.formats) & deciding:
        return
    texts = (
        ", ".join(sorted(pair.old.formats)) or None,
        ", ".join(sorted(pair.new.formats)) or None,
    )
    edit = "set" if not texts[0] else "changed" if texts[1] else "unset"
    local = pair.local("format", edit, Relation.EQUAL, "format", texts)
    yield replace(local, name="format", lax=True)


def _compare_texts(pair: Compared) -> Iterator[Local]:
    changed = [
        one
        for one in _TEXTS
        if identity(_said(pair.old, one)) != identity(_said(pair.new, one))
    ]
    if not changed:
        return
    texts = tuple(
        whole(_said(form, changed[0])) if form.says(changed[0]) else None
        for form in (pair.old, pair.new)
    )
    shown = (texts[0], texts[1])
    local = pair.local("documentation", "changed", Relation.EQUAL, changed[0], shown)
    yield replace(local, name=", ".join(changed))


def _compare_inner_texts(pair: Compared) -> Iterator[Local]:
    """Texts of parts that are in the same place on both sides, and that outer ones hide."""
    if len(pair.old.parts) < 2:
        return
    others = {one.spot(): one for one in pair.new.parts}
    for part in pair.old.parts:
        other = others.get(part.spot())
        if other is None or is_same(part.schema, other.schema):
            continue
        texts = [(part.mapping.get(one), other.mapping.get(one)) for one in _TEXTS]
        changed = [
            (keyword, was, is_now)
            for keyword, (was, is_now) in zip(_TEXTS, texts, strict=True)
            if identity(was) != identity(is_now) and _is_hidden(pair, keyword, part)
        ]
        if not changed:
            continue
        keyword, was, is_now = changed[0]
        yield Local(
            rule="documentation",
            edit="changed",
            relation=Relation.EQUAL,
            old=part.spot() if was is None else part.spot(keyword),
            new=other.spot() if is_now is None else other.spot(keyword),
            before=None if was is None else whole(was),
            after=None if is_now is None else whole(is_now),
            name=", ".join(one for one, _, _ in changed),
        )


def _is_hidden(pair: Compared, keyword: str, part: Part) -> bool:
    """Whether parts further outside say the same keyword on both sides."""
    said = (pair.old.says(keyword), pair.new.says(keyword))
    return all(one and one[0].spot() != part.spot() for one in said)


def _compare_extensions(pair: Compared) -> Iterator[Local]:
    names = {
        name
        for form in (pair.old, pair.new)
        for part in form.parts
        for name in part.mapping
        if name.startswith("x-") and name not in _KEPT and name != STABILITY
    }
    for name in sorted(names):
        old, new = _said(pair.old, name), _said(pair.new, name)
        if identity(old) != identity(new):
            if name in _PARALLEL and _values_differ(pair):
                continue
            texts = (
                whole(old) if pair.old.says(name) else None,
                whole(new) if pair.new.says(name) else None,
            )
            local = pair.local("extension", "changed", Relation.EQUAL, name, texts)
            yield replace(local, name=name)


def _values_differ(pair: Compared) -> bool:
    old, new = pair.old.values, pair.new.values
    return (old or {}).keys() != (new or {}).keys()
