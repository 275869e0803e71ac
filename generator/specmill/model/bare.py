"""What a value of a type may be itself, as opposed to what it may hold."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.model.types import Choice, Named, Nullable, Type


def bare_keys(one: Type) -> Iterator[str]:
    """The keys of the declarations that a value may be of, through no list, map or record."""
    match one:
        case Named(key=key):
            yield key
        case Nullable(inner=inner):
            yield from bare_keys(inner)
        case Choice(variants=variants):
            for variant in variants:
                yield from bare_keys(variant)
        case _:
            return
