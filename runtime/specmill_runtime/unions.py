"""Choice among the variants of a union that has no discriminator."""

from collections.abc import Callable
from typing import Any, cast

import msgspec

from specmill_runtime.records import record_of

DecHook = Callable[[type, object], object]


def closest_match(
    raw: object, variants: tuple[object, ...], dec_hook: DecHook
) -> object:
    """`raw` as the variant that accepts it and explains most of it; `raw` itself if none does.

    Of records the one that declares most of the properties present wins, then the one that
    demands more of them; the earlier variant wins a tie.
    """
    best: object = raw
    best_score = (-1, -1)
    for variant in variants:
        try:
            value = cast(
                "object", msgspec.convert(raw, cast("Any", variant), dec_hook=dec_hook)
            )
        except msgspec.ValidationError:
            continue
        score = _score(raw, value)
        if score > best_score:
            best, best_score = value, score
    return best


def _score(raw: object, value: object) -> tuple[int, int]:
    """Number of properties that the class of `value` declares, and how many of them it demands."""
    if not isinstance(value, msgspec.Struct) or not isinstance(raw, dict):
        return (0, 0)
    record = record_of(type(value))
    present = cast("dict[str, object]", raw)
    declared = sum(
        name in record.by_wire or name == record.tag_field for name in present
    )
    return (declared, sum(name in record.demanded for name in present))
