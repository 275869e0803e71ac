"""What is written alike on both sides, with everything that it refers to: nothing there can differ."""

from __future__ import annotations

import re

import msgspec

from specmill.contract import Contract, Operation
from specmill.source.node import Node

_REFERENCE = re.compile(rb'"\$ref":("(?:[^"\\]|\\.)*")')
# References whose targets depend on where the schema is used, or on names within the document.
_DYNAMIC = (b'"$dynamicRef"', b'"$recursiveRef"', b'"$id"', b'"$anchor"')

Link = tuple[str, str, str]
"""A reference: its file on either side, and its text."""


class Sameness:
    """Knows which parts of two descriptions are the same, without looking into what they mean.

    Descriptions of different languages or versions never count as the same.
    """

    def __init__(self, old: Contract, new: Contract) -> None:
        self._workspaces = old.schemas.workspace, new.schemas.workspace
        self._is_possible = _language(old) == _language(new) and not (
            _is_dynamic(old) or _is_dynamic(new)
        )
        self._links: dict[Link, frozenset[Link] | None] = {}
        self._changed: set[Link] = set()
        self._known: dict[tuple[int, int], bool] = {}

    def operations(self, old: Operation, new: Operation) -> bool:
        """Whether two operations are the same but for credentials and addresses."""
        if not self.nodes(old.origin, new.origin):
            return False
        if len(old.parameters) != len(new.parameters):
            return False
        return old.key == new.key and all(
            one.position == other.position and self.nodes(one.origin, other.origin)
            for one, other in zip(old.parameters, new.parameters, strict=True)
        )

    def nodes(self, old: Node, new: Node) -> bool:
        """Whether two nodes are the same, with all that they refer to."""
        if not self._is_possible:
            return False
        # What the descriptions hold lives as long as they do, so that no identity comes again.
        key = (id(old.value), id(new.value))
        known = self._known.get(key)
        if known is None:
            links = _same_links(old, new)
            known = links is not None and self._are_same(links)
            self._known[key] = known
        return known

    def _are_same(self, links: frozenset[Link]) -> bool:
        """Whether the targets of references are the same, and theirs in turn."""
        if all(link in self._links for link in links):
            return self._changed.isdisjoint(links)
        seen = self._discover(links)
        changed = {link for link in seen if self._links[link] is None}
        while True:
            more = {
                link
                for link in seen - changed
                if not (changed | self._changed).isdisjoint(self._links[link] or ())
            }
            if not more:
                break
            changed |= more
        self._changed |= changed
        return self._changed.isdisjoint(links)

    def _discover(self, links: frozenset[Link]) -> set[Link]:
        """Look at the targets of references that were not met before."""
        rest, seen = list(links), set[Link]()
        while rest:
            link = rest.pop()
            if link in self._links:
                continue
            seen.add(link)
            self._links[link] = self._compare(link)
            rest.extend(self._links[link] or ())
        return seen

    def _compare(self, link: Link) -> frozenset[Link] | None:
        """The references in the target of one; None when its targets differ."""
        old_file, new_file, text = link
        old = self._workspaces[0].target(Node({"$ref": text}, old_file))
        new = self._workspaces[1].target(Node({"$ref": text}, new_file))
        if old is None and new is None:
            return frozenset()
        return None if old is None or new is None else _same_links(old, new)


def _same_links(old: Node, new: Node) -> frozenset[Link] | None:
    """The references within two nodes; None when these are not written alike.

    As JSON, because for Python true is 1.
    """
    encoded = msgspec.json.encode(old.value)
    if encoded != msgspec.json.encode(new.value):
        return None
    return frozenset((old.file, new.file, text) for text in references_in(encoded))


def references_in(encoded: bytes) -> frozenset[str]:
    """The texts of all references in some JSON."""
    return frozenset(
        msgspec.json.decode(one, type=str) for one in set(_REFERENCE.findall(encoded))
    )


def _language(contract: Contract) -> tuple[str, str, str | None]:
    dialect = contract.origin.text("jsonSchemaDialect")
    return contract.language, contract.dialect[:3], dialect


def _is_dynamic(contract: Contract) -> bool:
    roots = contract.schemas.workspace.roots("$")
    texts = (msgspec.json.encode(one.value) for one in roots)
    return any(mark in text for text in texts for mark in _DYNAMIC)
