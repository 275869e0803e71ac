"""What the commands `docs lock` and `docs check` do."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import msgspec

from specmill.diagnostics import Diagnostic, Diagnostics
from specmill.loading import Loaded, in_time, read
from specmill.provenance.checking import SectionChange, check_page, lock_page
from specmill.provenance.concerns import Concerns, find_concerns, page_name
from specmill.provenance.headings import Known, known_operations
from specmill.provenance.lock import (
    DOCS_LOCK_NAME,
    DocsLock,
    LockedPage,
    read_docs_lock,
    write_docs_lock,
)
from specmill.provenance.page_text import read_page
from specmill.provenance.sections import Section, split_page
from specmill.provenance.sources import (
    PageError,
    is_address,
    keep_text,
    kept_text,
    read_source,
)
from specmill.report import locate
from specmill.source.limits import Limits
from specmill.source.workspace import Workspace


class DocsRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A description, and where its pages are read: `[PAGE=]SOURCE`.

    `old` are copies of pages as they were when they were locked; `fetch` reads the pages whose
    address the lock has.
    """

    spec: Path
    overlays: tuple[Path, ...] = ()
    limits: Limits
    sources: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    fetch: bool = False
    today: datetime.date


class PageCheck(msgspec.Struct, frozen=True):
    """What became of one page; `source` is "" when it was not read."""

    page: str
    read: str
    source: str
    changes: tuple[SectionChange, ...]


class DocsReport(msgspec.Struct, frozen=True, kw_only=True):
    """The pages of one description; `unplaced` are operations that no section is about.

    `unknown` are operations of the lock that the description does not have.
    """

    description: str
    pages: tuple[PageCheck, ...]
    keys: dict[str, str]
    spans: dict[str, str]
    unplaced: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    written: str = ""
    findings: tuple[Diagnostic, ...] = ()

    @property
    def is_fine(self) -> bool:
        """Whether there is nothing to look at."""
        errors = any(one.severity == "error" for one in self.findings)
        changed = any(one.changes for one in self.pages)
        return not (errors or changed or self.unknown)


class _Docs:
    """A description with what is known about its documentation."""

    def __init__(self, request: DocsRequest) -> None:
        with in_time(request.spec, request.limits):
            self.loaded: Loaded = read(
                request.spec, limits=request.limits, overlays=request.overlays
            )
        self.concerns: Concerns = find_concerns(self.loaded)
        self.known: tuple[Known, ...] = known_operations(self.loaded.api)
        self.folder = request.spec if request.spec.is_dir() else request.spec.parent
        self.diagnostics = Diagnostics()
        self.workspace = Workspace(self.diagnostics)
        self.lock: DocsLock = read_docs_lock(
            self.folder / DOCS_LOCK_NAME, self.workspace, self.diagnostics
        )

    def sections(self, content: bytes) -> tuple[Section, ...]:
        """The sections of a page, with the operations of this description."""
        return split_page(
            read_page(content),
            self.known,
            self.concerns.anchors,
            self.concerns.subjects,
        )

    def pages(self, given: Sequence[str]) -> dict[str, str]:
        """Sources by the names of their pages."""
        return dict(self._named(one) for one in given)

    def _named(self, text: str) -> tuple[str, str]:
        known = dict.fromkeys(
            (*(one.page for one in self.lock.pages), *self.concerns.pages)
        )
        name, equals, source = text.partition("=")
        if is_address(text):
            name, equals, source = text, "", text
        page = page_name(name)
        if page in known and (equals or is_address(text)):
            return page, source
        if equals and not Path(text).exists():
            return page, source
        if len(known) == 1:
            return next(iter(known)), text
        if is_address(text):
            return page, text
        names = ", ".join(known) or "none; mark one with x-specmill-provenance"
        raise PageError(
            f"say which page '{text}' is, as PAGE={text}: known are {names}"
        )

    def report(
        self, pages: Sequence[PageCheck], lock: DocsLock, written: str = ""
    ) -> DocsReport:
        """The result with what the lock and the description have not in common."""
        placed = {
            operation
            for page in lock.pages
            for section in page.sections
            for operation in section.operations
        }
        ids = [one.id for one in self.known]
        return DocsReport(
            description=self.loaded.name,
            pages=tuple(pages),
            keys=dict(self.concerns.keys),
            spans={name: str(span) for name, span in self.concerns.spans.items()},
            unplaced=tuple(one for one in ids if one not in placed),
            unknown=tuple(sorted(placed - set(ids))),
            written=written,
            findings=locate(self.diagnostics, self.workspace),
        )


def lock_docs(request: DocsRequest) -> DocsReport:
    """Read pages anew and write the lock; pages that are not named stay as they are.

    Raises PageError, SpecError.
    """
    docs = _Docs(request)
    lock = docs.lock
    sources = docs.pages(request.sources)
    if request.fetch:
        sources = {one.page: one.source for one in lock.pages if one.source} | sources
    if not sources:
        raise PageError("name where the page is read, as [PAGE=]FILE or [PAGE=]URL")
    for page, source in sources.items():
        content = read_source(source)
        lock = lock.with_page(_renewed(docs, page, source, content, request.today))
    path = docs.folder / DOCS_LOCK_NAME
    text = write_docs_lock(lock)
    path.write_text(text, encoding="utf-8")
    return docs.report((), lock, str(path))


def _renewed(
    docs: _Docs, page: str, source: str, content: bytes, today: datetime.date
) -> LockedPage:
    """The page as it is now; one that says the same keeps its date."""
    address = source if is_address(source) else ""
    locked = lock_page(page, address, today.isoformat(), docs.sections(content))
    keep_text(locked.mark, content)
    before = docs.lock.page(page)
    if before is not None and before.sections == locked.sections:
        return before
    return locked


def check_docs(request: DocsRequest) -> DocsReport:
    """Compare pages with the lock.

    Raises PageError, SpecError.
    """
    docs = _Docs(request)
    sources = docs.pages(request.sources)
    if request.fetch:
        sources = {
            one.page: one.source for one in docs.lock.pages if one.source
        } | sources
    old = docs.pages(request.old)
    missing = [name for name in sources if docs.lock.page(name) is None]
    if missing:
        place = docs.folder / DOCS_LOCK_NAME
        raise PageError(f"{place} does not have '{missing[0]}': lock it first")
    checks = [_check(docs, one, sources, old) for one in docs.lock.pages]
    return docs.report(checks, docs.lock)


def _check(
    docs: _Docs, locked: LockedPage, sources: dict[str, str], old: dict[str, str]
) -> PageCheck:
    source = sources.get(locked.page, "")
    if not source:
        return PageCheck(locked.page, locked.read, "", ())
    before = (
        read_source(old[locked.page]) if locked.page in old else kept_text(locked.mark)
    )
    changes = check_page(
        locked,
        docs.sections(read_source(source)),
        docs.concerns,
        () if before is None else docs.sections(before),
    )
    return PageCheck(locked.page, locked.read, source, changes)
