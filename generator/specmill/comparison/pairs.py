"""Every description of a repository beside its own state in another revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

import msgspec

from specmill.comparison.moves import moved
from specmill.comparison.revisions import Repository, RevisionError
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


class _Names(msgspec.Struct, frozen=True):
    """The descriptions of both states, and where those that were moved come from."""

    before: frozenset[str]
    after: frozenset[str]
    origins: Mapping[str, str]

    def compared(self) -> list[str]:
        """Every description by its name of now, or its last one."""
        return sorted({*self.before, *self.after} - {*self.origins.values()})

    def origin(self, name: str) -> str:
        """What a description was called before."""
        return self.origins.get(name, name)


def pairs_since(
    revision: str, paths: Sequence[str], folder: Path, reach: Path | None = None
) -> list[Pair]:
    """The descriptions that differ from where this work left `revision`.

    `paths` are files or folders to look in; without any the whole repository is looked through.
    `reach` is the folder that references may not leave.
    """
    repository = Repository(Path.cwd(), reach)
    commit = repository.merge_base(repository.commit(revision))
    present = repository.present()
    looked_in = [_below(repository, one) for one in paths]
    names = _names(repository, commit, present, looked_in)
    inside = [one for one in names.compared() if _is_in(one, looked_in)]
    known = names.before | names.after
    empty = [
        path
        for path, place in zip(paths, looked_in, strict=True)
        if not any(_is_in(one, [place]) for one in known)
    ]
    if empty:
        raise RevisionError(
            f"no description in {', '.join(empty)}",
            f"none is called {DESCRIPTION_NAMES[0]} or alike",
        )
    changed = repository.changed(commit)
    touched = [one for one in inside if _is_touched(one, changed, present, repository)]
    return list(_opened(repository, commit, revision, touched, names, folder))


def _names(
    repository: Repository,
    commit: str,
    present: Sequence[str],
    looked_in: Sequence[str],
) -> _Names:
    blobs = {one.path: one for one in repository.blobs(commit)}
    before, after = _descriptions(blobs), _descriptions(present)
    gone = [blobs[one] for one in sorted(before - after)]
    new = [one for one in sorted(after - before) if _is_in(one, looked_in)]
    if not gone or not new:
        return _Names(before, after, {})
    origins = moved(
        {one.path: text for one, text in repository.contents(gone)},
        {one: (repository.root / one).read_bytes() for one in new},
    )
    return _Names(before, after, origins)


def _opened(
    repository: Repository,
    commit: str,
    revision: str,
    chosen: Sequence[str],
    names: _Names,
    folder: Path,
) -> Iterator[Pair]:
    for number, name in enumerate(chosen):
        base = head = None
        old = names.origin(name)
        if old in names.before:
            place = folder / str(number)
            base = open_revision(
                repository, commit, f"/{old}", place, f"git:{revision}:{old}"
            )
        if name in names.after:
            head = Side(name, _relative(repository.root / name))
        yield Pair(base, head)


def _descriptions(paths: Iterable[str]) -> frozenset[str]:
    return frozenset(
        one for one in paths if PurePosixPath(one).name in DESCRIPTION_NAMES
    )


def _below(repository: Repository, path: str) -> str:
    """A path that the user named, from the top of the repository."""
    place = repository.below(Path(path))
    if place is None:
        raise RevisionError(f"'{path}' is not in the repository")
    return place


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
    widest = repository.shared_with(present, folder)
    return any(not widest or one.startswith(f"{widest}/") for one in changed)


def _relative(path: Path) -> Path:
    """The path as it is printed: from the current folder where it lies below."""
    current = Path.cwd().resolve()
    return path.relative_to(current) if path.is_relative_to(current) else path
