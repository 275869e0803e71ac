"""Put what references lead to in their place, as bundlers do, where the standard has no references."""

from __future__ import annotations

import posixpath
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from specmill.diagnostics import Diagnostics, Location
from specmill.frontends.members import REFERABLE, Kind, parts
from specmill.frontends.misplaced import Misplaced
from specmill.source.document import keys_of
from specmill.source.files import is_remote
from specmill.source.node import JsonValue, Node
from specmill.source.origins import Moves, Origins, unshared
from specmill.source.reading import Problem, UnreadableError, too_deep, too_many_nodes
from specmill.source.references import CYCLE_HINT, step
from specmill.source.workspace import Workspace

_CIRCLE = Problem(
    code="cyclic-reference", message="it leads in a circle", hint=CYCLE_HINT
)
_PATH = frozenset("#./")


def inline(
    root: Node, misplaced: Misplaced, workspace: Workspace, diagnostics: Diagnostics
) -> Node:
    """The root of a description with what the references of `misplaced` lead to in their place.

    Those that lead in a circle stay, and join what is lost. Other files change alike.
    """
    _break_circles(misplaced)
    work = _Inlining(root, misplaced, workspace)
    places: dict[str, list[Location]] = {root.file: []}
    for place in sorted(misplaced.splices):
        places.setdefault(place.file, []).append(place)
    try:
        for file, inside in places.items():
            work.rebuild(file, inside)
    except UnreadableError as failure:
        problem = failure.problem
        diagnostics.error(problem.code, problem.message, root.location, problem.hint)
        return root
    work.rewrite()
    workspace.replace(work.rebuilt, work.moves)
    return workspace.root(root.file)


def _break_circles(misplaced: Misplaced) -> None:
    """Take out the references whose targets have the same references inside."""
    pointers: dict[str, list[str]] = defaultdict(list)
    for one in sorted(misplaced.splices):
        pointers[one.file].append(one.pointer)
    finished: set[Location] = set()
    for start in sorted(misplaced.splices):
        trail: dict[Location, Iterator[Location]] = {}
        current: Location | None = start
        while current is not None:
            if current not in trail and current not in finished:
                splice = misplaced.splices[current]
                brought = [one.location for one in (splice.target, *splice.beside)]
                trail[current] = chain.from_iterable(
                    _inside(one, pointers[one.file]) for one in brought
                )
            following = next(trail[current], None) if current in trail else None
            if following is None:
                finished.add(current)
                trail.pop(current, None)
                current = next(reversed(trail), None)
            elif following in trail:
                misplaced.lost[following] = _CIRCLE
            elif following not in finished:
                current = following
    for one in misplaced.lost:
        misplaced.splices.pop(one, None)


def _inside(place: Location, pointers: list[str]) -> Iterator[Location]:
    """The pointers, of a sorted list, of what stands at a place or below."""
    below = f"{place.pointer}/"
    for index in range(bisect_left(pointers, place.pointer), len(pointers)):
        pointer = pointers[index]
        if not pointer.startswith(place.pointer):
            return
        if pointer == place.pointer or pointer.startswith(below):
            yield Location(place.file, pointer)


