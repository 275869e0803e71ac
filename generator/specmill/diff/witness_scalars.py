"""Numbers and texts at the limits of a schema and just beyond, and values that are told apart from others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specmill.diff.schema_form import RANGES, Form
from specmill.diff.schema_values import FRACTION, as_mapping
from specmill.diff.witness_texts import text_in

_LONGEST = 100_000

_FORMATTED = {
    "date-time": "2000-01-01T00:00:00Z",
    "date": "2000-01-01",
    "time": "00:00:00Z",
    "duration": "P1D",
    "email": "a@b.co",
    "idn-email": "a@b.co",
    "hostname": "a",
    "idn-hostname": "a",
    "ipv4": "0.0.0.0",
    "ipv6": "::",
    "uri": "a:b",
    "uri-reference": "a",
    "iri": "a:b",
    "iri-reference": "a",
    "uri-template": "a",
    "uuid": "00000000-0000-0000-0000-000000000000",
    "json-pointer": "/a",
    "relative-json-pointer": "0",
    "regex": "a",
}

# Texts that the wider one of two formats allows, or none does.
_FAR = {
    "idn-email": ("ä@b.co",),
    "idn-hostname": ("ä",),
    "iri": ("a:ä",),
    "iri-reference": ("ä",),
    "regex": ("(",),
    "uri-template": ("{",),
}


def vary(value: object, index: int) -> Any:
    """A value like another, to tell the items of an array apart."""
    match value:
        case bool() | None:
            return (False, True, None)[index % 3]
        case int() | float():
            return value + index
        case str():
            return value + "abcdefghijklmnopqrstuvwxyz"[index % 26] * (index // 26 + 1)
        case dict():
            known = as_mapping(value)
            name = next(iter(known), "a")
            return {**known, name: vary(known.get(name, 0), index)}
        case _:
            return value


def numbers(form: Form) -> Iterator[int | float]:
    """Numbers at the limits of a form and just beyond, one that fits first."""
    step = form.step
    unit: int | float = 1
    if step is not None:
        unit = step.numerator if step.denominator == 1 else float(step)
    low = None if form.lower is None else form.lower.value
    high = None if form.upper is None else form.upper.value
    for start in (low, high):
        if start is None:
            continue
        base = start if step is None else _multiple(start, unit)
        yield from (base, base + unit, base - unit, start, start + 1, start - 1)
        if FRACTION in form.types:
            yield from (start + 0.5, start - 0.5)
    yield from (0, unit, -unit, 1, 2 * unit)
    if FRACTION in form.types:
        yield from (0.5, 0.25, unit / 2)
    for name in form.formats & RANGES.keys():
        low, high = RANGES[name]
        yield from (low, high)
        if name == "float":
            yield from (1e39, -1e39)
        else:
            yield from (low - 1, high + 1)


def _multiple(start: int | float, unit: int | float) -> int | float:
    return -(-start // unit) * unit


def texts(form: Form) -> Iterator[str]:
    """Texts at the limits of a form and just beyond, one that fits first."""
    least = form.most("minLength")
    if form.patterns:
        yield text_in(form.patterns, min(least, 500)) or ""
    for name in sorted(form.formats):
        if name in _FORMATTED:
            yield _FORMATTED[name]
            yield from _FAR.get(name, ())
    counts = {least}
    for limit in (least, form.least("maxLength")):
        if limit:
            counts |= {limit - 1, limit, limit + 1}
    for length in sorted(counts, key=lambda one: (one < least, one)):
        if 0 <= length < _LONGEST:
            yield "a" * length
            if form.patterns:
                yield text_in(form.patterns, length) or ""
    yield from ("", "a", "0", "A", "-")
