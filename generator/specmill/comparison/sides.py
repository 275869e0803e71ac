"""The two sides of a comparison: a file or folder, or one in a git revision."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath
from posixpath import normpath

import msgspec

from specmill.comparison.revisions import Repository, RevisionError, lay_out
from specmill.diagnostics import Diagnostic, Span
from specmill.diff.findings import Change, DiffReport, Place
from specmill.loading import address_of, missing
from specmill.source.limits import Limits

_PREFIX = "git:"
_LIKE_GIT = re.compile(r"[^:\\/]{2,}(/[^:\\]+)?:[^:]")


class Side(msgspec.Struct, frozen=True):
    """What the user named, and where it can be read.

    `laid_out` is the folder that stands for `top`, that of the repository, for files of a revision.
    """

    name: str
    path: Path
    laid_out: Path | None = None
    top: Path | None = None

    def shown(self, file: str) -> str:
        """The name of a file as the user knows it: below the top of the repository."""
        if self.laid_out is None:
            return file
        return file.removeprefix(f"{self.laid_out.as_posix()}/")

    def holds(self, file: str) -> bool:
        """Whether a file is one of this side, as far as names tell."""
        return PurePath(file).is_relative_to(self.laid_out or self.folder)

    def limits(self, given: Limits) -> Limits:
        """The limits, with the folder of the revision that stands for the one references may not leave."""
        if self.laid_out is None or self.top is None or given.root is None:
            return given
        top, root = self.top.resolve(), given.root.resolve()
        if not root.is_relative_to(top):
            return given
        folder = self.laid_out / root.relative_to(top)
        return replace(given, root=folder if folder.is_dir() else self.laid_out)

    @property
    def folder(self) -> Path:
        """Where the configuration and the decisions of the description lie."""
        return self.path if self.path.is_dir() else self.path.parent


def is_revision(text: str) -> bool:
    """Whether a side is named as `git:REV:path`."""
    return text.startswith(_PREFIX)


def open_side(text: str, folder: Path, reach: Path | None = None) -> Side:
    """A file, a folder, or `git:REV:path`, whose files are laid out in `folder`.

    `reach` is the folder that references may not leave.
    Raises RevisionError when it is not there.
    """
    if not is_revision(text):
        path = Path(text)
        if not path.exists():
            hint = f"did you mean {_PREFIX}{text}?" if _LIKE_GIT.match(text) else ""
            if address_of(path) is not None:
                hint = missing(path).hint or ""
            raise RevisionError(f"'{text}' does not exist", hint)
        return Side(text, path)
    revision, colon, path_text = text.removeprefix(_PREFIX).partition(":")
    if not colon or not revision:
        raise RevisionError(f"'{text}' is not of the form git:REVISION:PATH")
    repository = Repository(Path.cwd(), reach)
    commit = repository.commit(revision)
    return open_revision(repository, commit, path_text, folder, text)


def open_revision(
    repository: Repository, commit: str, path: str, folder: Path, name: str
) -> Side:
    """A path of a revision: from the top of the repository, or else from the current folder."""
    plain = "" if path == "." else path.strip("/")
    below = normpath(f"/{repository.prefix}/{plain}").strip("/")
    is_relative = not plain or path.startswith(("./", "../"))
    if is_relative or not repository.kind(commit, plain):
        plain = below if is_relative or repository.kind(commit, below) else plain
    top = folder / "tree"
    top.mkdir(parents=True)
    # Nothing around the files may look as if it belonged to the description.
    (folder / "not-a-description").touch()
    path_there = lay_out(repository, commit, plain, top)
    return Side(name, path_there, top, repository.root)


def named_by_user(report: DiffReport, base: Side, head: Side) -> DiffReport:
    """The report with the names that the user gave, and places in the files of the repository."""

    def change(one: Change) -> Change:
        return msgspec.structs.replace(
            one, base=_place(one.base, base.shown), head=_place(one.head, head.shown)
        )

    return msgspec.structs.replace(
        report,
        base=base.name,
        head=head.name,
        changes=tuple(change(one) for one in report.changes),
    )


def finding_by_user(finding: Diagnostic, sides: tuple[Side, ...]) -> Diagnostic:
    """A diagnostic that names places as the user knows them, in its texts as well."""

    def shown(text: str) -> str:
        for side in sides:
            if side.laid_out is not None:
                text = text.replace(f"{side.laid_out.as_posix()}/", "")
        return text

    def span(one: Span) -> Span:
        return msgspec.structs.replace(one, file=shown(one.file))

    related = tuple(
        msgspec.structs.replace(one, span=span(one.span)) for one in finding.related
    )
    return msgspec.structs.replace(
        finding,
        message=shown(finding.message),
        span=span(finding.span),
        hint=None if finding.hint is None else shown(finding.hint),
        related=related,
    )


def _place(place: Place | None, shown: Callable[[str], str]) -> Place | None:
    if place is None:
        return None
    return msgspec.structs.replace(place, file=shown(place.file))
