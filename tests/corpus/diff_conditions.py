"""What classes of verdicts are described by: findings, and what is true of two descriptions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

import msgspec

Condition = Callable[[Any, Any], bool]
NOTHING = "-"
"""What stands for the findings of a tool that finds nothing."""


class Policy(msgspec.Struct, frozen=True):
    """A class of verdicts that differ: the ids of the findings, their verdict, and why.

    `here` is the verdict of this diff for each such finding; None where it depends on the schemas.
    """

    ids: tuple[str, ...]
    theirs: str
    here: str | None
    reason: str
    text: str = ""
    condition: Condition | None = None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    inner: list[Any] = []
    if isinstance(value, dict):
        found = cast("dict[str, Any]", value)
        yield found
        inner = list(found.values())
    elif isinstance(value, list):
        inner = cast("list[Any]", value)
    for one in inner:
        yield from _objects(one)


def loses_list(base: Any, head: Any) -> bool:
    """Whether a list of values is gone altogether."""
    counts = [sum("enum" in one for one in _objects(side)) for side in (base, head)]
    return counts[0] > counts[1]


def has_flag(name: str) -> Condition:
    """Whether a flag is set anywhere."""
    return lambda base, head: any(
        one.get(name) is True for side in (base, head) for one in _objects(side)
    )


_MEANT_FOR = {
    "string": {"minLength", "maxLength"},
    "array": {"minItems", "maxItems"},
    "object": {"minProperties", "maxProperties"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"},
    "integer": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"},
    "boolean": set[str](),
}
_LIMITS = set[str]().union(*_MEANT_FOR.values())


def changes_idle(base: Any, head: Any) -> bool:
    """Whether limits differ that are for values of another type than the schema's."""
    return _idle(base) != _idle(head)


def _idle(side: Any) -> list[tuple[str, Any]]:
    return [
        (name, one[name])
        for one in _objects(side)
        if isinstance(kind := one.get("type"), str) and kind in _MEANT_FOR
        for name in sorted((_LIMITS & one.keys()) - _MEANT_FOR[kind])
    ]


def is_repaired(base: Any, head: Any) -> bool:
    """Whether only the old description has levels of stability that are none."""
    return _faults(base) and not _faults(head)


def _faults(side: Any) -> bool:
    levels = [one.get("x-stability-level", "stable") for one in _objects(side)]
    return any(one not in ("draft", "alpha", "beta", "stable") for one in levels)


def changes_alone(base: Any, head: Any) -> bool:
    """Whether boolean bounds differ that stand without the number that they are about."""
    return _alone(base) != _alone(head)


def _alone(side: Any) -> list[tuple[str, bool]]:
    pairs = (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum"))
    return [
        (bound, one[bound])
        for one in _objects(side)
        for bound, number in pairs
        if isinstance(one.get(bound), bool) and number not in one
    ]


def has_twins(base: Any, head: Any) -> bool:
    """Whether two named schemas say the same."""
    named: dict[str, Any] = {}
    for side in (base, head):
        named.update(side.get("components", {}).get("schemas", {}))
    texts = [repr(value) for value in named.values()]
    return len(set(texts)) < len(texts)


def names_undeclared(base: Any, head: Any) -> bool:
    """Whether a property is required that is not declared beside it."""
    return any(
        isinstance(names := one.get("required"), list)
        and not all(name in one["properties"] for name in cast("list[Any]", names))
        for side in (base, head)
        for one in _objects(side)
        if isinstance(one.get("properties"), dict)
    )


def moves_servers(base: Any, head: Any) -> bool:
    """Whether the addresses differ."""
    return bool(base.get("servers") != head.get("servers")) or bool(
        base.get("host") != head.get("host")
    )


def changes_shared(base: Any, head: Any) -> bool:
    """Whether the parameters beside the operations of a path differ."""
    return _shared(base) != _shared(head)


def _shared(side: Any) -> list[tuple[str, Any]]:
    paths = side.get("paths", {}).items()
    return [(path, item["parameters"]) for path, item in paths if "parameters" in item]
