"""The files of one run: opened once, referred to from each other, and asked for positions."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from specmill.diagnostics import Diagnostics, Location, Span
from specmill.source.document import Document, keys_of
from specmill.source.library import Fetch, Library
from specmill.source.limits import Limits
from specmill.source.mapping import plain_value
from specmill.source.node import Node, kind_of
from specmill.source.overlays import apply_overlay
from specmill.source.reading import Problem, UnreadableError
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
SETTINGS = "sdk.yaml"
"""The file of settings beside a description; reports call it so, too."""

_DEFAULT_LIMITS = Limits()


class Workspace:
    """Reads descriptions and follows their references; every problem goes to `diagnostics`.

    References may lead to files in and below the folder of the opened description, or `root`, and
    to the network only with a `fetch`.
    """

    def __init__(
        self,
        diagnostics: Diagnostics,
        limits: Limits = _DEFAULT_LIMITS,
        root: Path | None = None,
        fetch: Fetch | None = None,
    ) -> None:
        self._diagnostics = diagnostics
        self._limits = limits
        root = root or limits.root
        self._root = None if root is None else Path(os.path.realpath(root))
        self._library = Library(diagnostics, limits, fetch)
        self._targets: dict[Place, Node | Problem | None] = {}
        self._followed: dict[tuple[str, str], Node] = {}
        self._ends: dict[Place, Node | None] = {}
        self._following: set[Place] = set()

    def open(
        self, path: Path, what: str = "a description", *, may_be_empty: bool = False
    ) -> Node | None:
        """The root mapping of a YAML or JSON file; None when there is none, which is reported.

        `what` is the file called in reports. One that `may_be_empty` may hold nothing but comments.
        """
        real = Path(os.path.realpath(path))
        folder = Path(os.path.realpath(path.parent))
        name = path.as_posix()
        try:
            document = self._library.load(
                real, name, folder, self._root or folder, may_be_empty=may_be_empty
            )
        except UnreadableError as failure:
            self._report(failure.problem, Span(name))
            return None
        if document is None:
            return None
        if not isinstance(document.value, dict):
            message = f"{what} is a mapping, this is {kind_of(document.value)}"
            problem = Problem(code="not-a-mapping", message=message, hint=document.hint)
            self._report(problem, Location(document.name))
            return None
        return document.node

    def settings(self, spec: Path | None) -> Node | None:
        """The `sdk.yaml` beside a description; None when there is none."""
        path = None if spec is None else spec.parent / SETTINGS
        if path is None or not os.path.lexists(path):
            return None
        return self.open(path, SETTINGS, may_be_empty=True)

    def overlay(self, root: Node, path: Path) -> Node:
        """The root of a description with the changes of an overlay file, one after the other.

        What the overlay brings keeps its place in that file. References are followed later.
        """
        overlay = self.open(path, "an overlay")
        document = self._library.documents[root.file]
        if overlay is not None:
            apply_overlay(overlay, document, self._diagnostics)
            self._library.keep(document)
        return document.node

    def load_value(self, value: Mapping[str, object], name: str = "<mapping>") -> Node:
        """The root of a description given as a Python mapping, which is copied.

        It can refer to files only when the workspace has a `root`, and then relative to that.
        """
        plain = plain_value(value, name, self._limits, self._diagnostics)
        document = Document(name=name, value=plain, folder=self._root, root=self._root)
        self._library.keep(document)
        return document.node

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

    def span(self, location: Location) -> Span:
        """Line and column of a value: of its key in a mapping; of an ancestor when missing."""
        document = self._library.documents.get(location.file)
        if document is not None and document.origins is not None:
            location = document.origins.where(keys_of(location))
            document = self._library.documents.get(location.file)
        return Span(location.file) if document is None else document.span(location)

    def line_count(self, file: str) -> int:
        """The number of lines of a file; 0 when it is none, or was not read."""
        document = self._library.documents.get(file)
        return 0 if document is None else document.line_count

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Every file read, sorted: the path relative to the root folder, or the URL, and the SHA-256."""
        documents = self._library.documents.values()
        found = {one.path_below_root: one.digest for one in documents if one.digest}
        return tuple(sorted(found.items()))

    @property
    def local_files(self) -> dict[Path, str] | None:
        """The SHA-256 of every file read; None when something came from elsewhere."""
        documents = [one for one in self._library.documents.values() if one.digest]
        found = {one.path: one.digest for one in documents if one.path is not None}
        return found if len(found) == len(documents) else None

    @property
    def portable_names(self) -> dict[str, str]:
        """The path below the root folder of every document, by the name it goes by."""
        documents = self._library.documents.values()
        return {one.name: one.path_below_root for one in documents}

    def followed(self, file: str, text: str) -> Node | None:
        """What the `$ref` with this text led to, if it was followed; nothing is opened or reported."""
        return self._followed.get((file, text))

    def roots(self, mark: str) -> tuple[Node, ...]:
        """The roots of the documents whose text has `mark` somewhere."""
        documents = self._library.documents.values()
        return tuple(one.node for one in documents if one.mentions(mark))

    def _found(self, node: Node) -> Node | Problem | None:
        place = self.place(node)
        if place not in self._targets:
            found = self._targets[place] = self._find(place)
            if isinstance(found, Node):
                self._followed[place[0], place[2]] = found
        return self._targets[place]

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
            return failure.problem
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
            if found is None and "$ref" in current:
                behind = self.resolve(current)
                if behind is None:
                    return None
                current, found = behind, step(behind, key)
            if found is None:
                raise dangling(reference, current, key)
            current = found
        return current

    def _report(self, problem: Problem, location: Location | Span) -> None:
        self._diagnostics.error(problem.code, problem.message, location, problem.hint)

    def _report_cycle(self, trail: list[Node], start: int) -> None:
        """Report a circle of references once, wherever it was entered: at its first member."""
        locations = sorted(node.location for node in trail[start:])
        first, *others = (location.child("$ref") for location in locations)
        related = tuple(("goes on here", other) for other in others[:3])
        self._diagnostics.error(
            "cyclic-reference", circle(locations), first, CYCLE_HINT, related
        )
