"""Models of `counts`."""

from __future__ import annotations

from typing import Any, Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import known, Model, UNSET

__all__ = [
    "Count",
    "CountByKind",
    "Counts",
]


class Count(
    Model,
    kw_only=True,
    rename={
        "by_day": "byDay",
        "by_kind": "byKind",
        "anything": "anything",
        "whatever": "whatever",
    },
):
    """Count."""

    by_day: dict[str, list[int]] | None = None
    by_kind: dict[str, CountByKind] | None = None
    anything: dict[str, Any] | None = None
    whatever: Any = UNSET


Counts: TypeAlias = dict[str, int]


if TYPE_CHECKING:
    CountByKind: TypeAlias = Literal["a", "b"] | str
else:
    CountByKind = known("a", "b")
