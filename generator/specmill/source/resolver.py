"""Follow the references of the documents of one run."""

from __future__ import annotations

from contextlib import suppress

from specmill.diagnostics import Diagnostics, Location
from specmill.source.document import Document, keys_of
from specmill.source.library import Library
from specmill.source.limits import Limits
from specmill.source.node import Node, kind_of
from specmill.source.origins import Moves
from specmill.source.reading import Problem, UnreadableError, shorten
from specmill.source.references import (
    CYCLE_HINT,
    Reference,
    circle,
    dangling,
    going_round,
    is_name,
    no_text,
    parse_reference,
    pointers,
    step,
)

Place = tuple[str, tuple[str, ...], str]
"""The file of a reference, the resources it stands in, and its text: what decides its target."""


class Resolver:
    """Finds what references lead to, each once."""

    def __init__(
        self, diagnostics: Diagnostics, limits: Limits, library: Library
    ) -> None:
        self._diagnostics = diagnostics
        self._limits = limits
        self._library = library
        self._targets: dict[Place, Node | Problem | None] = {}
        self._meant: dict[Place, str] = {}
        self._followed: dict[tuple[str, str], Node] = {}
        self._ends: dict[Place, Node | None] = {}
        self._following: set[Place] = set()
        self.moves = Moves()

    def move(self, moves: Moves, changed: frozenset[str]) -> None:
        """Find what stands in a document that was changed, or was moved, where it stands now."""
        self.moves = moves
        self._ends.clear()
        self._followed.clear()
        known, self._targets = self._targets, {}
        for place, found in known.items():
            is_there = isinstance(found, Node) and found.file not in changed
            if is_there and place[0] not in changed and self._moved(found) is found:
                self._targets[place] = found

    def resolve(self, node: Node) -> Node | None:
        """What `node` stands for: the end of its chain of `$ref`s; itself when it is no reference.

        None when the chain doesn't end or leads nowhere, which is reported once per place. What
        stands beside a `$ref` is the caller's business.
        """
        trail: dict[Place, Node] = {}
        current: Node | None = node
        while current is not None and "$ref" in current:
            place = self.place(current)
            if place in trail:
                self._report_cycle(
                    [*trail.values(), current], list(trail).index(place) + 1
                )
                current = None
            elif self._ends.get(place) is not None:
                current = self._ends[place]
            else:
                trail[place] = current
                current = self.target(current)
        for place in trail:
            self._ends[place] = current
        return current

    def target(self, node: Node) -> Node | None:
        """What the `$ref` of `node` names, one step only; None when unresolvable, as reported.

        `node` itself when it is no reference.
        """
        if "$ref" not in node:
            return node
        if node.text("$ref") is None:
            self._report(no_text(kind_of(node["$ref"].value)), node["$ref"].location)
            return None
        found = self._found(node)
        if isinstance(found, Problem):
            self._report(found, node["$ref"].location)
            return None
        meant = self._meant.get(self.place(node))
        if meant is not None:
            self._report_slip(node["$ref"], meant)
        return found

    def place(self, node: Node) -> Place:
        """What decides where the `$ref` of `node` leads: equal for references that lead alike."""
        bases = self._library.documents[node.file].bases(node)
        return node.file, bases, node.text("$ref") or ""

    def problem(self, node: Node) -> Problem | None:
        """Why the `$ref` of `node` leads nowhere, without reporting it; None when it leads on."""
        found = None if node.text("$ref") is None else self._found(node)
        if isinstance(found, Problem) and found.code == "dangling-reference":
            return found
        return None

    def is_ambiguous(self, node: Node) -> bool:
        """True when several resources of the document have the dynamic anchor that `node` names."""
        document = self._library.documents[node.file]
        name = (node.text("$ref") or "").removeprefix("#")
        return sum(own == name for _, own in document.resources.dynamic) > 1

    def followed(self, file: str, text: str) -> Node | None:
        """What the `$ref` with this text led to, if it was followed; nothing is opened or reported."""
        return self._followed.get((file, text))

    def find(self, node: Node, *, as_text: bool = False) -> Node | Problem | None:
        """What the `$ref` of `node` names, one step only, or why it leads nowhere, without reporting it.

        The file is read `as_text` if it is one text.
        """
        if not as_text:
            return self._found(node)
        document = self._library.documents[node.file]
        try:
            reference = parse_reference(node.text("$ref") or "")
            return self._library.refer(document, ("",), reference, as_text=True)
        except UnreadableError as failure:
            return failure.problem

    def _found(self, node: Node) -> Node | Problem | None:
        place = self.place(node)
        if place not in self._targets:
            self._targets[place] = self._moved(self._find(place))
        found = self._targets[place]
        if isinstance(found, Node):
            self._followed[place[0], place[2]] = found
        return found

    def _moved(self, found: Node | Problem | None) -> Node | Problem | None:
        """The same value where it stands now."""
        now = self.moves.find(found.location) if isinstance(found, Node) else None
        current: Node | None = (
            None if now is None else self._library.documents[now.file].node
        )
        for key in keys_of(now) if now is not None else ():
            current = None if current is None else step(current, key)
        return found if current is None else current

    def _find(self, place: Place) -> Node | Problem | None:
        """What a reference names; None when its file is broken, as is reported with that file."""
        file, bases, text = place
        if place in self._following or len(self._following) >= self._limits.depth:
            is_too_long = place not in self._following
            return going_round(text, self._limits.depth if is_too_long else None)
        self._following.add(place)
        try:
            reference = parse_reference(text)
            document = self._library.documents[file]
            if not reference.path:
                return self._look_up(document, bases, reference)
            start = self._library.refer(document, bases, reference)
            if start is None:
                return None
            target = self._library.documents[start.file]
            return self._look_up(target, target.bases(start), reference)
        except UnreadableError as failure:
            meant = failure.problem.meant
            if not meant:
                return failure.problem
            self._meant[place] = meant
            document = self._library.documents[file]
            return self._look_up(document, bases, parse_reference(meant))
        finally:
            self._following.discard(place)

    def _look_up(
        self, document: Document, bases: tuple[str, ...], reference: Reference
    ) -> Node | None:
        """What a fragment names: an anchor, or a pointer from the resource or the whole document.

        The latter against JSON Schema, yet usual where schemas with an `$id` stand in a description.
        """
        if is_name(reference):
            anchored = document.resources.anchor(bases, reference.fragment)
            if anchored is not None:
                return anchored
        roots = [document.resources.roots.get(base, document.node) for base in bases]
        first, *others = (
            (root, keys)
            for root in {id(one.value): one for one in roots}.values()
            for keys in pointers(reference)
        )
        try:
            return self._walk(first[0], reference, first[1])
        except UnreadableError:
            for root, keys in others:
                with suppress(UnreadableError):
                    return self._walk(root, reference, keys)
            raise

    def _walk(
        self, root: Node, reference: Reference, keys: tuple[str, ...]
    ) -> Node | None:
        """Follow a pointer; through a `$ref` on the way where nothing else leads on."""
        current = root
        for key in keys:
            found = step(current, key)
            if found is None and self.resolve(current) is None:
                return None
            while found is None and "$ref" in current:
                current = self.target(current) or current
                found = step(current, key)
            if found is None:
                raise dangling(reference, current, key)
            current = found
        return current

    def _report(self, problem: Problem, location: Location) -> None:
        self._diagnostics.error(problem.code, problem.message, location, problem.hint)

    def _report_slip(self, node: Node, meant: str) -> None:
        self._diagnostics.warning(
            "bare-reference",
            f"{shorten(str(node.value))} names no file, and is read as {shorten(meant)}",
            node.location,
            f"write {shorten(meant)}",
        )

    def _report_cycle(self, trail: list[Node], start: int) -> None:
        """Report a circle of references once, wherever it was entered: at its first member."""
        locations = sorted(node.location for node in trail[start:])
        first, *others = (location.child("$ref") for location in locations)
        related = tuple(("goes on here", other) for other in others[:3])
        self._diagnostics.error(
            "cyclic-reference", circle(locations), first, CYCLE_HINT, related
        )
