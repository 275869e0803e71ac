"""What the commands `docs lock` and `docs check` do."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import msgspec

from specmill.diagnostics import Diagnostic, Diagnostics, Location, Span
from specmill.loading import Loaded, in_time, read, stop_on_errors
from specmill.provenance.checking import SectionChange, check_page, lock_page
from specmill.provenance.concerns import Concerns, find_concerns, page_name
from specmill.provenance.headings import Known, known_operations, undescribed
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
    UnreadablePageError,
    is_address,
    keep_text,
    kept_text,
    read_source,
)
from specmill.report import locate
from specmill.saving import save
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


class _Page(msgspec.Struct, frozen=True):
    """A page as it is now."""

    content: bytes
    sections: tuple[Section, ...]


class _Docs:
    """A description with what is known about its documentation."""

    def __init__(self, request: DocsRequest) -> None:
        with in_time(request.spec, request.limits):
            self.loaded: Loaded = read(
                request.spec, limits=request.limits, overlays=request.overlays
            )
        self.concerns: Concerns = find_concerns(self.loaded)
        self.known: tuple[Known, ...] = known_operations(self.loaded.api)
        folder = request.spec if request.spec.is_dir() else request.spec.parent
        self.path = folder / DOCS_LOCK_NAME
        self.diagnostics = Diagnostics()
        self.workspace = Workspace(self.diagnostics)
        self.lock: DocsLock = read_docs_lock(
            self.path, self.workspace, self.diagnostics
        )
        self.stop_on_errors()

    def read(self, source: str) -> _Page | None:
        """A page from where it is now; None, and a finding, when that is not possible."""
        try:
            content = read_source(source)
        except UnreadablePageError as error:
            hint = "save the page in a file, and name that"
            self.diagnostics.error("unreadable-page", str(error), Span(source), hint)
            return None
        sections = self.sections(content)
        if not sections:
            message = "this holds no text of HTML, Markdown or plain text"
            hint = "save the page as a browser shows it, or copy its text into a file"
            self.diagnostics.error("page-without-text", message, Span(source), hint)
            return None
        return _Page(content, sections)

    def sections(self, content: bytes) -> tuple[Section, ...]:
        """The sections of a page, with the operations of this description."""
        return split_page(
            read_page(content),
            self.known,
            self.concerns.anchors,
            self.concerns.subjects,
        )

    def with_addresses(self, sources: dict[str, str]) -> dict[str, str]:
        """The sources, and the addresses that the lock has of all other pages."""
        found = dict(sources)
        for number, one in enumerate(self.lock.pages):
            if one.page in found:
                continue
            if one.source:
                found[one.page] = one.source
                continue
            message = f"'{one.page}' was locked from a file: it has no address to fetch"
            hint = f"lock it from there: --page https://{one.page}"
            place = Location(str(self.path), f"/pages/{number}")
            self.diagnostics.error("page-without-address", message, place, hint)
        return found

    def stop_on_errors(self) -> None:
        """Raise SpecError when something was found that nothing can follow."""
        stop_on_errors(self.diagnostics, self.workspace)

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
        if equals and not page:
            raise PageError(f"'{text}' names no page: write PAGE={source}")
        if page in known and (equals or is_address(text)):
            return page, source
        if equals and not Path(text).exists():
            return page, source
        if len(known) == 1:
            return next(iter(known)), text
        if is_address(text):
            return page, text
        which = "no operation names a page with x-specmill-provenance"
        if known:
            which = f"the description names {', '.join(known)}"
        raise PageError(f"say which page '{text}' is, as PAGE={text}: {which}")

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

    Nothing is written when one of them can't be read. Raises PageError, SpecError.
    """
    docs = _Docs(request)
    sources = docs.pages(request.sources)
    if request.fetch:
        sources = docs.with_addresses(sources)
    if not sources and not docs.diagnostics.has_errors:
        raise PageError("name where the page is read: --page [PAGE=]FILE, or a URL")
    pages = {name: docs.read(source) for name, source in sources.items()}
    docs.stop_on_errors()
    lock = docs.lock
    for name, page in pages.items():
        if page is not None:
            lock = lock.with_page(
                _renewed(docs.lock.page(name), name, sources[name], page, request.today)
            )
    save(docs.path, write_docs_lock(lock))
    return docs.report((), lock, str(docs.path))


def _renewed(
    before: LockedPage | None, name: str, source: str, page: _Page, today: datetime.date
) -> LockedPage:
    """The page as it is now; one that says the same keeps its date."""
    address = source if is_address(source) else ""
    locked = lock_page(name, address, today.isoformat(), page.sections)
    keep_text(locked.mark, page.content)
    if before is None or before.sections != locked.sections:
        return locked
    return msgspec.structs.replace(before, source=address or before.source)


def check_docs(request: DocsRequest) -> DocsReport:
    """Compare pages with the lock.

    Raises PageError, SpecError.
    """
    docs = _Docs(request)
    if not docs.path.is_file():
        hint = f"write it: specmill docs lock {request.spec} --page PAGE=FILE"
        message = f"there is no {DOCS_LOCK_NAME} beside the description"
        docs.diagnostics.error("no-docs-lock", message, Span(str(docs.path)), hint)
        docs.stop_on_errors()
    sources = docs.pages(request.sources)
    if request.fetch:
        sources = docs.with_addresses(sources)
    old = docs.pages(request.old)
    missing = [name for name in sources if docs.lock.page(name) is None]
    if missing:
        raise PageError(f"{docs.path} does not have '{missing[0]}': lock it first")
    idle = [name for name in old if name not in sources]
    if idle:
        raise PageError(
            f"nothing is compared with the old copy of '{idle[0]}': name the newer one with --against"
        )
    checks = [_check(docs, one, sources, old) for one in docs.lock.pages]
    return docs.report(checks, docs.lock)


def _check(
    docs: _Docs, locked: LockedPage, sources: dict[str, str], old: dict[str, str]
) -> PageCheck:
    source = sources.get(locked.page, "")
    page = docs.read(source) if source else None
    if page is None:
        return PageCheck(locked.page, locked.read, "", ())
    if locked.page in old:
        copy = docs.read(old[locked.page])
        before = () if copy is None else copy.sections
    else:
        kept = kept_text(locked.mark)
        before = () if kept is None else docs.sections(kept)
    changes = check_page(locked, page.sections, docs.concerns, before)
    return PageCheck(
        *(locked.page, locked.read, source),
        tuple(
            msgspec.structs.replace(one, undescribed=undescribed(one.added, docs.known))
            for one in changes
        ),
    )
