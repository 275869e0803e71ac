"""Where two JSON values part, and what kind of difference that is."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from specmill_runtime.codec import step

_TOO_FINE = re.compile(r":\d\d\.\d{7,}")


def difference(sent: Any, found: Any, pointer: str = "") -> tuple[str, str] | None:
    """The first difference of what was sent and what came back: its kind and where it is."""
    if isinstance(sent, dict) and isinstance(found, dict):
        for name in sent:
            if name not in found:
                return "member lost", f"{pointer}{step(name)}"
            inner = difference(sent[name], found[name], f"{pointer}{step(name)}")
            if inner is not None:
                return inner
        added = found.keys() - sent.keys()
        return ("member added", f"{pointer}/{min(added)}") if added else None
    if isinstance(sent, list) and isinstance(found, list) and len(sent) == len(found):
        pairs = enumerate(zip(sent, found, strict=True))
        each = (difference(*pair, f"{pointer}/{index}") for index, pair in pairs)
        return next((one for one in each if one is not None), None)
    if _same(sent, found):
        return None
    kind = "other value"
    if isinstance(sent, str) and isinstance(found, str):
        kind = _text_difference(sent, found)
    return kind, f"{pointer}: {sent!r} came back as {found!r}"


def _same(one: Any, other: Any) -> bool:
    # True equals 1 in Python, but not in JSON.
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _text_difference(sent: str, found: str) -> str:
    if _TOO_FINE.search(sent):
        return "moment finer than microseconds"
    try:
        if datetime.fromisoformat(sent) == datetime.fromisoformat(found):
            return "same moment in other words"
    except (ValueError, TypeError):
        pass
    return "same text in other case" if sent.lower() == found.lower() else "other text"
