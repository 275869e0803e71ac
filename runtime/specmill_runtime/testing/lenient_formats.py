"""Formats as the most generous reader takes them: texts that a server may accept are not refused.

Each admits what its standard does, and what standards and tools beside it write: addresses in any
script (RFC 6531, RFC 3987), durations with fractions and signs (ISO 8601-2), times without offset.
"""

import re
import warnings
from collections.abc import Callable, Mapping
from functools import cache
from ipaddress import IPv6Address
from typing import Any, Final

import jsonschema_rs

Reads = Callable[[str], bool]

_SIGNS: Final = r"(?:[^\s\x00-\x1f\x7f<>\"{}|\\^`%]|%[0-9A-Fa-f]{2})*"
_HOST: Final = r"(?!-)[\w-]{1,63}(?<!-)"
_DAY: Final = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_CLOCK: Final = r"(?:[01]\d|2[0-3]):[0-5]\d"
_SECONDS: Final = r"(?:[0-5]\d|60)(?:[.,]\d+)?"
_OFFSET: Final = r"(?:[Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d)"
_COUNT: Final = r"(?:\d+(?:[.,]\d+)?{})?"


def _counts(units: str) -> str:
    return "".join(_COUNT.format(unit) for unit in units)


def _like(expression: str) -> Reads:
    pattern = re.compile(expression)
    return lambda text: pattern.fullmatch(text) is not None


def _is_scoped(text: str) -> bool:
    """Whether a text is an address of IPv6, which may name its zone (RFC 4007 §11)."""
    try:
        IPv6Address(text)
    except ValueError:
        return False
    return True


def _is_expression(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            re.compile(text)
    except (re.error, ValueError, OverflowError, RecursionError):
        return False
    return True


_ADDRESS: Final = _like(
    r"(?:[^\s\x00-\x1f\x7f]+|\"[^\x00-\x1f\x7f]*\")@[^\s@\x00-\x1f\x7f]+"
)
_NAME: Final = _like(rf"(?=.{{1,254}}\Z){_HOST}(?:\.{_HOST})*\.?")
_ABSOLUTE: Final = _like(rf"[A-Za-z][A-Za-z0-9+.-]*:{_SIGNS}")
_REFERENCE: Final = _like(_SIGNS)
_GENEROUS: Final[dict[str, Reads]] = {
    "email": _ADDRESS,
    "idn-email": _ADDRESS,
    "hostname": _NAME,
    "idn-hostname": _NAME,
    "uri": _ABSOLUTE,
    "iri": _ABSOLUTE,
    "uri-reference": _REFERENCE,
    "iri-reference": _REFERENCE,
    "date-time": _like(rf"{_DAY}[Tt ]{_CLOCK}:{_SECONDS}{_OFFSET}"),
    "time": _like(rf"{_CLOCK}(?::{_SECONDS})?{_OFFSET}?"),
    "duration": _like(rf"[+-]?P(?=[T\d]){_counts('YMWD')}(?:T(?=\d){_counts('HMS')})?"),
    "ipv6": _is_scoped,
    "regex": _is_expression,
}


@cache
def _standard(name: str) -> Any:
    schema = {"format": name}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True).is_valid


def _either(name: str, generous: Reads) -> Reads:
    return lambda text: generous(text) or bool(_standard(name)(text))


LENIENT: Final[Mapping[str, Reads]] = {
    name: _either(name, generous) for name, generous in _GENEROUS.items()
}
"""Whether a text may be of a format, by its name."""
