"""Descriptions as they are in a git revision: their files, read from the repository and laid out elsewhere.

git is asked for names and contents only; nothing of the work tree changes, and no hook or shell runs.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

import msgspec

_SUFFIXES = frozenset({".json", ".yaml", ".yml"})
_TEXTS = frozenset({".htm", ".html", ".markdown", ".md", ".txt"})
_SETTINGS = (
    "--no-pager",
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
    *("-c", "diff.relative=false"),
)
_MOST_FILES = 5_000
_MOST_BYTES = 200_000_000
_MOST_LEVELS = 3
_PARENT_FILE = re.compile(r"(?:\.\./)+[\w./-]+\.(?:json|ya?ml)")


class RevisionError(Exception):
    """A revision or path that is not there; the text is for the user, `hint` says what may help."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message} ({hint})" if hint else message)


class Blob(msgspec.Struct, frozen=True):
    """A file of a revision: its path in the repository, its object and size."""

    path: str
    object: str
    size: int


class Repository:
    """The git repository around a folder; references may not leave `reach`, where one is given."""

    def __init__(self, folder: Path, reach: Path | None = None) -> None:
        self._folder = folder
        self._listed: dict[tuple[str, str], list[Blob]] = {}
        self.root = Path(self._line("rev-parse", "--show-toplevel"))
        self.prefix = self._line("rev-parse", "--show-prefix").rstrip("/")
        self._reach = None if reach is None else self.below(reach)

    def below(self, path: Path) -> str | None:
        """A path from the top of the repository; None where it is not below that."""
        place, root = path.resolve(), self.root.resolve()
        return (
            place.relative_to(root).as_posix() if place.is_relative_to(root) else None
        )

    def shared_with(self, names: Iterable[str], folder: str) -> str:
        """The folder whose files a description in `folder` may refer to; "" for the whole repository."""
        if self._reach == "." or not folder:
            return ""
        if self._reach and f"{folder}/".startswith(f"{self._reach}/"):
            return self._reach
        return shared_with(names, folder)

    def commit(self, revision: str) -> str:
        """The object name of a revision; without any commit `HEAD` is what has no files.

        Raises RevisionError when there is none.
        """
        name = f"{revision}^{{commit}}"
        if not revision or revision.startswith("-"):
            raise RevisionError(f"'{revision}' is no revision")
        found = self._try("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        if found is None and revision == "HEAD":
            # Before the first commit everything is new, and git compares with the tree of no files.
            return self._line("hash-object", "-t", "tree", "--stdin")
        if found is None:
            raise RevisionError(
                f"there is no revision '{revision}'", self._hint(revision)
            )
        return found.decode().strip()

    def merge_base(self, commit: str) -> str:
        """Where the work tree's history left that of `commit`; itself when that is unknown."""
        found = self._try("merge-base", commit, "HEAD")
        return found.decode().split()[0] if found else commit

    def kind(self, commit: str, path: str) -> str:
        """ "blob", "tree", or "" for a path that the revision does not have."""
        found = self._try("cat-file", "-t", f"{commit}:{path}")
        return found.decode().strip() if found else ""

    def blobs(self, commit: str, folder: str = "") -> list[Blob]:
        """The plain files in a folder and below; links and modules are left out."""
        if (commit, folder) not in self._listed:
            self._listed[commit, folder] = list(self._list(commit, folder))
        return self._listed[commit, folder]

    def _list(self, commit: str, folder: str) -> Iterator[Blob]:
        place = [f"{folder}/"] if folder else []
        text = self._run("ls-tree", "-r", "-l", "-z", "--full-tree", commit, *place)
        for record in text.split(b"\0"):
            head, _, name = record.partition(b"\t")
            parts = head.split()
            if len(parts) == 4 and parts[0] in (b"100644", b"100755"):
                path = os.fsdecode(name)
                yield Blob(path, parts[2].decode(), int(parts[3]))

    def contents(self, blobs: Sequence[Blob]) -> Iterable[tuple[Blob, bytes]]:
        """The bytes of files, as they were committed."""
        asked = "".join(f"{one.object}\n" for one in blobs).encode()
        text = self._run("cat-file", "--batch", given=asked)
        start = 0
        for blob in blobs:
            start = text.index(b"\n", start) + 1
            yield blob, text[start : start + blob.size]
            start += blob.size + 1

    def present(self) -> list[str]:
        """The files of the work tree that git knows or would take, by their path in the repository."""
        text = self._run(
            *("ls-files", "-z", "--cached", "--others", "--exclude-standard"),
            *("--full-name", "--", ":/"),
        )
        names = {os.fsdecode(one) for one in text.split(b"\0") if one}
        return sorted(one for one in names if (self.root / one).is_file())

    def changed(self, commit: str) -> set[str]:
        """The files that differ between a revision and the work tree, new ones included."""
        text = self._run(
            "diff", "--name-only", "-z", "--no-ext-diff", "--no-renames", commit
        )
        others = self._run(
            *("ls-files", "-z", "--others", "--exclude-standard", "--full-name"),
            *("--", ":/"),
        )
        return {os.fsdecode(one) for one in (text + others).split(b"\0") if one}

    def author(self) -> str:
        """Who commits here, "" when nobody said."""
        found = self._try("config", "user.name")
        return found.decode(errors="replace").strip() if found else ""

    def _hint(self, revision: str) -> str:
        if self._try(
            "rev-parse", "--verify", "--quiet", f"origin/{revision}^{{commit}}"
        ):
            return f"did you mean origin/{revision}?"
        if self._line("rev-parse", "--is-shallow-repository") == "true":
            return "the clone is shallow: fetch the revision first"
        return "fetch it first, or name a branch, tag or commit that is here"

    def _line(self, *arguments: str) -> str:
        return os.fsdecode(self._run(*arguments)).rstrip("\n")

    def _run(self, *arguments: str, given: bytes = b"") -> bytes:
        found = self._ask(arguments, given)
        if found.returncode:
            reason = found.stderr.decode(errors="replace").strip().splitlines()
            raise RevisionError(f"git: {reason[0] if reason else 'failed'}")
        return found.stdout

    def _try(self, *arguments: str) -> bytes | None:
        found = self._ask(arguments, b"")
        return None if found.returncode else found.stdout

    def _ask(
        self, arguments: Sequence[str], given: bytes
    ) -> subprocess.CompletedProcess[bytes]:
        settings = {
            "LC_ALL": "C",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_LITERAL_PATHSPECS": "0",
        }
        try:
            return subprocess.run(
                ["git", *_SETTINGS, "-C", str(self._folder), *arguments],
                input=given,
                capture_output=True,
                check=False,
                env=os.environ | settings,
            )
        except FileNotFoundError:
            raise RevisionError("git is not installed") from None


def shared_with(names: Iterable[str], folder: str) -> str:
    """The folder whose files a description in `folder` may refer to.

    That is its own, or one above it that holds nothing but JSON and YAML; the top of a repository never is.
    """
    given = tuple(names)
    widest = folder
    for parent in [str(one) for one in PurePosixPath(folder).parents][:_MOST_LEVELS]:
        inside = [one for one in given if one.startswith(f"{parent}/")]
        plain = all(_is_description(one) for one in inside)
        if parent == "." or not plain or len(inside) > _MOST_FILES:
            break
        widest = parent
    return widest


def lay_out(repository: Repository, commit: str, path: str, into: Path) -> Path:
    """Write the files that a description at `path` may consist of below `into`; where it is then."""
    kind = repository.kind(commit, path) if path else "tree"
    if not kind:
        raise RevisionError(
            f"'{path}' is not in that revision", _near(repository, commit, path)
        )
    if kind not in ("blob", "tree"):
        raise RevisionError(f"'{path}' is a module with a repository of its own")
    folder = path if kind == "tree" else path.rpartition("/")[0]
    every = repository.blobs(commit)
    widest = repository.shared_with((one.path for one in every), folder)
    wanted = [
        one
        for one in every
        if one.path == path
        or (
            _is_description(one.path)
            and (not widest or one.path.startswith(f"{widest}/"))
        )
    ]
    texts = [
        one
        for one in every
        if PurePosixPath(one.path).suffix.lower() in _TEXTS
        and (not folder or one.path.startswith(f"{folder}/"))
    ]
    if len(wanted) + len(texts) <= _MOST_FILES:
        wanted += texts
    if len(wanted) > _MOST_FILES or sum(one.size for one in wanted) > _MOST_BYTES:
        raise RevisionError(f"'{folder}' holds too much", "name a folder of its own")
    _write(repository, wanted, into)
    written = {one.path for one in wanted}
    named = set(_named_above(into / folder, folder)) - written
    _write(repository, [one for one in every if one.path in named], into)
    return into / path if path else into


def _write(repository: Repository, blobs: Sequence[Blob], into: Path) -> None:
    for blob, content in repository.contents(blobs):
        target = into / blob.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _named_above(laid: Path, folder: str) -> Iterable[str]:
    """Files outside of a description's folder that its configuration names: overlays."""
    config = laid / "sdk.yaml"
    text = (
        config.read_text(encoding="utf-8", errors="replace") if config.is_file() else ""
    )
    for found in _PARENT_FILE.findall(text):
        yield os.path.normpath(f"{folder}/{found}")


def _is_description(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in _SUFFIXES


def _near(repository: Repository, commit: str, path: str) -> str:
    """What there is in the nearest folder that exists."""
    folder = path
    while folder and repository.kind(commit, folder) != "tree":
        folder = folder.rpartition("/")[0]
    names = {
        one.path[len(folder) :].lstrip("/").partition("/")[0]
        for one in repository.blobs(commit, folder)
    }
    shown = ", ".join(sorted(names)[:8])
    return (
        f"{folder or 'the top'} has {shown}{', …' if len(names) > 8 else ''}"
        if shown
        else ""
    )
