"""Models shared by several groups of operations."""

from __future__ import annotations

import builtins as _builtins
import datetime as _datetime
from typing import Any, Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import known, Model, UNSET

__all__ = [
    "Event",
    "EventLiteral",
]


class Event(
    Model,
    kw_only=True,
    rename={
        "date": "date",
        "str": "str",
        "int": "int",
        "next": "next",
        "count": "count",
        "title": "title",
        "list": "list",
        "dict": "dict",
        "more": "more",
        "any": "Any",
        "literal": "Literal",
        "model": "Model",
        "property": "property",
    },
):
    """Event."""

    date: _datetime.date
    str: _builtins.str
    int: _builtins.int | None = None
    next: _datetime.date | None = None
    count: _builtins.int | None = None
    title: _builtins.str | None = None
    list: _builtins.list[_builtins.str] | None = None
    dict: _builtins.dict[_builtins.str, _builtins.str] | None = None
    more: _builtins.list[_builtins.dict[_builtins.str, Any]] | None = None
    any: Any = UNSET
    literal: EventLiteral | None = None
    model: _builtins.str | None = None
    property: _builtins.str | None = None


if TYPE_CHECKING:
    EventLiteral: TypeAlias = Literal["x"] | str
else:
    EventLiteral = known("x")
