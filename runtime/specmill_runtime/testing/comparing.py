"""Whether two values mean the same on the wire: times may be written in more than one way."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

_TIMES: Final[tuple[Any, ...]] = (datetime, timedelta)


def same(wanted: Any, found: Any) -> bool:
    """Equality, where times in another notation and the bytes of a text count as equal."""
    if isinstance(found, bytes):
        found = found.decode("latin-1")
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        return wanted.keys() == found.keys() and all(
            same(value, found[key]) for key, value in wanted.items()
        )
    if isinstance(wanted, str) and isinstance(found, str):
        return wanted == found or any(_is_same(wanted, found, one) for one in _TIMES)
    if isinstance(wanted, Sequence) and isinstance(found, Sequence):
        pairs = zip(wanted, found, strict=False)
        return len(wanted) == len(found) and all(same(*pair) for pair in pairs)
    return bool(wanted == found) and isinstance(wanted, bool) is isinstance(found, bool)


def _is_same(wanted: str, found: str, kind: Any) -> bool:
    try:
        return bool(msgspec.convert(wanted, kind) == msgspec.convert(found, kind))
    except msgspec.ValidationError:
        return False
