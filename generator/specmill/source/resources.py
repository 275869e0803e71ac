"""Schema resources: what a document names by `$id`, `$anchor` and `$dynamicAnchor`.

JSON Schema 2020-12, section 8.2. A resource begins where an `$id` stands, and at the root.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from specmill.source.node import Node

_MARKS = ("$id", "$anchor", "$dynamicAnchor")
# Under these keys stand values, not schemas; under those, names of a user's own.
_VALUES = frozenset({"example", "examples", "default", "enum", "const", "value"})
_NAMES = frozenset({"properties", "patternProperties", "$defs", "definitions"})


@dataclass(frozen=True, slots=True)
class Resources:
    """The resources and anchors of one document; `roots` has the URIs of those below its root.

    `anchors` are keyed by the URI of their resource, "" for that of the document, and their name.
    """

    roots: dict[str, Node] = field(default_factory=dict[str, Node])
    anchors: dict[tuple[str, str], Node] = field(
        default_factory=dict[tuple[str, str], Node]
    )
    dynamic: dict[tuple[str, str], Node] = field(
        default_factory=dict[tuple[str, str], Node]
    )

    def anchor(self, bases: tuple[str, ...], name: str) -> Node | None:
        """What an anchor names, seen from inside the resources `bases`, the innermost first.

        A dynamic anchor is that of the outermost resource that has it. A name that only one other
        resource of the document has is found there.
        """
        if any((base, name) in self.dynamic for base in bases[:1]):
            return next(
                self.dynamic[base, name]
                for base in reversed(bases)
                if (base, name) in self.dynamic
            )
        for base in bases:
            if (base, name) in self.anchors:
                return self.anchors[base, name]
        found = [one for (_, own), one in self.anchors.items() if own == name]
        return found[0] if len(found) == 1 else None


def may_have_resources(text: str | bytes) -> bool:
    """False when a document certainly has neither `$id` nor anchors."""
    if isinstance(text, str):
        return any(mark in text for mark in _MARKS)
    return any(mark.encode() in text for mark in _MARKS)


def read_resources(root: Node, uri: str) -> Resources:
    """The resources of a document that is known as `uri`."""
    found = Resources()
    waiting: list[tuple[Node, str]] = [(root, "")]
    while waiting:
        node, base = waiting.pop()
        own = None if node.parent is None else _resource_of(node)
        if own is not None:
            base = urljoin_leniently(base or uri, own)
            found.roots.setdefault(base, node)
        for name in _anchors_of(node):
            found.anchors.setdefault((base, name), node)
        dynamic = node.text("$dynamicAnchor")
        if dynamic is not None:
            found.dynamic.setdefault((base, dynamic), node)
        waiting.extend((child, base) for child in _schemas(node))
    return found


def _resource_of(node: Node) -> str | None:
    """What a resource is called that begins here; a fragment alone begins none."""
    own = (node.text("$id") or "").partition("#")[0]
    return own or None


def _anchors_of(node: Node) -> Iterator[str]:
    """The names of a place; draft 7 gives them by `$id: "#name"` (section 8.2.3)."""
    for key in ("$anchor", "$dynamicAnchor"):
        name = node.text(key)
        if name is not None:
            yield name
    fragment = (node.text("$id") or "").partition("#")[2]
    if fragment:
        yield fragment


def bases_of(node: Node, uri: str) -> tuple[str, ...]:
    """The URIs of the resources that a value stands in, the innermost first; "" ends them."""
    owners: list[str] = []
    current = node
    while current.parent is not None:
        own = _resource_of(current)
        # A mapping of names may have one that is called so.
        if own is not None and current.key not in _NAMES:
            owners.append(own)
        current = current.parent
    bases = [""]
    for own in reversed(owners):
        bases.append(urljoin_leniently(bases[-1] or uri, own))
    return tuple(reversed(bases))


def urljoin_leniently(base: str, path: str) -> str:
    """`path` seen from `base` (RFC 3986, section 5); `path` itself when one of them is no URI."""
    try:
        return urljoin(base, path)
    except ValueError:
        return path


def _schemas(node: Node) -> Iterator[Node]:
    """The members in which schemas may stand."""
    for key, child in node.items():
        if not isinstance(child.value, (dict, list)) or key in _VALUES:
            continue
        if key in _NAMES:
            yield from (one for _, one in child.items() if isinstance(one.value, dict))
        else:
            yield child
    yield from (one for one in node.elements() if isinstance(one.value, (dict, list)))
