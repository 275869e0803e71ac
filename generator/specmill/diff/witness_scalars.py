"""Numbers and texts at the limits of a schema and just beyond, and values that are told apart from others."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import Any

from specmill.diff.schema_children import is_found
from specmill.diff.schema_form import RANGES, Form
from specmill.diff.schema_values import FRACTION, as_mapping, type_of
from specmill.diff.witness_texts import text_in

_LONGEST = 100_000
_HALF = Fraction(1, 2)

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

# What formats begin and end with, and may have any number of in between.
_HOST = f"{'a' * 60}."
_STRETCHED = {
    "date-time": ("2000-01-01T00:00:00.", "0", "Z"),
    "time": ("00:00:00.", "0", "Z"),
    "duration": ("P", "1", "D"),
    "email": ("a@", _HOST, ".co"),
    "idn-email": ("a@", _HOST, ".co"),
    "hostname": ("", _HOST, ""),
    "idn-hostname": ("", _HOST, ""),
    "uri": ("a:", "a", ""),
    "iri": ("a:", "a", ""),
    "json-pointer": ("/", "a", ""),
    "relative-json-pointer": ("0/", "a", ""),
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
    """Numbers at the limits of a form and just beyond, those that fit first."""
    tried = (*_limits(form), *_usual(form), *_ranges(form))
    yield from sorted(tried, key=lambda one: not _is_number_of(form, one))


def _limits(form: Form) -> Iterator[int | float]:
    low = None if form.lower is None else Fraction(form.lower.value)
    high = None if form.upper is None else Fraction(form.upper.value)
    for start, sign in ((low, 1), (high, -1)):
        if start is None:
            continue
        step = Fraction(1) if form.step is None else form.step
        nearest = start if form.step is None else _multiple(start, step, sign)
        yield from map(_plain, (nearest, nearest + step, nearest - step))
        yield from map(_plain, (start, start + 1, start - 1))
        if FRACTION in form.types:
            yield from map(_plain, (start + _HALF, start - _HALF))
    if low is not None and high is not None and FRACTION in form.types:
        yield _plain((low + high) / 2)


def _usual(form: Form) -> Iterator[int | float]:
    unit = _plain(Fraction(1) if form.step is None else form.step)
    yield from (0, unit, -unit, 1, 2 * unit)
    if FRACTION in form.types:
        yield from (0.5, 0.25, unit / 2)


def _ranges(form: Form) -> Iterator[int | float]:
    for name in form.formats & RANGES.keys():
        low, high = RANGES[name]
        yield from (low, high)
        if name == "float":
            yield from (1e39, -1e39)
        else:
            yield from (low - 1, high + 1)


def _multiple(start: Fraction, step: Fraction, sign: int) -> Fraction:
    """The multiple nearest to a bound on its inside."""
    return (ceil if sign > 0 else floor)(start / step) * step


def _plain(number: Fraction) -> int | float:
    return number.numerator if number.denominator == 1 else float(number)


def _is_number_of(form: Form, number: int | float) -> bool:
    """Whether a number keeps to types, bounds and step."""
    if type_of(number) not in form.types:
        return False
    for bound, sign in ((form.lower, 1), (form.upper, -1)):
        beyond = 0 if bound is None else (bound.value - number) * sign
        if beyond > 0 or (bound is not None and bound.exclusive and beyond == 0):
            return False
    return form.step is None or Fraction(str(number)) % form.step == 0


def texts(form: Form) -> Iterator[str]:
    """Texts at the limits of a form and just beyond, those that fit first."""
    yield from sorted(_texts(form), key=lambda one: not _is_text_of(form, one))


def _texts(form: Form) -> Iterator[str]:
    least = form.most("minLength")
    counts = {least}
    for limit in (least, form.least("maxLength")):
        if limit:
            counts |= {limit - 1, limit, limit + 1}
    lengths = sorted(counts, key=lambda one: (one < least, one))
    for name in sorted(form.formats):
        if name in _FORMATTED:
            yield _FORMATTED[name]
            yield from _FAR.get(name, ())
            yield from (_stretched(name, one) for one in lengths if one < _LONGEST)
    if form.patterns:
        yield text_in(form.patterns, min(least, 500)) or ""
    for length in lengths:
        if 0 <= length < _LONGEST:
            yield "a" * length
            if form.patterns:
                yield text_in(form.patterns, length) or ""
    yield from ("", "a", "0", "A", "-")


def _stretched(name: str, length: int) -> str:
    """A text of a format with so many characters, where there is one."""
    head, filling, tail = _STRETCHED.get(name, ("", "", _FORMATTED[name]))
    count = length - len(head) - len(tail)
    if not filling or count < 1:
        return _FORMATTED[name]
    filled = (filling * (count // len(filling) + 1))[:count]
    return f"{head}{filled.removesuffix('.')}{'a' * filled.endswith('.')}{tail}"


def _is_text_of(form: Form, text: str) -> bool:
    """Whether a text keeps to lengths and patterns."""
    most = form.least("maxLength")
    if len(text) < form.most("minLength") or (most is not None and len(text) > most):
        return False
    return all(is_found(one, text) for one in form.patterns)
