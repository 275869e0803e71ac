"""What a JSONPath query (RFC 9535) consists of: segments, selectors and tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from specmill.source.node import JsonValue


@dataclass(frozen=True, slots=True)
class Name:
    """The member of a mapping."""

    name: str


@dataclass(frozen=True, slots=True)
class Index:
    """The element of a sequence, counted from its end when negative."""

    index: int


@dataclass(frozen=True, slots=True)
class Slice:
    """Elements of a sequence, as in Python."""

    start: int | None
    stop: int | None
    by: int | None


@dataclass(frozen=True, slots=True)
class All:
    """Every member or element."""


@dataclass(frozen=True, slots=True)
class Filter:
    """The members or elements for which a test holds."""

    test: Test


Selector: TypeAlias = "Name | Index | Slice | All | Filter"


@dataclass(frozen=True, slots=True)
class Here:
    """A segment that looks into what was selected so far."""

    selectors: tuple[Selector, ...]


@dataclass(frozen=True, slots=True)
class Anywhere:
    """A segment that also looks into everything below."""

    selectors: tuple[Selector, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Segments from the root, or from what is tested when `relative`; with `length` its size."""

    relative: bool
    segments: tuple[Here | Anywhere, ...]
    length: bool = False


@dataclass(frozen=True, slots=True)
class Literal:
    """A value that is written in a filter."""

    value: JsonValue


Operand: TypeAlias = "Query | Literal"


@dataclass(frozen=True, slots=True)
class Present:
    """True when a query selects anything."""

    query: Query


@dataclass(frozen=True, slots=True)
class Comparison:
    """True for two values in the right order."""

    left: Operand
    operator: str
    right: Operand


@dataclass(frozen=True, slots=True)
class Negated:
    """True when a test is not."""

    test: Test


@dataclass(frozen=True, slots=True)
class Connected:
    """Tests joined by `&&` or `||`."""

    operator: str
    tests: tuple[Test, ...]


Test: TypeAlias = "Present | Comparison | Negated | Connected"
