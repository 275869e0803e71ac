"""Named schemas that no operation uses: nothing of them is ever sent."""

from __future__ import annotations

import msgspec

from specmill.contract import Contract
from specmill.diff.collecting import Scene
from specmill.diff.comparing import Comparison, Slot
from specmill.diff.findings import Flow
from specmill.diff.sameness import references_in
from specmill.source.node import Node

_USERS = ("paths", "webhooks", "x-webhooks", "methods")


def compare_components(comparison: Comparison) -> None:
    """Compare the schemas that are unused on both sides, as far as both have them."""
    old, new = comparison.old.schemas, comparison.new.schemas
    pairs = {
        key: (old.origin(key), new.origin(key))
        for key in comparison.new.declared
        if key in old
    }
    changed = [
        key for key, pair in pairs.items() if not comparison.sameness.nodes(*pair)
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
    roots = [contract.origin.get(key) for key in _USERS]
    found: set[int] = set()
    seen: set[tuple[str, str]] = set()
    rest = [one for one in roots if one is not None]
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
