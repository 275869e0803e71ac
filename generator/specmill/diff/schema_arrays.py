"""Arrays compared: their items one by one, then what holds for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.diff.relation_law import contrast
from specmill.diff.schema_children import Children, is_anything, is_never
from specmill.diff.schema_edges import Edge, Found, Kind, Step
from specmill.diff.schema_local import Compared, Local
from specmill.diff.schema_node import Side
from specmill.diff.schema_scalars import compare_counts


def compare_arrays(sides: tuple[Side, Side], pair: Compared) -> Iterator[Found]:
    """Everything that differs, and the pairs of items to look at."""
    old = Children(sides[0], pair.old, pair.old_anchor)
    new = Children(sides[1], pair.new, pair.new_anchor)
    prefix = max(old.prefix, new.prefix)
    for index in range(prefix):
        before, after = old.item(index), new.item(index)
        was, is_now = is_never(sides[0], before), is_never(sides[1], after)
        if before.parts or after.parts:
            if was == is_now:
                yield Edge(Step(Kind.ITEM, index=index), before, after)
            else:
                yield _closing(pair, "prefixItems", was, is_now)
    yield from _rest(sides, pair, old, new, prefix)
    words = ("min-items", "max-items")
    yield from compare_counts(pair, "minItems", "maxItems", words)
    yield from _uniqueness(pair)


def _rest(
    sides: tuple[Side, Side], pair: Compared, old: Children, new: Children, prefix: int
) -> Iterator[Found]:
    before, after = old.items(), new.items()
    was, is_now = is_never(sides[0], before), is_never(sides[1], after)
    if was != is_now:
        yield _closing(pair, "items", was, is_now)
    elif (before.parts or after.parts) and not was:
        anything = (is_anything(sides[0], before), is_anything(sides[1], after))
        if not all(anything):
            yield Edge(Step(Kind.ITEMS, index=prefix), before, after)


def _closing(pair: Compared, keyword: str, was: bool, is_now: bool) -> Local:
    edit = "closed" if is_now else "opened"
    return pair.local("items", edit, contrast(is_now, was), keyword)


def _uniqueness(pair: Compared) -> Iterator[Local]:
    was, is_now = pair.old.any_true("uniqueItems"), pair.new.any_true("uniqueItems")
    if was != is_now:
        edit = "set" if is_now else "unset"
        yield pair.local("unique-items", edit, contrast(is_now, was), "uniqueItems")
