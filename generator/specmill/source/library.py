"""The documents of one run: files below a folder, mappings, and what was fetched."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from specmill.diagnostics import Diagnostics, Location, Span
from specmill.source.document import PLAIN, Document, read_text, text_span
from specmill.source.files import (
    check_relative,
    is_remote,
    locate_file,
    read_file,
    remote_reference,
    unfollowable,
)
from specmill.source.folders import named_files
from specmill.source.limits import Limits
from specmill.source.node import Node
from specmill.source.reading import (
    Problem,
    Reading,
    UnreadableError,
    too_many_nodes,
)
from specmill.source.references import Reference
from specmill.source.resources import urljoin_leniently
from specmill.source.slips import component_meant


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of a document, and the URL that gave them in the end."""

    url: str
    data: bytes


Fetch = Callable[[str, int, str], Fetched]
"""Gets a URL of at most so many bytes, named by the document at another URL ("": by a file);
raises `UnreadableError`.
"""


class Library:
    """Reads every document once, and finds those that references name.

    `fetch` is how documents are had from elsewhere; None when that is not allowed.
    """

    def __init__(
        self, diagnostics: Diagnostics, limits: Limits, fetch: Fetch | None
    ) -> None:
        self.documents: dict[str, Document] = {}
        self._diagnostics = diagnostics
        self._limits = limits
        self._fetch = fetch
        self._bytes = 0
        self._nodes = 0
        self._by_path: dict[Path, Document | None] = {}
        self._by_url: dict[str, Document | None] = {}
        self._by_uri: dict[str, Node] = {}
        self._named: dict[Path, dict[str, Path]] = {}

    def load(
        self,
        path: Path,
        name: str,
        folder: Path | None,
        root: Path | None,
        *,
        may_be_empty: bool = False,
        as_text: bool = False,
    ) -> Document | None:
        """Read a file, or take it from memory; None when it is broken, which is reported.

        `path` has no links left to follow. A file that `may_be_empty` is then an empty mapping.
        """
        if path in self._by_path:
            return self._by_path[path]
        data = read_file(path, self._limits.bytes - self._bytes, self._limits)
        # Two ways of writing a path may look alike once '..' is taken out, yet part at a link.
        name = path.as_posix() if name in self.documents else name
        self._by_path[path] = None
        place = Document(name=name, value=None, folder=folder, root=root, path=path)
        suffix = PLAIN if as_text else path.suffix.lower()
        self._by_path[path] = self._read(place, data, suffix, may_be_empty=may_be_empty)
        return self._by_path[path]

    def keep(self, document: Document) -> None:
        """Let references find a document by its name, and by the URIs of what is in it."""
        self.documents[document.name] = document
        named = {**document.resources.roots, document.own_uri: document.node}
        for uri, node in named.items():
            known = self._by_uri.get(uri)
            # An overlay gives a document another value.
            if uri and (known is None or known.file == document.name):
                self._by_uri[uri] = node

    def refer(
        self,
        document: Document,
        bases: tuple[str, ...],
        reference: Reference,
        *,
        as_text: bool = False,
    ) -> Node | None:
        """The document or resource that the path of a reference names, seen from `document`.

        A file that is read `as_text` is one text. `bases` are the URIs of the resources around the reference. None when
        it is broken, which is reported; raises `UnreadableError` when there is no such thing.
        """
        uris = [
            urljoin_leniently(base or document.own_uri, reference.path)
            for base in bases
        ]
        known = self._known(uris, document)
        if known is not None:
            return known
        if document.url:
            return self._remote(uris[-1], document, reference)
        if is_remote(reference.path):
            return self._remote(reference.path, document, reference)
        check_relative(reference)
        path, root = locate_file(
            document.folder,
            reference,
            document.root,
            fixed=self._limits.root is not None,
        )
        remote = next((uri for uri in uris if is_remote(uri)), None)
        folder = posixpath.dirname(document.name)
        name = posixpath.normpath(posixpath.join(folder, reference.path))
        try:
            return _node(self.load(path, name, path.parent, root, as_text=as_text))
        except UnreadableError as failure:
            missing = failure.problem.code == "unreadable-file"
            if missing and remote is not None and self._fetch is not None:
                return self._remote(remote, document, reference)
            slip = component_meant(document.value, reference.path) if missing else ""
            raise unfollowable(reference, failure.problem, slip) from None

    def _known(self, uris: list[str], document: Document) -> Node | None:
        """What one of the URIs is the name of, here or in a file that was not read yet."""
        for uri in uris:
            if uri in self._by_uri:
                return self._by_uri[uri]
        root = document.root
        if root is None or not any(map(is_remote, uris)):
            return None
        if root not in self._named:
            self._named[root] = named_files(root)
        path = next(
            (found for uri in uris if (found := self._named[root].get(uri))), None
        )
        if path is None:
            return None
        name = posixpath.relpath(path.as_posix(), (document.folder or root).as_posix())
        folder = posixpath.dirname(document.name)
        return _node(self.load(path, posixpath.join(folder, name), path.parent, root))

    def _remote(
        self, url: str, document: Document, reference: Reference
    ) -> Node | None:
        if self._fetch is None:
            raise remote_reference(reference)
        url = url.partition("#")[0]
        if url not in self._by_url:
            room = self._limits.bytes - self._bytes
            try:
                fetched = self._fetch(url, room, document.url)
            except UnreadableError as failure:
                raise unfollowable(reference, failure.problem) from None
            self._by_url[url] = None
            place = Document(name=url, value=None, url=fetched.url)
            suffix = posixpath.splitext(url.partition("?")[0])[1].lower()
            self._by_url[url] = self._read(place, fetched.data, suffix)
        return _node(self._by_url[url])

    def _read(
        self,
        document: Document,
        data: bytes,
        suffix: str,
        *,
        may_be_empty: bool = False,
    ) -> Document | None:
        """Fill in what a document says; None when it can't be read, which is reported."""
        self._bytes += len(data)
        try:
            reading = read_text(data, suffix, self._limits)
        except UnreadableError as failure:
            if not (may_be_empty and failure.problem.is_empty):
                span = text_span(document.name, failure.text, failure.problem.offset)
                self._report(failure.problem, span)
                return None
            reading = read_text(b"{}", ".json", self._limits)
        if may_be_empty and reading.value is None:
            reading = read_text(b"{}", ".json", self._limits)
        document.value = reading.value
        document.digest = document.portable_digest = hashlib.sha256(data).hexdigest()
        if b"\r\n" in data:  # as git writes files where it is told to
            unix = data.replace(b"\r\n", b"\n")
            document.portable_digest = hashlib.sha256(unix).hexdigest()
        document.positions = reading.positions
        self.keep(document)
        self._report_reading(document, reading)
        return document

    def _report_reading(self, document: Document, reading: Reading) -> None:
        for problem in reading.problems:
            first = (
                ()
                if problem.first is None
                else (("first here", document.span_at(problem.first)),)
            )
            span = document.span_at(problem.offset)
            if problem.slight:
                self._diagnostics.warning(
                    problem.code, problem.message, span, problem.hint
                )
                continue
            self._diagnostics.error(
                problem.code, problem.message, span, problem.hint, first
            )
        self._nodes += reading.nodes
        if self._nodes > self._limits.nodes:
            self._report(
                too_many_nodes(self._limits, None).problem, Span(document.name)
            )

    def _report(self, problem: Problem, location: Location | Span) -> None:
        self._diagnostics.error(problem.code, problem.message, location, problem.hint)


def _node(document: Document | None) -> Node | None:
    return None if document is None else document.node
