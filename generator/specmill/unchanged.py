"""What an earlier run read and wrote, so that one like it can say at once that nothing changed.

A run leaves a record in the user's folder for caches (`$XDG_CACHE_HOME/specmill`, unless changed
`~/.cache/specmill`): the files that it read, with their digests, those that it wrote, with size and
time, and what it had to say. The record is about this machine and this
installation only, which is why it is not in the manifest; without it, everything is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

import specmill
from specmill.saving import staging

_MOST_RECORDS = 64
_FRESH = 2_000_000_000  # ns; a file may change again within the clock tick of its time


class ReadFile(msgspec.Struct, frozen=True, array_like=True):
    """A file that was read; a time of 0 says that only the digest can tell whether it changed."""

    path: str
    size: int
    time: int
    digest: str


class WrittenFile(msgspec.Struct, frozen=True, array_like=True):
    """A file of the output, as it was left."""

    path: str
    size: int
    time: int


class Said(msgspec.Struct, frozen=True):
    """What a run printed: findings, a line for each SDK without the time it took, and the summaries."""

    findings: str
    closing: tuple[str, ...]
    summaries: tuple[msgspec.Raw, ...]


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What a run that began at `started` (seconds since 1970) did.

    `inputs` are the files it read with the SHA-256 of what was in them, `folders` those where it
    looked for files that may or may not be there.
    """

    started: float
    folders: frozenset[Path]
    inputs: Mapping[Path, str]
    outputs: tuple[Path, ...]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One run: the tool, the names in the folders it looked into, what it read, wrote and said."""

    tool: str
    folders: dict[str, str]
    inputs: tuple[ReadFile, ...]
    outputs: tuple[WrittenFile, ...]
    said: Said


class Asked(msgspec.Struct, frozen=True):
    """A run of `generate`, by its arguments: `key` are those that decide about the output in `out`."""

    out: Path
    key: tuple[str, ...]
    format: str
    check: bool

    @property
    def place(self) -> Path:
        """The file that holds the record of such a run."""
        text = "\0".join((str(Path.cwd()), *self.key))
        name = hashlib.sha256(text.encode(errors="replace")).hexdigest()
        return cache_folder() / f"{name[:32]}.json"


def cache_folder() -> Path:
    """Where records are kept (XDG Base Directory Specification); RuntimeError without a home."""
    caches = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(caches) if caches else Path.home() / ".cache") / "specmill"


_IMMATERIAL = frozenset({"--debug", "--force", "--no-verify", "--verify"})
"""Options that change nothing about an output that is there already."""


def ask(arguments: Sequence[str]) -> Asked | None:
    """The run that a command line asks for; None when that is no `generate`, or one to be measured.

    Nothing is checked here: a line that is wrong has no record, and comes to whoever checks it.
    """
    if arguments[:1] != ["generate"] or "--timings" in arguments:
        return None
    valued = {"--out": "generated", "--format": "text"}
    key: list[str] = []
    waiting = iter(arguments[1:])
    for one in waiting:
        name, equals, value = one.partition("=")
        if name in valued:
            valued[name] = value if equals else next(waiting, "")
        elif one != "--check" and one not in _IMMATERIAL:
            key.append(one)
    out = valued["--out"]
    return Asked(Path(out), (out, *key), valued["--format"], "--check" in arguments)


def recall(asked: Asked) -> Said | None:
    """What the last such run said, when all that it read and wrote is as it was; else None."""
    try:
        place = asked.place
        if place.is_symlink() or place.parent.is_symlink():
            return None
        record = msgspec.json.decode(place.read_bytes(), type=Record)
        same = (
            all(map(_is_as_written, record.outputs))
            and all(map(_is_as_read, record.inputs))
            and all(_stamp_of(one) == stamp for one, stamp in record.folders.items())
            and record.tool == _tool()
        )
    except (OSError, ValueError, RuntimeError):
        return None
    return record.said if same else None


def remember(
    asked: Asked,
    run: Run,
    said: Said,
) -> None:
    """Leave a record of a run; what fails is left undone."""
    with contextlib.suppress(OSError, ValueError, RuntimeError):
        record = Record(
            tool=_tool(),
            folders={str(one.absolute()): _stamp_of(str(one)) for one in run.folders},
            inputs=tuple(_read_file(*one, run.started) for one in run.inputs.items()),
            outputs=tuple(map(_written_file, run.outputs)),
            said=said,
        )
        _store(asked.place, msgspec.json.encode(record))


def _store(place: Path, content: bytes) -> None:
    folder = place.parent
    if folder.is_symlink() or place.is_symlink():
        return
    folder.mkdir(parents=True, exist_ok=True)
    records = sorted(folder.glob("*.json"), key=lambda one: one.lstat().st_mtime_ns)
    for old in records[: -_MOST_RECORDS or None]:
        old.unlink(missing_ok=True)
    with staging(place, content):
        pass


def _is_as_written(one: WrittenFile) -> bool:
    found = os.lstat(one.path)
    return one.size == found.st_size and one.time == found.st_mtime_ns


def _is_as_read(one: ReadFile) -> bool:
    found = Path(one.path).stat()
    if one.size != found.st_size:
        return False
    return one.time == found.st_mtime_ns or one.digest == _digest(one.path)


def _read_file(path: Path, digest: str, started: float) -> ReadFile:
    found = path.stat()
    settled = found.st_mtime_ns < started * 1e9 - _FRESH
    time_ns = found.st_mtime_ns if settled else 0
    return ReadFile(str(path.absolute()), found.st_size, time_ns, digest)


def _written_file(path: Path) -> WrittenFile:
    found = path.lstat()
    return WrittenFile(str(path.absolute()), found.st_size, found.st_mtime_ns)


def _digest(path: str) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stamp_of(folder: str) -> str:
    return _stamp(sorted(one.name for one in Path(folder).iterdir()))


def _tool() -> str:
    """This installation of specmill: its version, its Python, and the files it is made of."""
    package = Path(__file__).parent
    templates = package.parents[1] / "templates"  # of a checkout
    files = [*_below(package), *(_below(templates) if templates.is_dir() else ())]
    return f"{specmill.__version__} {sys.version_info} {_stamp(files)}"


def _below(folder: Path) -> Iterator[str]:
    yield from _entries(folder)
    with os.scandir(folder) as found:
        inner = sorted(
            one.path
            for one in found
            if one.name != "__pycache__" and one.is_dir(follow_symlinks=False)
        )
    for path in inner:
        yield from _below(Path(path))


def _entries(folder: Path) -> Iterator[str]:
    """Name, size and time of each file of a folder; of folders only the name."""
    with os.scandir(folder) as found:
        for one in sorted(found, key=lambda one: one.name):
            if one.is_dir():
                if one.name != "__pycache__":
                    yield one.name
                continue
            status = one.stat(follow_symlinks=False)
            yield f"{one.name}\0{status.st_size}\0{status.st_mtime_ns}"


def _stamp(texts: Iterable[str]) -> str:
    stamp = hashlib.sha256("\n".join(texts).encode(errors="replace"))
    return stamp.hexdigest()
