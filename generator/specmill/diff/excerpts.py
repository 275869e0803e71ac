"""Long values in a sentence: cut, and where two differ, cut around the difference."""

from __future__ import annotations

_LONGEST = 160
_SIDE = 80
_BEFORE = 24


def clipped(text: str | None) -> str | None:
    """A text short enough for a sentence."""
    if text is None or len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST - 1]}…"


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Both texts, each as far as the difference can be seen."""
    if max(len(before), len(after)) <= _SIDE:
        return before, after
    same = next(
        (
            number
            for number, (old, new) in enumerate(zip(before, after, strict=False))
            if old != new
        ),
        min(len(before), len(after)),
    )
    start = 0
    if same > _BEFORE + 1:
        start = before.rfind(" ", 0, same - _BEFORE) + 1 or same - _BEFORE
        start = max(start, same - 2 * _BEFORE)
    return _excerpt(before, start), _excerpt(after, start)


def _excerpt(text: str, start: int) -> str:
    shown = text[start : start + _SIDE]
    head = "…" if start else ""
    tail = "…" if start + _SIDE < len(text) else ""
    return f"{head}{shown}{tail}"
