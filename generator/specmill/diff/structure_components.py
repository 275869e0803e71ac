"""Named schemas: their names, and those that no operation uses, of which nothing is ever sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import msgspec

from specmill.contract import Contract, Part, Schema
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison, Slot, encode
from specmill.diff.findings import Flow
from specmill.diff.pairing import pairs
from specmill.diff.sameness import references_in
from specmill.source.node import Node

# What says too little to tell one schema from another.
_COMMON = frozenset({"type", "format", "title", "description", "nullable", "default"})


def compare_component_names(comparison: Comparison) -> None:
    """Note the schemas that are there as before, under another name."""
    old, new = comparison.old, comparison.new
    gone = [key for key in old.declared if key not in new.schemas]
    come = [key for key in new.declared if key not in old.schemas]
    for before, after in _renamed(old, new, gone, come):
        edited = Edited(
            rule="component-name",
            edit="changed",
            what="has another name",
            flow=Flow.NONE,
            base=old.schemas.origin(before),
            head=new.schemas.origin(after),
            where=after,
            before=before,
            after=after,
        )
        comparison.collected.edit(Scene("", ""), edited)


def _renamed(
    old: Contract, new: Contract, gone: list[str], come: list[str]
) -> Iterator[tuple[str, str]]:
    """Pairs of names that mean the same but for their spelling, or of one distinctive schema."""
    if not gone or not come:
        return
    alike = dict(pairs(gone, come, _spelling))
    yield from alike.items()
    yield from pairs(
        [key for key in gone if key not in alike],
        [key for key in come if key not in alike.values()],
        lambda key: _content(old, key),
        lambda key: _content(new, key),
    )


def _spelling(key: str) -> str | None:
    return "".join(filter(str.isalnum, key)).casefold() or None


def _content(contract: Contract, key: str) -> bytes | None:
    value = contract.schemas.origin(key).value
    if not isinstance(value, dict) or _COMMON.issuperset(value):
        return None
    return msgspec.json.encode(value, order="sorted")


def compare_components(comparison: Comparison) -> None:
    """Compare the schemas that are unused on both sides, as far as both have them."""
    old, new = comparison.old.schemas, comparison.new.schemas
    pairs = {
        key: (old.origin(key), new.origin(key))
        for key in comparison.new.declared
        if key in old
    }
    told = comparison.collected.places()
    # What only refers to something that changed is told of there.
    changed = [
        key
        for key, pair in pairs.items()
        if not comparison.sameness.nodes(*pair)
        and told.isdisjoint(one.location for one in pair)
        and encode(pair[0].value) != encode(pair[1].value)
    ]
    if not changed:
        return
    used = _used(comparison.old) | _used(comparison.new)
    for key in changed:
        if used.isdisjoint(id(one.value) for one in pairs[key]):
            slots = (
                Slot(old.named(key), pairs[key][0]),
                Slot(new.named(key), pairs[key][1]),
            )
            comparison.schemas(Scene("", ""), Flow.NONE, slots, key)


def _used(contract: Contract) -> set[int]:
    """The identities of all schemas that operations lead to."""
    workspace = contract.schemas.workspace
    found: set[int] = set()
    seen: set[tuple[str, str]] = set()
    rest = [one.origin for one in _schemas((contract.operations, contract.incoming))]
    while rest:
        node = rest.pop()
        for text in references_in(msgspec.json.encode(node.value)):
            if (node.file, text) in seen:
                continue
            seen.add((node.file, text))
            target = workspace.target(Node({"$ref": text}, node.file))
            if target is not None and id(target.value) not in found:
                found.add(id(target.value))
                rest.append(target)
    return found


def _schemas(value: object) -> Iterator[Schema]:
    """All schemas within operations, wherever they are used."""
    if isinstance(value, Schema):
        yield value
    elif isinstance(value, tuple):
        for one in cast("tuple[object, ...]", value):
            yield from _schemas(one)
    elif isinstance(value, Part):
        for name in value.__struct_fields__:
            yield from _schemas(getattr(value, name))
