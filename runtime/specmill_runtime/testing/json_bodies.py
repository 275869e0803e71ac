"""JSON in the bodies of requests, read back."""

import math
from typing import Final, cast

import msgspec

from specmill_runtime.codec import UNREADABLE, reason_of
from specmill_runtime.testing.messages import ContractViolation

_WIDEST: Final = 1 << 63


def _number(text: str) -> float:
    """A number with a fraction, or the whole one that it is: 1.0 is an integer, and kept as one."""
    number = float(text)
    if math.isinf(number):
        raise ValueError("number out of range")
    is_whole = number.is_integer() and abs(number) < _WIDEST
    return int(number) if is_whole else number


_JSON: Final = msgspec.json.Decoder(float_hook=_number)


def read_json(content: bytes) -> object:
    """The value of a body; ContractViolation when it is no JSON."""
    try:
        return cast("object", _JSON.decode(content))
    except UNREADABLE as error:
        reason = reason_of(error, content)
    raise ContractViolation(
        "body-unreadable", f"the body is no JSON: {reason}", pointer="/body"
    )
