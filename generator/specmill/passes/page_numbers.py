"""Which number the first page of a list has, as far as its parameter tells."""

from __future__ import annotations

import re

import msgspec

from specmill.model.operations import Parameter
from specmill.model.types import Primitive, Types
from specmill.passes.page_shapes import unwrapped

_FIRST = re.compile(
    r"\bdefault(?:s|ed)?(?: value)?(?: is| to)?[\s:=`'\"(]*(?P<default>\d+)\b"
    r"|\bstart(?:s|ing)?(?: at| from| with)?[\s:=`'\"(]*(?P<start>\d+)\b"
    r"|\b(?P<base>zero|one|[01])[- ](?:based|indexed)\b",
    re.IGNORECASE,
)
"""How the text of a parameter says which number the first page has."""

_NUMBERS = {"0": 0, "zero": 0, "1": 1, "one": 1}


def first_page(number: Parameter, limit: str, types: Types) -> int | None:
    """The number of the first page; None when nothing says whether it is 0 or 1."""
    default = msgspec.json.decode(number.default or b"null")
    if default is not None:
        return int(default) if default in (0, 1) else None
    found = unwrapped(number.type, types)
    bounds = found.constraints if isinstance(found, Primitive) else None
    if bounds is not None and (bounds.minimum == 1 or bounds.exclusive_minimum == 0):
        return 1
    said = _FIRST.finditer(number.notes.description or "")
    numbers = {_NUMBERS.get(one[one.lastgroup or 0].lower()) for one in said}
    if numbers:
        return numbers.pop() if len(numbers) == 1 else None
    # Everyone who writes these two counts from 1: Rails, Laravel, GitHub.
    usual = number.wire_name == "page" and limit == "per_page"
    return 1 if usual and (bounds is None or bounds.minimum is None) else None
