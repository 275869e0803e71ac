"""The files of one run: opened once, referred to from each other, and asked for positions."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from specmill.diagnostics import Diagnostics, Location, Span
from specmill.source.document import Document, keys_of
from specmill.source.library import Fetch, Library
from specmill.source.limits import Limits
from specmill.source.mapping import plain_value
from specmill.source.node import Node, kind_of
from specmill.source.origins import Moves, Origins
from specmill.source.overlays import apply_overlay
from specmill.source.reading import Problem, UnreadableError
from specmill.source.resolver import Place, Resolver

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
        self.limits = limits
        root = root or limits.root
        self._root = None if root is None else Path(os.path.realpath(root))
        self._library = Library(diagnostics, limits, fetch)
        self._resolver = Resolver(diagnostics, limits, self._library)

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
        plain = plain_value(value, name, self.limits, self._diagnostics)
        document = Document(name=name, value=plain, folder=self._root, root=self._root)
        self._library.keep(document)
        return document.node

    def resolve(self, node: Node) -> Node | None:
        """What `node` stands for: the end of its chain of `$ref`s; itself when it is no reference.

        None when the chain doesn't end or leads nowhere, which is reported once per place. What
        stands beside a `$ref` is the caller's business.
        """
        return self._resolver.resolve(node)

    def target(self, node: Node) -> Node | None:
        """What the `$ref` of `node` names, one step only; None when unresolvable, as reported.

        `node` itself when it is no reference.
        """
        return self._resolver.target(node)

    def place(self, node: Node) -> Place:
        """What decides where the `$ref` of `node` leads: equal for references that lead alike."""
        return self._resolver.place(node)

    def problem(self, node: Node) -> Problem | None:
        """Why the `$ref` of `node` leads nowhere, without reporting it; None when it leads on."""
        return self._resolver.problem(node)

    def is_ambiguous(self, node: Node) -> bool:
        """True when several resources of the document have the dynamic anchor that `node` names."""
        return self._resolver.is_ambiguous(node)

    def followed(self, file: str, text: str) -> Node | None:
        """What the `$ref` with this text led to, if it was followed; nothing is opened or reported."""
        return self._resolver.followed(file, text)

    def find(self, node: Node, *, as_text: bool = False) -> Node | Problem | None:
        """What the `$ref` of `node` names, one step only, or why it leads nowhere, without reporting it.

        The file is read `as_text` if it is one text.
        """
        return self._resolver.find(node, as_text=as_text)

    def origin(self, location: Location) -> Location:
        """Where a value stood before it was put in the place of a reference."""
        document = self._library.documents.get(location.file)
        if document is None or document.inlined is None:
            return location
        return document.inlined.where(keys_of(location))

    def span(self, location: Location) -> Span:
        """Line and column of a value: of its key in a mapping; of an ancestor when missing."""
        location = self.origin(location)
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
        """Every file read, sorted: the path relative to the root folder, or the URL, and its portable digest."""
        documents = [one for one in self._library.documents.values() if one.digest]
        found = {one.path_below_root: one.portable_digest for one in documents}
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

    def root(self, file: str) -> Node:
        """The root of a document that was read."""
        return self._library.documents[file].node

    def matches(self, file: str, pattern: re.Pattern[str]) -> bool:
        """Whether the text of a document has a match; True when no text says all."""
        return self._library.documents[file].matches(pattern)

    def replace(self, rebuilt: Mapping[str, Origins], moves: Moves) -> None:
        """Give documents the values of which `rebuilt` tells the places; references lead to where `moves` says."""
        for file, origins in rebuilt.items():
            document = self._library.documents[file]
            document.inline(origins.root, origins)
            self._library.keep(document)
        self._resolver.move(moves, frozenset(rebuilt))

    def moved(self, location: Location) -> Location:
        """Where a value stands now that was put in the place of a reference in another file."""
        return self._resolver.moves.find(location) or location

    def roots(self, mark: str) -> tuple[Node, ...]:
        """The roots of the documents whose text has `mark` somewhere."""
        documents = self._library.documents.values()
        return tuple(one.node for one in documents if one.mentions(mark))

    def _report(self, problem: Problem, location: Location | Span) -> None:
        self._diagnostics.error(problem.code, problem.message, location, problem.hint)
