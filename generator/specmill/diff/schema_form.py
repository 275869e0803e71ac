"""What all parts of a schema say together, type by type: its form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor, lcm
from typing import Any

import msgspec

from specmill.diff.relation_pattern import text_outside
from specmill.diff.schema_node import Part
from specmill.diff.schema_pattern import NotUnderstoodError
from specmill.diff.schema_values import FRACTION, Number, identity, type_of

NUMBERS = frozenset({"integer", FRACTION})
EVERY_TYPE = frozenset({"null", "boolean", "string", "array", "object"}) | NUMBERS

# A float of 32 bits ends here; one of 64 bits holds every number that readers of JSON keep exact.
_WIDEST_FLOAT = 3.4028234663852886e38
RANGES: dict[str, tuple[Number, Number]] = {
    "int8": (-(2**7), 2**7 - 1),
    "int16": (-(2**15), 2**15 - 1),
    "int32": (-(2**31), 2**31 - 1),
    "uint8": (0, 2**8 - 1),
    "uint16": (0, 2**16 - 1),
    "uint32": (0, 2**32 - 1),
    "uint64": (0, 2**64 - 1),
    "float": (-_WIDEST_FLOAT, _WIDEST_FLOAT),
}
TEXT_FORMATS = frozenset(
    {
        "date-time",
        "date",
        "time",
        "duration",
        "email",
        "idn-email",
        "hostname",
        "idn-hostname",
        "ipv4",
        "ipv6",
        "uri",
        "uri-reference",
        "iri",
        "iri-reference",
        "uri-template",
        "uuid",
        "json-pointer",
        "relative-json-pointer",
        "regex",
    }
)
_SPEAKING = {
    "object": frozenset({"properties", "patternProperties", "additionalProperties"}),
    "array": frozenset({"items", "prefixItems"}),
}
_ABOUT_SCALARS = frozenset(
    {"minimum", "maximum", "multipleOf", "minLength", "maxLength", "format"}
    | {"anyOf", "oneOf", "not", "if"}
)
_ANYTHING = frozenset({"^.*$", "^.*", ".*$"})


class Bound(msgspec.Struct, frozen=True):
    """An end of an interval, with the part and the keyword that set it."""

    value: Number
    exclusive: bool
    part: Part
    keyword: str


class Form(msgspec.Struct, frozen=True, eq=False):
    """All facets of a node that no alternative decides. None means that nothing is said."""

    parts: tuple[Part, ...]
    types: frozenset[str]
    values: Mapping[str, Any] | None
    lower: Bound | None
    upper: Bound | None
    step: Fraction | None
    patterns: frozenset[str]
    formats: frozenset[str]

    def says(self, keyword: str) -> list[Part]:
        """The parts that use a keyword."""
        return [one for one in self.parts if keyword in one.mapping]

    def most(self, keyword: str) -> int:
        """The strictest of all least counts."""
        return max((int(one.schema[keyword]) for one in self.says(keyword)), default=0)

    def least(self, keyword: str) -> int | None:
        """The strictest of all greatest counts."""
        counts = [int(one.schema[keyword]) for one in self.says(keyword)]
        return min(counts, default=None)

    def any_true(self, keyword: str) -> bool:
        """Whether any part sets a flag."""
        return any(one.schema[keyword] is True for one in self.says(keyword))


def only_kind(form: Form) -> str | None:
    """The one kind of values, objects or arrays, that a form without a type speaks of."""
    if form.types != EVERY_TYPE or form.values is not None or form.patterns:
        return None
    said = {one for part in form.parts for one in part.mapping}
    kinds = [kind for kind, words in _SPEAKING.items() if said & words]
    is_single = len(kinds) == 1 and said.isdisjoint(_ABOUT_SCALARS)
    return kinds[0] if is_single else None


def form_of(parts: Iterable[Part], only: frozenset[str] | None = None) -> Form:
    """Merge the flat parts of a node."""
    listed = tuple(parts)
    mappings = [one for one in listed if isinstance(one.schema, dict)]
    types = EVERY_TYPE if only is None else only
    if any(one.is_never for one in listed):
        types = frozenset[str]()
    for part in mappings:
        types &= _types(part.schema)
    values = _values(mappings)
    if values is not None:
        types &= frozenset(type_of(one) for one in values.values())
    integral = FRACTION not in types
    return Form(
        parts=listed,
        types=types,
        values=values,
        lower=_bound(mappings, "minimum", "exclusiveMinimum", integral),
        upper=_bound(mappings, "maximum", "exclusiveMaximum", integral),
        step=_step(mappings, integral),
        patterns=frozenset(
            one for one in _texts(mappings, "pattern") if not _finds_all(one)
        ),
        formats=frozenset(_texts(mappings, "format")),
    )


def _types(schema: Mapping[str, Any]) -> frozenset[str]:
    written = schema.get("type")
    if written is None:
        return EVERY_TYPE
    names = {written} if isinstance(written, str) else set(written)
    if schema.get("nullable") is True:
        names.add("null")
    if "number" in names:
        names |= NUMBERS
    return EVERY_TYPE & names


def _values(parts: list[Part]) -> Mapping[str, Any] | None:
    found: dict[str, Any] | None = None
    for part in parts:
        for listed in _lists(part.schema):
            named = {identity(value): value for value in listed}
            kept = named if found is None else found
            found = {key: one for key, one in kept.items() if key in named}
    return found


def _lists(schema: Mapping[str, Any]) -> Iterable[list[Any]]:
    if "const" in schema:
        yield [schema["const"]]
    if "enum" in schema:
        yield schema["enum"]


def _texts(parts: list[Part], keyword: str) -> Iterable[str]:
    return (one.schema[keyword] for one in parts if keyword in one.schema)


@lru_cache(maxsize=1024)
def _finds_all(pattern: str) -> bool:
    """Whether an expression is found in every text; `.` may as well be any character."""
    try:
        return pattern in _ANYTHING or text_outside("", pattern) is None
    except NotUnderstoodError:
        return False


def _bound(
    parts: list[Part], keyword: str, exclusive: str, integral: bool
) -> Bound | None:
    """The strictest bound at one end; for integers the last one inside."""
    sign = 1 if keyword == "minimum" else -1
    found: Bound | None = None
    for part in parts:
        for name in (keyword, exclusive):
            value = part.schema.get(name)
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                continue
            bound = Bound(value, name == exclusive, part, name)
            bound = _inside(bound, sign) if integral else bound
            if found is None or is_stricter(bound, found, sign):
                found = bound
    return found


def _inside(bound: Bound, sign: int) -> Bound:
    nearest = ceil(bound.value) if sign > 0 else floor(bound.value)
    if bound.exclusive and nearest == bound.value:
        nearest += sign
    return Bound(nearest, False, bound.part, bound.keyword)


def is_stricter(bound: Bound, other: Bound, sign: int) -> bool:
    """Whether a bound leaves less room than another: a lower one with 1, an upper one with -1."""
    if bound.value == other.value:
        return bound.exclusive and not other.exclusive
    return bool((bound.value - other.value) * sign > 0)


def _step(parts: list[Part], integral: bool) -> Fraction | None:
    """The number that all numbers are multiples of."""
    found: Fraction | None = None
    for part in parts:
        if "multipleOf" not in part.schema:
            continue
        step = Fraction(str(part.schema["multipleOf"]))
        found = step if found is None else _common(found, step)
    if found is not None and integral:
        found = Fraction(found.numerator)
    return None if found == 1 and integral else found


def _common(first: Fraction, second: Fraction) -> Fraction:
    bottom = lcm(first.denominator, second.denominator)
    tops = (int(first * bottom), int(second * bottom))
    return Fraction(lcm(*tops), bottom)
