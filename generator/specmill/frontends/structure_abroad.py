"""Structure of what references lead to in other files, which the JSON Schema of a language sees only in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from specmill.diagnostics import Location
from specmill.frontends.members import REFERABLE, Kind
from specmill.frontends.structure import find_violations
from specmill.frontends.structure_unexpected import UNUSED_KEY, Violation
from specmill.source.node import JsonValue, Node

Path = tuple[str, ...]
Misfit = tuple[Location, Violation]
"""What is wrong, with the place that the path of it begins at."""

_HEAD = ("openapi", "swagger", "openrpc", "jsonSchemaDialect", "info")
_VERSION_2 = {
    "schema": "definitions",
    "parameter": "parameters",
    "response": "responses",
}
_WITHOUT_SECTION = frozenset({"media type", "method", "operation"})


def find_misfits(
    root: Node, targets: Mapping[Location, tuple[Node, Kind]]
) -> list[Misfit]:
    """What is wrong with a description, and with what its references lead to in other files: `targets`, with kinds."""
    found = [(root.location, one) for one in find_violations(root)]
    abroad = dict(_outermost(targets))
    if not abroad:
        return found
    gathered = _Gathered(root)
    for node, kind in abroad.values():
        gathered.add(node, kind)
    return [*found, *gathered.misfits()]


def _outermost(
    targets: Mapping[Location, tuple[Node, Kind]],
) -> Iterator[tuple[Location, tuple[Node, Kind]]]:
    """The targets that are in no other one."""
    for place, target in targets.items():
        keys = place.pointer.split("/")
        around = ("/".join(keys[:length]) for length in range(1, len(keys)))
        if not any(Location(place.file, one) in targets for one in around):
            yield place, target


@dataclass(slots=True)
class _Gathered:
    """A description made of things from other files, each in the section of its kind."""

    value: dict[str, JsonValue]
    places: dict[Path, Location]
    is_version_2: bool

    def __init__(self, root: Node) -> None:
        self.value = {key: root[key].value for key in _HEAD if key in root}
        self.value["methods" if "openrpc" in root else "paths"] = (
            [] if "openrpc" in root else {}
        )
        self.places = {}
        self.is_version_2 = "swagger" in root

    def add(self, node: Node, kind: Kind) -> None:
        """Put a thing where things of its kind stand, if there is such a place and it is in no dialect of its own."""
        section = self._section(kind)
        if section is None or (kind == "schema" and "$schema" in node):
            return
        holder = self.value
        for key in section:
            inner = holder.setdefault(key, {})
            assert isinstance(inner, dict)
            holder = inner
        name = f"{'/' * (section == ('paths',))}n{len(self.places)}"
        holder[name] = node.value
        self.places[*section, name] = node.location

    def misfits(self) -> Iterator[Misfit]:
        """What is wrong with the things, with the places where they stand."""
        for one in find_violations(Node(self.value, "")):
            for length in (2, 3):
                place = self.places.get(tuple(map(str, one.path[:length])))
                if place is not None:
                    yield place, _spared(replace(one, path=one.path[length:]))

    def _section(self, kind: Kind) -> Path | None:
        if kind == "path item":
            return ("paths",)
        if self.is_version_2:
            section = _VERSION_2.get(kind)
            return None if section is None else (section,)
        return None if kind in _WITHOUT_SECTION else ("components", REFERABLE[kind])


def _spared(violation: Violation) -> Violation:
    """The violation; a key that is like none that is known may be one of other programs that read the file."""
    if not violation.is_unknown or violation.tolerated is not None:
        return violation
    return replace(violation, tolerated=UNUSED_KEY)
