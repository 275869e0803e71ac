"""The files of one run: opened once, referred to from each other, and asked for positions."""

from __future__ import annotations

import hashlib
import os
import posixpath
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import urljoin

from specmill.diagnostics import Diagnostics, Location, Span
from specmill.source.document import Document, read_text, text_span
from specmill.source.files import check_relative, locate_file, read_file, unfollowable
from specmill.source.limits import Limits
from specmill.source.mapping import plain_value
from specmill.source.node import Node, kind_of
from specmill.source.reading import (
    Problem,
    Reading,
    UnreadableError,
    shorten,
    too_many_nodes,
)
from specmill.source.references import (
    Reference,
    circle,
    dangling,
    parse_reference,
    pointers,
    step,
)

_Place = tuple[
    str, str
]  # the file and the text of a reference: what decides its target
_DEFAULT_LIMITS = Limits()


class Workspace:
    """Reads descriptions and follows their references; every problem goes to `diagnostics`.

    References may lead to files in and below the folder of the opened description, or `root`.
    """

    def __init__(
        self,
        diagnostics: Diagnostics,
        limits: Limits = _DEFAULT_LIMITS,
        root: Path | None = None,
    ) -> None:
        self._diagnostics = diagnostics
        self._limits = limits
        root = root or limits.root
        self._root = None if root is None else Path(os.path.realpath(root))
        self._bytes = 0
        self._nodes = 0
        self._documents: dict[str, Document] = {}
        self._by_path: dict[Path, Document | None] = {}
        self._by_uri: dict[str, Document] = {}
        self._targets: dict[_Place, Node | Problem | None] = {}
        self._ends: dict[_Place, Node | None] = {}
        self._following: set[_Place] = set()

    def open(self, path: Path) -> Node | None:
        """The root mapping of a YAML or JSON file; None when there is none, which is reported."""
        real = Path(os.path.realpath(path))
        folder = Path(os.path.realpath(path.parent))
        try:
            document = self._load(real, path.as_posix(), folder, self._root or folder)
        except UnreadableError as failure:
            self._report(failure.problem, Span(path.as_posix()))
            return None
        if document is None:
            return None
        if not isinstance(document.value, dict):
            message = f"a description is a mapping, this is {kind_of(document.value)}"
            location = Location(document.name)
            self._diagnostics.error("not-a-mapping", message, location, document.hint)
            return None
        return document.node

    def load_value(self, value: Mapping[str, object], name: str = "<mapping>") -> Node:
        """The root of a description given as a Python mapping, which is copied.

        It can refer to files only when the workspace has a `root`, and then relative to that.
        """
        plain = plain_value(value, name, self._limits, self._diagnostics)
        document = Document(name=name, value=plain, folder=self._root, root=self._root)
        self._keep(document)
        return document.node

    def resolve(self, node: Node) -> Node | None:
        """What `node` stands for: the end of its chain of `$ref`s; itself when it is no reference.

        None when the chain doesn't end or leads nowhere, which is reported once per place. What
        stands beside a `$ref` is the caller's business.
        """
        trail: dict[_Place, Node] = {}
        current: Node | None = node
        while current is not None and "$ref" in current:
            place = (current.file, current.text("$ref") or "")
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
        text = node.text("$ref")
        if text is None:
            message = f"'$ref' is {kind_of(node['$ref'].value)}, a string was expected"
            self._diagnostics.error("invalid-reference", message, node["$ref"].location)
            return None
        place = (node.file, text)
        if place not in self._targets:
            self._targets[place] = self._find(place)
        found = self._targets[place]
        if isinstance(found, Problem):
            self._report(found, node["$ref"].location)
            return None
        return found

    def span(self, location: Location) -> Span:
        """Line and column of a value: of its key in a mapping; of an ancestor when missing."""
        document = self._documents.get(location.file)
        return Span(location.file) if document is None else document.span(location)

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Every file read, sorted: the path relative to the root folder, and the SHA-256."""
        found = (
            (document.path_below_root, document.digest)
            for document in self._documents.values()
            if document.path is not None
        )
        return tuple(sorted(found))

    def roots(self, mark: str) -> tuple[Node, ...]:
        """The roots of the documents whose text has `mark` somewhere."""
        documents = self._documents.values()
        return tuple(one.node for one in documents if one.mentions(mark))

    def _load(
        self, path: Path, name: str, folder: Path | None, root: Path | None
    ) -> Document | None:
        """Read a file, or take it from memory; None when it is broken, which is reported.

        `path` has no links left to follow.
        """
        if path in self._by_path:
            return self._by_path[path]
        data = read_file(path, self._limits.bytes - self._bytes, self._limits)
        self._bytes += len(data)
        # Two ways of writing a path may look alike once '..' is taken out, yet part at a link.
        name = path.as_posix() if name in self._documents else name
        self._by_path[path] = None
        try:
            reading = read_text(data, path.suffix.lower(), self._limits)
        except UnreadableError as failure:
            span = text_span(name, failure.text, failure.problem.offset)
            self._report(failure.problem, span)
            return None
        document = Document(
            name=name,
            value=reading.value,
            folder=folder,
            root=root,
            path=path,
            digest=hashlib.sha256(data).hexdigest(),
            positions=reading.positions,
        )
        self._by_path[path] = document
        self._keep(document)
        self._report_reading(document, reading)
        return document

    def _keep(self, document: Document) -> None:
        self._documents[document.name] = document
        if document.own_uri:
            self._by_uri.setdefault(document.own_uri, document)

    def _report_reading(self, document: Document, reading: Reading) -> None:
        for problem in reading.problems:
            first = (
                ()
                if problem.first is None
                else (("first here", document.span_at(problem.first)),)
            )
            span = document.span_at(problem.offset)
            self._diagnostics.error(
                problem.code, problem.message, span, problem.hint, first
            )
        self._nodes += reading.nodes
        if self._nodes > self._limits.nodes:
            self._report(
                too_many_nodes(self._limits, None).problem, Span(document.name)
            )

    def _find(self, place: _Place) -> Node | Problem | None:
        """What a reference names; None when its file is broken, as is reported with that file."""
        file, text = place
        if place in self._following or len(self._following) >= self._limits.depth:
            message = f"{shorten(text)} leads through itself"
            if place not in self._following:
                message = f"{shorten(text)} leads through more than {self._limits.depth} references"
            return Problem(code="cyclic-reference", message=message)
        self._following.add(place)
        try:
            reference = parse_reference(text)
            document = self._refer(self._documents[file], reference)
            return None if document is None else self._look_up(document.node, reference)
        except UnreadableError as failure:
            return failure.problem
        finally:
            self._following.discard(place)

    def _refer(self, document: Document, reference: Reference) -> Document | None:
        """The document that the path of a reference names, seen from `document`."""
        if not reference.path:
            return document
        with suppress(ValueError):  # of what is no URI
            known = self._by_uri.get(urljoin(document.own_uri or "", reference.path))
            if known is not None:
                return known
        check_relative(reference)
        path = locate_file(document.folder, reference, document.root)
        folder = posixpath.dirname(document.name)
        name = posixpath.normpath(posixpath.join(folder, reference.path))
        try:
            return self._load(path, name, path.parent, document.root)
        except UnreadableError as failure:
            raise unfollowable(reference, failure.problem) from None

    def _look_up(self, root: Node, reference: Reference) -> Node | None:
        first, *others = pointers(reference)
        try:
            return self._walk(root, reference, first)
        except UnreadableError:
            for keys in others:
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
            "cyclic-reference", circle(locations), first, None, related
        )
