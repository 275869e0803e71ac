"""From a place in a description to the operations that it concerns, through every reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from specmill.diagnostics import Location, unescape_pointer
from specmill.model.api import Api
from specmill.model.operations import Operation
from specmill.model.types import TaggedUnion
from specmill.source.node import JsonValue, Node
from specmill.source.workspace import Workspace

# Members of the root that say nothing to an operation which does not refer to them.
_CONTAINERS = frozenset(
    {
        *("paths", "methods", "components", "webhooks", "x-webhooks", "$defs"),
        *("definitions", "parameters", "responses", "securityDefinitions"),
        *("x-specmill-security-schemes", "tags", "info", "externalDocs"),
    }
)
_NAMING = frozenset({"$ref", "$dynamicRef", "mapping"})
_SCHEMES = (
    ("components", "securitySchemes"),
    ("securityDefinitions",),
    ("x-specmill-security-schemes",),
)


class Reach:
    """The references of a description, read backwards.

    Only references that were followed while the description was read count: text in an example that
    looks like one leads nowhere.
    """

    def __init__(self, api: Api, workspace: Workspace) -> None:
        self._api = api
        self._workspace = workspace
        self._users: dict[Location, set[Location]] = defaultdict(set)
        self._operations: dict[Location, list[str]] = defaultdict(list)
        self._known: set[Location] = set()
        self._documents = {one.file: one for one in workspace.roots("")}
        self._explore()

    def operations(self, place: Location) -> tuple[str, ...]:
        """The ids of the operations that a place concerns, in the order of the model."""
        if place.file == self._api.location.file and _is_general(place.pointer):
            return tuple(one.id for one in self._api.operations)
        found: set[str] = set()
        waiting = [one for one in _ancestors(place) if one in self._known]
        seen = set(waiting)
        while waiting:
            current = waiting.pop()
            found.update(self._operations.get(current, ()))
            users = self._users.get(current, set()) - seen
            # What stands around a place that refers to something is its user too.
            around = {
                one for user in users for one in _ancestors(user) if one in self._known
            }
            seen |= users | around
            waiting.extend(users | around)
        return tuple(one.id for one in self._api.operations if one.id in found)

    def _explore(self) -> None:
        waiting: list[Location] = []
        for operation in self._api.operations:
            for root in self._roots(operation):
                self._operations[root].append(operation.id)
                waiting.append(root)
        heirs = self._heirs()
        while waiting:
            place = waiting.pop()
            if place in self._known:
                continue
            self._known.add(place)
            for target in (*self._targets(place), *heirs.get(place, ())):
                self._users[target].add(place)
                waiting.append(target)

    def _roots(self, operation: Operation) -> Iterator[Location]:
        """The text of an operation, what its path says for all methods, and its schemes."""
        yield operation.location
        yield from operation.places
        security = self._api.security
        if operation.security is not None:
            security = operation.security
        for requirement in security:
            for key, _ in requirement.schemes:
                for container in _SCHEMES:
                    yield self._api.location.child(*container, key)

    def _heirs(self) -> dict[Location, list[Location]]:
        """Schemas that a discriminator leads to without a reference."""
        types = self._api.types
        return {
            one.location: [
                types[variant.key].location
                for _, variant in one.variants
                if variant.key in types
            ]
            for one in types.values()
            if isinstance(one, TaggedUnion)
        }

    def _targets(self, place: Location) -> Iterator[Location]:
        node = self._at(place)
        for text in _references(node.value) if node is not None else ():
            target = self._workspace.followed(place.file, text)
            if target is not None:
                yield target.location

    def _at(self, place: Location) -> Node | None:
        node = self._documents.get(place.file)
        for token in place.pointer.split("/")[1:]:
            if node is None:
                return None
            key = unescape_pointer(token)
            if isinstance(node.value, list):
                items = list(node.elements()) if key.isdecimal() else []
                node = (
                    items[int(key)] if key.isdecimal() and items[int(key) :] else None
                )
            else:
                node = node.get(key)
        return node


def _references(value: JsonValue) -> Iterator[str]:
    """The texts of all references in a value, and of the mappings of discriminators."""
    waiting = [value] if isinstance(value, (dict, list)) else []
    seen: set[int] = set()
    while waiting:
        current = waiting.pop()
        # An alias of YAML may stand in thousands of places.
        if id(current) in seen:
            continue
        seen.add(id(current))
        inner: Iterable[JsonValue] = current
        if isinstance(current, dict):
            if not _NAMING.isdisjoint(current):
                yield from _named(current)
            inner = current.values()
        waiting += [one for one in inner if isinstance(one, (dict, list))]


def _named(value: dict[str, JsonValue]) -> Iterator[str]:
    for key in ("$ref", "$dynamicRef"):
        text = value.get(key)
        if isinstance(text, str):
            yield text
    mapping = value.get("mapping")
    if isinstance(mapping, dict) and "propertyName" in value:
        yield from (one for one in mapping.values() if isinstance(one, str))


def _ancestors(place: Location) -> Iterator[Location]:
    """A place and everything that it stands in, except whole files of several things."""
    pointer = place.pointer
    while pointer:
        yield Location(place.file, pointer)
        pointer = pointer.rpartition("/")[0]
    yield Location(place.file)


def _is_general(pointer: str) -> bool:
    """True for what the root says of all operations, such as its servers."""
    first = pointer.split("/")[1:2]
    return bool(first) and unescape_pointer(first[0]) not in _CONTAINERS
