"""Lengths of texts compared, as far as the patterns beside them leave any choice."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from specmill.diff.findings import Relation
from specmill.diff.relation_pattern import text_outside
from specmill.diff.schema_local import Compared, Local
from specmill.diff.schema_pattern import NotUnderstoodError
from specmill.diff.schema_scalars import compare_counts


def compare_lengths(pair: Compared) -> Iterator[Local]:
    """The least and the greatest length; one that a pattern on both sides asks for is no change."""
    shared = pair.old.patterns & pair.new.patterns
    rules = ("min-length", "max-length")
    for local in compare_counts(pair, "minLength", "maxLength", rules):
        counts = [int(one) for one in (local.before, local.after) if one is not None]
        span = f"{max(counts)}," if local.rule == "min-length" else f"0,{min(counts)}"
        if any(_asks_for(one, span) for one in shared):
            yield replace(local, relation=Relation.EQUAL)
        else:
            yield local


def _asks_for(pattern: str, span: str) -> bool:
    """Whether an expression is found only in texts with so many characters."""
    try:
        return text_outside(pattern, f"^[^]{{{span}}}$") is None
    except NotUnderstoodError:
        return False