@dataclass(slots=True)
class _Inlining:
    """The files that are rebuilt, and the references in what was put into them.

    `trail` are the keys from the root of `file` to what is put in its place now. `references` have the file and the
    mapping that they are in now, their key there, and the node that they were.
    """

    description: Node
    misplaced: Misplaced
    workspace: Workspace
    rebuilt: dict[str, Origins] = field(default_factory=dict[str, Origins])
    moves: Moves = field(default_factory=Moves)
    file: str = ""
    trail: list[str | int] = field(default_factory=list[str | int])
    nodes: int = 0
    references: list[tuple[str, dict[str, JsonValue], str, Node]] = field(
        default_factory=list[tuple[str, dict[str, JsonValue], str, Node]]
    )

    def rebuild(self, file: str, places: list[Location]) -> None:
        """Put everything in its place in one file, unless the whole of it was put into another.

        `places` has its references, those around others first.
        """
        if self.moves.find(Location(file)) is not None:
            return
        self.file = file
        value = unshared(self.workspace.root(file).value)
        root = Node(value, file)
        self.rebuilt[file] = Origins(value, root.location)
        for keys in _outermost(map(keys_of, places)):
            *above, key = keys
            parent = _at(root, tuple(above))
            self.trail = [*above, key]
            self._splice(_at(root, keys), parent.value)
        if file == self.description.file:
            for node in self.misplaced.abroad:
                if node.file == file:
                    holder = _at(root, keys_of(node.location)).value
                    if isinstance(holder, dict):
                        self.references.append((file, holder, "$ref", node))

    def rewrite(self) -> None:
        """Let the references in what was moved lead where they led before."""
        for file, holder, key, node in self.references:
            text = self._text(file, node, is_certain=key == "$ref")
            if text is not None:
                holder[key] = text

    def _splice(self, node: Node, parent: JsonValue) -> None:
        """Put what a reference leads to in its place; members beside it are added to that, or replace its own."""
        splice = self.misplaced.splices[node.location]
        target = splice.target
        value = self._copy(target, splice.kind)
        holders = [one for one in (*splice.beside, node) if _beside(one)]
        if isinstance(value, dict) and holders:
            for one in holders:
                self._add(one, splice.kind, value)
            members = {
                name: child for one in (target, *holders) for name, child in one.items()
            }
            for name, child in members.items():
                self._move(child, name)
        else:
            self._move(target)
        key = node.key
        if isinstance(parent, dict):
            parent[str(key)] = value
        elif isinstance(parent, list):
            parent[int(key)] = value
        self._put(parent, key, target.location)

    def _move(self, node: Node, *below: str) -> None:
        """Note that what another file has stands here now, if this is the description's own file."""
        if self.file == self.description.file != node.file:
            self.moves.put(
                node.location, Location(self.file).child(*self.trail, *below)
            )

    def _add(self, node: Node, kind: Kind, value: dict[str, JsonValue]) -> None:
        """Add the members beside a reference to the value that it leads to."""
        names = _beside(node)
        self._fill(node, kind, names, value)
        for name in names:
            if node[name].location not in self.misplaced.splices:
                self._put(value, name, node[name].location)
        if kind == "mapping":
            self._note_texts(node, names, value)

    def _put(self, holder: JsonValue, key: str | int, place: Location) -> None:
        member = Node(holder, self.file)[key].value
        self.rebuilt[self.file].put(holder, key, member, place)

    def _copy(self, node: Node, kind: Kind) -> JsonValue:
        """A value of a kind with everything in its place."""
        self._count()
        value = node.value
        if not isinstance(value, (dict, list)):
            return value
        if isinstance(value, dict):
            members = dict(value)
            self._note_references(node, kind, members)
            self._fill(node, kind, value, members)
            return members
        elements = list(value)
        self._fill(node, kind, range(len(value)), elements)
        return elements

    def _fill(
        self,
        node: Node,
        kind: Kind,
        keys: Iterable[str | int],
        holder: dict[str, JsonValue] | list[JsonValue],
    ) -> None:
        """Put members of a value of a kind into `holder`, with everything in its place."""
        inner = {key: one for key, _, one in parts(node.value, kind)}
        for key in keys:
            self.trail.append(key)
            child = node[key]
            if "$ref" in child and child.location in self.misplaced.splices:
                self._splice(child, holder)
            else:
                one = self._copy(child, inner.get(key, "value"))
                if isinstance(holder, dict):
                    holder[str(key)] = one
                else:
                    holder[int(key)] = one
            self.trail.pop()

    def _count(self) -> None:
        self.nodes += 1
        limits = self.workspace.limits
        if self.nodes > limits.nodes:
            raise too_many_nodes(limits, None)
        if len(self.trail) > limits.depth:
            raise too_deep(limits, None)

    def _note_references(
        self, node: Node, kind: Kind, copied: dict[str, JsonValue]
    ) -> None:
        if kind in REFERABLE and node.text("$ref") is not None:
            self.references.append((self.file, copied, "$ref", node))
        if kind == "link":
            self._note_texts(node, ("operationRef",), copied)
        elif kind == "mapping":
            self._note_texts(node, copied, copied)

    def _note_texts(
        self, node: Node, keys: Iterable[str], copied: dict[str, JsonValue]
    ) -> None:
        """Note the texts that refer to something by their form."""
        for key in keys:
            text = node.text(key)
            if text is not None and not _PATH.isdisjoint(text):
                meant = Node({"$ref": text}, node.file, node, key)
                self.references.append((self.file, copied, key, meant))

    def _text(self, file: str, node: Node, *, is_certain: bool) -> str | None:
        """How a file refers to what a node of perhaps another file does; None when it does it alike."""
        target = self.workspace.find(node)
        text = node.text("$ref") or ""
        if isinstance(target, Node):
            moved = self.moves.find(target.location)
            if moved is None and node.file == file:
                return None
            place = moved or target.location
            path = "" if place.file == file else self._path(file, place.file)
            pointer = place.pointer.replace("%", "%25")
            return f"{path}#{pointer}" if pointer or not path else path
        path, mark, fragment = text.partition("#")
        if node.file == file or not is_certain or is_remote(path):
            return None
        aim = posixpath.join(posixpath.dirname(node.file), path) if path else node.file
        return f"{self._path(file, aim)}{mark}{fragment}"

    def _path(self, file: str, target: str) -> str:
        """The path of a file, by its name, seen from another; the URL of what was fetched."""
        if is_remote(target):
            return target
        path = posixpath.relpath(target, posixpath.dirname(file) or ".")
        return path.replace("%", "%25").replace("#", "%23")


def _outermost(places: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Those that stand beside no other reference, which brings what is beside it."""
    outer: set[tuple[str, ...]] = set()
    for keys in places:
        if keys and outer.isdisjoint(keys[:end] for end in range(1, len(keys))):
            outer.add(keys)
            yield keys


def _beside(node: Node) -> list[str]:
    """The names of the members beside a reference."""
    return [name for name, _ in node.items() if name != "$ref"]


def _at(root: Node, keys: tuple[str, ...]) -> Node:
    """What stands at the end of `keys`, which is there."""
    node = root
    for key in keys:
        node = step(node, key) or node
    return node
