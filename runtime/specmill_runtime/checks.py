"""Shallow checks of arguments before anything is sent."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, TypeAlias, cast

import msgspec

from specmill_runtime.arguments import Argument
from specmill_runtime.variants import UnknownVariant
from specmill_runtime.walks import is_array

Check: TypeAlias = Callable[[object], bool]

_NO_COOKIE: Final = r"[^\x21\x23-\x2B\x2D-\x3A\x3C-\x5B\x5D-\x7E]"


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def is_finite(value: float | Decimal) -> bool:
    """Whether a number is neither infinite nor NaN, however large; a float may be too small for it."""
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) or math.isfinite(value)


def header_complaint(text: str) -> str | None:
    """Why no header can carry a text (RFC 9110 §5.5): visible ASCII, space and tab; None when one can."""
    if not text.isascii() or not text.replace("\t", " ").isprintable():
        return "a header holds printable ASCII only, no line break"
    if text != text.strip():
        return "a header neither begins nor ends with white space"
    return None


def cookie_complaint(text: str) -> str | None:
    """Why no cookie can hold a text (RFC 6265 §4.1.1); None when one can."""
    if re.search(_NO_COOKIE, text):
        return "a cookie has no white space, comma, semicolon, quote or backslash"
    return None


def _is_float(value: object) -> bool:
    return _is_int(value) or (isinstance(value, float) and math.isfinite(value))


def _is_decimal(value: object) -> bool:
    return _is_int(value) or (isinstance(value, Decimal) and value.is_finite())


def _is_date(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_bytes(value: object) -> bool:
    return isinstance(value, (bytes, bytearray, memoryview))


def _is_dict(value: object) -> bool:
    return isinstance(value, (Mapping, msgspec.Struct, UnknownVariant))


_CHECKS: Final[dict[type[Any], Check]] = {
    int: _is_int,
    float: _is_float,
    Decimal: _is_decimal,
    date: _is_date,
    bytes: _is_bytes,
    list: is_array,
    dict: _is_dict,
}
_WORDS: Final[dict[type[Any], str]] = {
    int: "an int",
    float: "a finite number",
    Decimal: "a finite Decimal or int",
    date: "a date without time",
    list: "a list or another sequence or set",
    dict: "a mapping or a model",
}


def check_of(kind: type) -> Check:
    """Whether a value may be sent where `kind` is described; a bool is neither int nor float.

    A kind that is no class of its values, such as File, says by `accepts` what it takes.
    """
    known: Check | None = _CHECKS.get(kind) or getattr(kind, "accepts", None)
    return known or (lambda value: isinstance(value, kind))


def complaint_of(argument: Argument) -> Callable[[object], str | None]:
    """The function that says what is wrong with a value of `argument`; None when nothing is.

    The text holds the type of the value, never the value.
    """
    kind, item = argument.kind, argument.item
    if kind is None:
        return lambda value: None
    fits = check_of(kind)
    item_fits = None if item is None else check_of(item)

    def complain(value: object) -> str | None:
        if not fits(value):
            return f"must be {_word(kind)}, not {type(value).__name__}"
        if item_fits is not None:
            for index, one in enumerate(cast("Sequence[object]", value)):
                if not item_fits(one):
                    wanted = _word(cast("type", item))
                    return f"must hold {wanted} at [{index}], not {type(one).__name__}"
        return None

    return complain


def _word(kind: type) -> str:
    return _WORDS.get(kind) or str(getattr(kind, "wanted", kind.__name__))
