"""The lock that two lines of work have in common once git has merged them."""

from __future__ import annotations

from specmill.model.decisions import Lock


def joined_locks(ours: Lock, theirs: Lock) -> Lock:
    """Every decision of either lock; where both have decided, that of ours."""
    settled = {*ours.pagination, *ours.unpaged}
    paged = {k: v for k, v in theirs.pagination.items() if k not in settled}
    unpaged = {one for one in theirs.unpaged if one not in settled}
    return Lock(
        description=ours.description,
        methods=theirs.methods | ours.methods,
        pagination=paged | ours.pagination,
        unpaged=tuple(sorted(unpaged | set(ours.unpaged))),
        types=theirs.types | ours.types,
        errors=theirs.errors | ours.errors,
        aliases=theirs.aliases | ours.aliases,
    )


def disputes(ours: Lock, theirs: Lock) -> tuple[str, ...]:
    """What both have decided, otherwise: names as they are found in the file, sorted."""
    parts = (
        (ours.methods, theirs.methods),
        (ours.types, theirs.types),
        (ours.errors, theirs.errors),
        (ours.aliases, theirs.aliases),
    )
    named = {
        key
        for mine, other in parts
        for key in mine.keys() & other.keys()
        if mine[key].name != other[key].name
    }
    both = ours.pagination.keys() & theirs.pagination.keys()
    paged = {
        key
        for key in both
        if ours.pagination[key].paging != theirs.pagination[key].paging
    }
    crossed = ours.pagination.keys() & set(theirs.unpaged)
    crossed |= theirs.pagination.keys() & set(ours.unpaged)
    return tuple(sorted(named | paged | crossed))
