"""What a description says about its documentation: pages, links, open questions, and whom each concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

import msgspec

from specmill.diagnostics import Location, Span, unescape_pointer
from specmill.ledger.reach import Reach
from specmill.loading import Loaded
from specmill.model.operations import HttpBinding
from specmill.provenance.normal import slug
from specmill.source.node import JsonValue, Node

_ISSUES = "x-specmill-doc-issues"
_PROVENANCE = "x-specmill-provenance"
_DOCS = "externalDocs"
_MAIN = "documentation"
_STRUCTURE = frozenset(
    {
        *("properties", "items", "additionalProperties", "schema", "allOf", "anyOf"),
        *("oneOf", "responses", "content", "parameters", "schemas", "components"),
    }
)
# Members of the root that hold operations and what they refer to; all others concern everything.
_PARTS = (
    *(["paths"], ["methods"], ["webhooks"], ["components"], ["definitions"]),
    *(["parameters"], ["responses"], ["$defs"]),
)
_CONTAINERS = (
    ("components", "schemas"),
    ("definitions",),
    ("components", "contentDescriptors"),
)


class Issue(msgspec.Struct, frozen=True):
    """An open question about the documentation.

    `subjects` are the keys that lead to where it stands; `operations` is empty when it concerns them all.
    """

    id: str
    subjects: tuple[str, ...]
    note: str
    operations: tuple[str, ...]
    span: Span


class Named(msgspec.Struct, frozen=True):
    """A field or parameter by its wire name."""

    name: str
    operations: tuple[str, ...]
    span: Span


class Concerns(msgspec.Struct, frozen=True):
    """All that connects a description with its pages; operations are ids, spelled out by `keys`."""

    pages: tuple[str, ...]
    keys: Mapping[str, str]
    spans: Mapping[str, Span]
    anchors: Mapping[str, tuple[str, ...]]
    subjects: Mapping[str, tuple[str, ...]]
    issues: tuple[Issue, ...]
    names: tuple[Named, ...]


def find_concerns(loaded: Loaded) -> Concerns:
    """Read the links of a description to its documentation."""
    finder = _Finder(loaded)
    for root in loaded.workspace.roots(""):
        finder.look(root)
    operations = loaded.api.operations
    return Concerns(
        pages=tuple(finder.pages),
        keys={
            one.id: (
                f"{one.binding.method.upper()} {one.binding.path}"
                if isinstance(one.binding, HttpBinding)
                else one.binding.method
            )
            for one in operations
        },
        spans={one.id: loaded.workspace.span(one.location) for one in operations},
        anchors=finder.anchors,
        subjects=_subjects(loaded, finder),
        issues=tuple(finder.issues),
        names=tuple(finder.names),
    )


def page_name(url: str) -> str:
    """The name of a page: its address without scheme, query and place."""
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:
        return url
    return f"{parts.netloc}{parts.path}".rstrip("/")


class _Finder:
    """Walks the documents once and keeps what it meets."""

    def __init__(self, loaded: Loaded) -> None:
        self._workspace = loaded.workspace
        self._reach = Reach(loaded.api, loaded.workspace)
        self.pages: dict[str, None] = {}
        self.anchors: dict[str, tuple[str, ...]] = {}
        self.issues: list[Issue] = []
        self.names: list[Named] = []

    def operations(self, place: Location) -> tuple[str, ...]:
        """The operations that a place concerns; none when it concerns them all."""
        if place.pointer.split("/")[1:2] not in _PARTS:
            return ()
        return self._reach.operations(place)

    def look(self, root: Node) -> None:
        """Everything of one document."""
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if isinstance(node.value, list):
                waiting += node.elements()
                continue
            if not isinstance(node.value, dict) or self._is_elsewhere(node.location):
                continue
            self._read(node)
            for key, child in node.items():
                # What stands in an example is a value and no description.
                if key not in ("example", "examples", "default", "const", "enum"):
                    waiting.append(child)

    def _is_elsewhere(self, place: Location) -> bool:
        """Whether what stands at a place was put into another document."""
        return self._workspace.moved(place) != place

    def _read(self, node: Node) -> None:
        for entry in _entries(node, _PROVENANCE):
            page = entry.text("page")
            if page and entry.text("kind") == _MAIN:
                self.pages.setdefault(page_name(page))
        for entry in _entries(node, _ISSUES):
            self._keep_issue(entry, node)
        docs = node.get(_DOCS)
        url = docs.text("url") if docs is not None else None
        if url is not None:
            fragment = url.partition("#")[2]
            if fragment:
                self.anchors[fragment] = self.operations(node.location)
        self._keep_names(node)

    def _keep_issue(self, entry: Node, node: Node) -> None:
        name = entry.text("id")
        if name:
            operations = self.operations(node.location)
            span = self._workspace.span(entry.location)
            note = entry.text("note") or ""
            subjects = (node.text("name") or "", *_last_keys(node.location))
            self.issues.append(Issue(name, subjects, note, operations, span))

    def _keep_names(self, node: Node) -> None:
        properties = node.get("properties")
        if properties is not None and isinstance(properties.value, dict):
            self.names += (
                self._named(name, child) for name, child in properties.items()
            )
        name = node.text("name")
        if name and ("schema" in node or "in" in node):
            self.names.append(self._named(name, node))

    def _named(self, name: str, node: Node) -> Named:
        place = node.location
        return Named(name, self.operations(place), self._workspace.span(place))


def _last_keys(place: Location) -> tuple[str, ...]:
    """The end of the way to a place, without the words of the description language."""
    tokens = [unescape_pointer(one) for one in place.pointer.split("/")]
    named = [one for one in tokens if one not in _STRUCTURE and not one.isdecimal()]
    return tuple(named[-2:])


def _entries(node: Node, key: str) -> Iterator[Node]:
    found = node.get(key)
    if found is None:
        return
    listed = found.elements() if isinstance(found.value, list) else [found]
    yield from (one for one in listed if isinstance(one.value, dict))


def _subjects(loaded: Loaded, finder: _Finder) -> dict[str, tuple[str, ...]]:
    """The operations that use a schema, by the name that a heading would give it."""
    found: dict[str, tuple[str, ...]] = {}
    for container in _CONTAINERS:
        value: JsonValue = loaded.root.value
        for key in container:
            value = value.get(key) if isinstance(value, dict) else None
        for name in value if isinstance(value, dict) else ():
            place = loaded.root.location.child(*container, name)
            operations = finder.operations(place)
            if operations:
                found.setdefault(slug(name), operations)
    return found
