"""Numbers within the bounds of a schema."""

import math
from typing import Any

from specmill_runtime.testing.chance import Chance


def number(schema: dict[str, Any], chance: Chance, *, is_integer: bool) -> float:
    """A number that a schema admits, small where nothing else is said."""
    least, most = _bounds(schema, is_integer)
    width = schema.get("multipleOf") or (1 if is_integer else 0.5)
    if is_integer:
        width = _whole(width)
    if least is None:
        least = 1 if most is None else most - 999 * width
        least = min(least, most) if most is not None else least
    if most is None:
        most = least + 999 * width
    first, last = math.ceil(least / width), math.floor(most / width)
    if last < first:
        return int(least) if is_integer else (least + most) / 2
    found = (first + chance.below(last - first + 1)) * width
    if is_integer:
        return int(found)
    # 3 * 0.1 is no multiple of 0.1.
    return float(round(found, 10)) if abs(found) < 1e6 else float(found)


def _whole(width: float) -> int:
    """The smallest whole multiple of a step."""
    for factor in range(1, 1000):
        if float(width * factor).is_integer():
            return int(width * factor)
    return 1


def _bounds(
    schema: dict[str, Any], is_integer: bool
) -> tuple[float | None, float | None]:
    nudge = 1 if is_integer else 1e-6
    least, most = schema.get("minimum"), schema.get("maximum")
    above, below = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
    if above is not None:
        inner = math.floor(above) + 1 if is_integer else above + nudge
        least = inner if least is None else max(least, inner)
    if below is not None:
        inner = math.ceil(below) - 1 if is_integer else below - nudge
        most = inner if most is None else min(most, inner)
    if is_integer:
        least = None if least is None else math.ceil(least)
        most = None if most is None else math.floor(most)
        if least is None and most is None and schema.get("format") == "int8":
            return 1, 127
    return least, most
