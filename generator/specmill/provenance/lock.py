"""docs.lock: which pages a description was written from, section by section, as digests.

No text of a page stands in it. A section is named after its operations or its heading.
"""

from __future__ import annotations

import hashlib
import os
import textwrap
from collections.abc import Iterable
from pathlib import Path

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.misfits import misfit
from specmill.source.node import Node
from specmill.source.workspace import Workspace
from specmill.source.yaml_text import yaml_text

DOCS_LOCK_NAME = "docs.lock"

_VERSION = 1
_HINT = "remove it, and write it anew with `specmill docs lock`"
_HEAD = """\
# The documentation that this description was written from, as digests: no text of it is kept.
# `specmill docs check` tells which sections have changed since, `specmill docs lock` renews this.
"""


class LockedSection(msgspec.Struct, frozen=True, kw_only=True):
    """A section as it was read: `lines` are marks by which its lines are known again."""

    section: str
    operations: tuple[str, ...] = ()
    digest: str
    lines: tuple[str, ...] = ()


class LockedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it was read on a day; `source` is the address it was fetched from, "" for a file."""

    page: str
    read: str
    source: str = ""
    sections: tuple[LockedSection, ...]

    @property
    def mark(self) -> str:
        """What the text of the page is known by."""
        text = "".join(one.digest for one in self.sections)
        return hashlib.sha256(text.encode()).hexdigest()


class DocsLock(msgspec.Struct, frozen=True):
    """All pages of a description."""

    pages: tuple[LockedPage, ...] = ()

    def page(self, name: str) -> LockedPage | None:
        """The page of that name."""
        return next((one for one in self.pages if one.page == name), None)

    def with_page(self, page: LockedPage) -> DocsLock:
        """The lock with one page renewed or added, pages sorted by name."""
        others = [one for one in self.pages if one.page != page.page]
        return DocsLock(tuple(sorted([*others, page], key=lambda one: one.page)))


def read_docs_lock(
    path: Path, workspace: Workspace, diagnostics: Diagnostics
) -> DocsLock:
    """The lock beside a description; an empty one when there is none."""
    if not os.path.lexists(path):
        return DocsLock()
    root = workspace.open(path)
    if root is None:
        return DocsLock()
    return _read(root, diagnostics)


class _Stored(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    version: int
    pages: tuple[_StoredPage, ...] = ()


class _StoredPage(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    page: str
    read: str
    source: str = ""
    sections: tuple[_StoredSection, ...] = ()


class _StoredSection(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    section: str
    operations: tuple[str, ...] = ()
    digest: str
    lines: str = ""


def _read(root: Node, diagnostics: Diagnostics) -> DocsLock:
    try:
        stored = msgspec.convert(root.value, _Stored)
    except msgspec.ValidationError as error:
        message = f"this is no lock of documentation: {misfit(error, _Stored)}"
        diagnostics.error("invalid-docs-lock", message, root.location, _HINT)
        return DocsLock()
    if stored.version != _VERSION:
        message = f"version {stored.version} of the lock is unknown"
        diagnostics.error("invalid-docs-lock", message, root["version"].location, _HINT)
        return DocsLock()
    return DocsLock(tuple(_page(one) for one in stored.pages))


def _page(stored: _StoredPage) -> LockedPage:
    sections = tuple(
        LockedSection(
            section=one.section,
            operations=one.operations,
            digest=one.digest,
            lines=tuple(one.lines.split()),
        )
        for one in stored.sections
    )
    return LockedPage(
        page=stored.page, read=stored.read, source=stored.source, sections=sections
    )


def write_docs_lock(lock: DocsLock) -> str:
    """The text of the file: the same lock gives the same bytes."""
    lines = [f"{_HEAD}version: {_VERSION}", "pages:" if lock.pages else "pages: []"]
    for page in lock.pages:
        lines += [
            f"  - page: {yaml_text(page.page)}",
            f"    read: {yaml_text(page.read)}",
        ]
        lines += [f"    source: {yaml_text(page.source)}"] if page.source else []
        lines.append("    sections:" if page.sections else "    sections: []")
        lines += (line for one in page.sections for line in _section_lines(one))
    return "".join(f"{line}\n" for line in lines)


def _section_lines(section: LockedSection) -> Iterable[str]:
    yield f"      - section: {yaml_text(section.section)}"
    if section.operations:
        names = ", ".join(yaml_text(one) for one in section.operations)
        yield f"        operations: [{names}]"
    yield f"        digest: {yaml_text(section.digest)}"
    if section.lines:
        yield "        lines: >-"
        yield from textwrap.wrap(
            " ".join(section.lines),
            width=100,
            initial_indent=" " * 10,
            subsequent_indent=" " * 10,
        )
