"""Every description of a repository beside its own state in another revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

import msgspec

from specmill.comparison.revisions import Repository, RevisionError, shared_with
from specmill.comparison.sides import Side, open_revision
from specmill.loading import DESCRIPTION_NAMES


class Pair(msgspec.Struct, frozen=True):
    """A description before and after; None on the side where it does not exist."""

    base: Side | None
    head: Side | None

    @property
    def name(self) -> str:
        """What the description is called now, or was called."""
        side = self.head or self.base
        return "" if side is None else side.name


def pairs_since(revision: str, paths: Sequence[str], folder: Path) -> list[Pair]:
    """The descriptions that differ from where this work left `revision`.

    `paths` are files or folders to look in; without any the whole repository is looked through.
    """
    repository = Repository(Path.cwd())
    commit = repository.merge_base(repository.commit(revision))
    before = _descriptions(one.path for one in repository.blobs(commit))
    present = repository.present()
    after = _descriptions(present)
    looked_in = [_below(repository, one) for one in paths]
    names = [one for one in sorted({*before, *after}) if _is_in(one, looked_in)]
    if paths and not names:
        raise RevisionError(
            f"no description in {', '.join(paths)}",
            f"none is called {DESCRIPTION_NAMES[0]} or alike",
        )
    changed = repository.changed(commit)
    touched = [one for one in names if _is_touched(one, changed, present, repository)]
    return list(_opened(repository, commit, revision, touched, (before, after), folder))


def _opened(
    repository: Repository,
    commit: str,
    revision: str,
    names: Sequence[str],
    sides: tuple[frozenset[str], frozenset[str]],
    folder: Path,
) -> Iterator[Pair]:
    before, after = sides
    for number, name in enumerate(names):
        base = head = None
        if name in before:
            place = folder / str(number)
            base = open_revision(
                repository, commit, f"/{name}", place, f"git:{revision}:{name}"
            )
        if name in after:
            head = Side(name, _relative(repository.root / name))
        yield Pair(base, head)


def _descriptions(paths: Iterable[str]) -> frozenset[str]:
    return frozenset(
        one for one in paths if PurePosixPath(one).name in DESCRIPTION_NAMES
    )


def _below(repository: Repository, path: str) -> str:
    """A path that the user named, from the top of the repository."""
    place = Path(path).resolve()
    root = repository.root.resolve()
    if not place.is_relative_to(root):
        raise RevisionError(f"'{path}' is not in the repository")
    return place.relative_to(root).as_posix()


def _is_in(name: str, places: Sequence[str]) -> bool:
    return not places or any(
        place in (".", name) or name.startswith(f"{place}/") for place in places
    )


def _is_touched(
    name: str, changed: Iterable[str], present: Sequence[str], repository: Repository
) -> bool:
    """Whether any file that the description may consist of has changed."""
    folder = name.rpartition("/")[0]
    config = repository.root / folder / "sdk.yaml"
    if config.is_file() and b"../" in config.read_bytes():
        return True
    widest = shared_with(present, folder) if folder else ""
    return any(not widest or one.startswith(f"{widest}/") for one in changed)


def _relative(path: Path) -> Path:
    """The path as it is printed: from the current folder where it lies below."""
    current = Path.cwd().resolve()
    return path.relative_to(current) if path.is_relative_to(current) else path
