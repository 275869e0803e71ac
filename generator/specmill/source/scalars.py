"""Plain YAML scalars by the core schema of YAML 1.2.2 (section 10.3)."""

from __future__ import annotations

import math
import re

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
# YAML 1.1 reads 017 as 15 and YAML 1.2 as 17: no number is safe, so such integers stay text.
_NUMBER = re.compile(
    r"(?P<int>[-+]?(?:0|[1-9][0-9]*))|0o(?P<octal>[0-7]+)|0x(?P<hex>[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<special>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+")
_FIRST = frozenset("-+.0123456789~nNtTfF")


def resolve_plain(text: str) -> str | int | float | bool | None:
    """The value of a plain scalar.

    `no`, `on`, `12:30`, `1_000`, `017` and `2024-01-01` are text. ValueError for what JSON has no
    value for: infinities, NaN, floats out of range, and integers longer than Python converts.
    """
    if text and text[0] not in _FIRST:
        return text
    if text in _WORDS:
        return _WORDS[text]
    match = _NUMBER.fullmatch(text)
    if match is None or _LEADING_ZERO.fullmatch(text):
        return text
    digits = match[match.lastgroup or 0]
    match match.lastgroup:
        case "int":
            return int(digits)
        case "octal":
            return int(digits, 8)
        case "hex":
            return int(digits, 16)
        case "float":
            number = float(digits)
            if math.isinf(number):
                raise ValueError(f"{text} is out of range")
            return number
        case _:
            raise ValueError(f"{text} has no equivalent in JSON")
