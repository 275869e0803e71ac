"""Whether two values mean the same on the wire: times and UUIDs may be written in more than one way."""

from datetime import datetime, timedelta
from typing import Any, Final, cast
from uuid import UUID

import msgspec

from specmill_runtime.testing.pointing import (
    fields_of,
    is_array,
    is_object,
    items_of,
)

_FORMS: Final[tuple[Any, ...]] = (datetime, timedelta, UUID)


def same(wanted: Any, found: Any) -> bool:
    """Equality, where times and UUIDs in another notation and the bytes of a text count as equal."""
    if isinstance(found, bytes):
        found = found.decode("latin-1")
    if isinstance(wanted, str) and isinstance(found, str):
        return wanted == found or any(_is_same(wanted, found, one) for one in _FORMS)
    if is_object(wanted) and is_object(found):
        return wanted.keys() == found.keys() and all(
            same(value, found[key]) for key, value in wanted.items()
        )
    if isinstance(wanted, list) and isinstance(found, list):
        wanted = items_of(cast("object", wanted))
        found = items_of(cast("object", found))
        pairs = zip(wanted, found, strict=False)
        return len(wanted) == len(found) and all(same(*pair) for pair in pairs)
    return bool(wanted == found) and isinstance(wanted, bool) is isinstance(found, bool)


def without_empty(value: object) -> object:
    """The value without arrays and objects that hold nothing, of which no style writes anything (RFC 6570 §2.3)."""
    if is_object(value):
        members = {key: without_empty(one) for key, one in fields_of(value).items()}
        return {key: one for key, one in members.items() if one not in ([], {})}
    if is_array(value):
        items = map(without_empty, items_of(value))
        return [one for one in items if one not in ([], {})]
    return value


def _is_same(wanted: str, found: str, kind: object) -> bool:
    try:
        return bool(msgspec.convert(wanted, kind) == msgspec.convert(found, kind))
    except msgspec.ValidationError:
        return False
