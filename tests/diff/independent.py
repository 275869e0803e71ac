"""What others say of a value: openapi-schema-validator, which shares no code with the diff.

It checks formats of integers and some of texts; those of floats, smaller integers and other texts are added.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from typing import Any

import jsonschema_rs
from jsonschema import FormatChecker
from jsonschema.validators import extend
from openapi_schema_validator import (
    OAS30ReadValidator,
    OAS30WriteValidator,
    OAS31Validator,
    oas31_format_checker,
)

from specmill.diff.findings import Flow

Check = Callable[[object], bool]

# What only schemas of OpenAPI 3.0 say, to which this library has another validator.
_OLD_WORDS = re.compile(r'"nullable"|"exclusiveM(ax|in)imum": (true|false)')
_WIDEST_FLOAT = 3.4028234663852886e38
_SIZES = {"int8": (-128, 127), "int16": (-(2**15), 2**15 - 1)} | {
    f"uint{bits}": (0, 2**bits - 1) for bits in (8, 16, 32, 64)
}


def others_accept(
    schema: Any, beside: Mapping[str, Any], value: Any, flow: Flow
) -> bool:
    """Whether a value is valid, sent or received; `beside` holds what references lead to."""
    whole = {"allOf": [schema], **beside}
    is_old = _OLD_WORDS.search(json.dumps(whole)) is not None
    sending, receiving = (
        (OAS30WriteValidator, OAS30ReadValidator) if is_old else (_WRITES, _READS)
    )
    validator = sending if flow is Flow.IN else receiving
    return bool(validator(whole, format_checker=_FORMATS).is_valid(value))


def _with_access(sending: bool) -> Any:
    """The validator of OpenAPI 3.1 that knows of `readOnly` or `writeOnly`, as that of 3.0 does."""
    validators = (OAS30WriteValidator if sending else OAS30ReadValidator).VALIDATORS
    access = "readOnly" if sending else "writeOnly"
    keywords = ("required", access)
    return extend(OAS31Validator, {one: validators[one] for one in keywords})


def _formats() -> FormatChecker:
    checker = FormatChecker(())
    checker.checkers = dict(oas31_format_checker.checkers)
    checker.checks("float")(_is_float)
    for name, (low, high) in _SIZES.items():
        checker.checks(name)(_within(low, high))
    for name in _UNCHECKED - checker.checkers.keys():
        checker.checks(name)(_like(name))
    return checker


def _is_float(value: object) -> bool:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return not is_number or math.fabs(float(str(value))) <= _WIDEST_FLOAT


def _within(low: int, high: int) -> Check:
    def check(value: object) -> bool:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return not is_number or low <= float(str(value)) <= high

    return check


def _like(name: str) -> Check:
    """The check of a format for which Python's library wants others that are not installed."""
    validator = jsonschema_rs.Draft202012Validator(
        {"format": name}, validate_formats=True
    )
    return validator.is_valid


_UNCHECKED = frozenset(
    {
        *("date-time", "time", "duration", "uri", "uri-reference", "iri"),
        *("iri-reference", "uri-template", "hostname", "idn-hostname"),
        *("json-pointer", "relative-json-pointer"),
    }
)
_FORMATS = _formats()
_WRITES, _READS = _with_access(True), _with_access(False)
