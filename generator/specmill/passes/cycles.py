"""Declarations that are nothing but themselves."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.diagnostics import Diagnostics
from specmill.model.api import Api
from specmill.model.bare import bare_keys
from specmill.model.types import Alias, Declaration


def check_cycles(api: Api, diagnostics: Diagnostics) -> None:
    """Report aliases that lead back to themselves without a record, list or map in between: no
    value has such a type.
    """
    settled: set[str] = set()
    for key in api.types:
        if key not in settled:
            _visit(api.types, key, settled, diagnostics)


def _visit(
    types: dict[str, Declaration],
    start: str,
    settled: set[str],
    diagnostics: Diagnostics,
) -> None:
    """Walk the aliases from one declaration, depth first and without recursion."""
    trail: dict[str, Iterator[str]] = {start: _aliased(types.get(start))}
    while trail:
        key, following = next(reversed(trail.items()))
        inner = next(following, None)
        if inner is None:
            settled.add(key)
            del trail[key]
        elif inner in trail:
            chain = [*list(trail)[list(trail).index(inner) :], inner]
            diagnostics.error(
                "cyclic-reference",
                f"{inner!r} is defined as itself: {' → '.join(chain)}",
                types[inner].location,
                "let one of them describe a value",
            )
        elif inner not in settled:
            trail[inner] = _aliased(types.get(inner))


def _aliased(one: Declaration | None) -> Iterator[str]:
    if isinstance(one, Alias):
        yield from bare_keys(one.target)
