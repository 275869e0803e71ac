"""What must not be overwritten, and what is no place for output at all."""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from specmill.render.manifest import MANIFEST_NAME, Manifest, is_safe_path

ConflictCode = Literal[
    "damaged-manifest",
    "edited-file",
    "foreign-file",
    "same-package",
    "symbolic-link",
    "unsafe-path",
]

_MOST_LISTED = 3
_MOVE = "move what is there, or choose another folder with --out"
_RENAME = "give one of the two another name with x-specmill-name"


class Conflict(msgspec.Struct, frozen=True):
    """A place in the output that must not be written; `forceable` ones give way to `--force`."""

    path: str
    code: ConflictCode
    message: str
    hint: str
    forceable: bool = False


def edited_file(path: str) -> Conflict:
    """A file that a person changed after it was generated."""
    message = "this file was edited by hand since specmill wrote it"
    hint = "move the edit to the description, sdk.yaml or a template, or drop it with --force"
    return Conflict(path, "edited-file", message, hint, forceable=True)


def foreign_file(path: str) -> Conflict:
    """A file that stood in the folder before."""
    message = "this file was there before, and was not written by specmill"
    hint = "choose another folder, or overwrite the file with --force"
    return Conflict(path, "foreign-file", message, hint, forceable=True)


def damaged_manifest(reason: str) -> Conflict:
    """A manifest that can't be read, so that nothing is known about the files in the folder."""
    message = f"the manifest can't be read: {reason}"
    hint = "restore it from version control, or go on without it with --force"
    return Conflict(MANIFEST_NAME, "damaged-manifest", message, hint, forceable=True)


def other_description(
    before: Sequence[Manifest], manifest: Manifest
) -> Conflict | None:
    """An SDK of another description in the folder, which this one would replace."""
    if not before or any(_is_kin(one, manifest) for one in before):
        return None
    own, other = map(_described, (manifest, before[0]))
    if own == other:
        own, other = map(_listed, (manifest, before[0]))
    message = f"this folder has the SDK of another description: of {other}, not of {own}, which has the same title"
    hint = (
        "give one of them another `package`, in sdk.yaml or by --package, or generate it with "
        "another --out; --force replaces the SDK, as when its resources have other names now"
    )
    return Conflict(MANIFEST_NAME, "same-package", message, hint, forceable=True)


def _described(one: Manifest) -> str:
    return f"'{one.description}'" if one.description else "a mapping"


def _listed(one: Manifest) -> str:
    """The resources, of which two descriptions in files of one name have few in common."""
    names = [f"'{name.removesuffix('.py')}'" for name in sorted(one.resources)]
    return ", ".join(names[:_MOST_LISTED]) + ", …" * (len(names) > _MOST_LISTED)


def _is_kin(one: Manifest, other: Manifest) -> bool:
    """True where half of the resources are the same, as in another version; or the name of the file, without any."""
    if not (one.resources and other.resources):
        return one.description in ("", other.description)
    least = min(len(one.resources), len(other.resources))
    return 2 * len(one.resources & other.resources) >= least


def find_obstacle(root: Path, path: str) -> Conflict | None:
    """Why `path` can't be a file below `root`: a link, or a file for a folder, or the reverse."""
    place = root
    parts = path.split("/")
    for depth in range(len(parts) + 1):
        shown = "/".join(parts[:depth]) or "."
        try:
            mode = place.lstat().st_mode
        except FileNotFoundError:
            return None
        if stat.S_ISLNK(mode):
            message = "this is a symbolic link, and specmill follows none in its output"
            hint = "remove the link, or choose the folder that it leads to with --out"
            return Conflict(shown, "symbolic-link", message, hint)
        if depth == len(parts):
            message = "this is no file, but a file has to be written here"
            if stat.S_ISREG(mode):
                return None
            return Conflict(shown, "foreign-file", message, _MOVE)
        if not stat.S_ISDIR(mode):
            message = "this is no folder, but files have to be written into it"
            return Conflict(shown, "foreign-file", message, _MOVE)
        place = place / parts[depth]
    return None


def find_unsafe(paths: Iterable[str]) -> Iterator[Conflict]:
    """Paths that leave the folder, or that are one file on a disk which ignores case or form."""
    known = sorted(paths)
    folders = {folder for path in known for folder in _folders(_folded(path))}
    seen: dict[str, str] = {}
    for path in known:
        if not is_safe_path(path) or path == MANIFEST_NAME:
            message = f"{path!r} is no path that may be written"
            hint = "change the name that it is made of with x-specmill-name"
            yield Conflict(path, "unsafe-path", message, hint)
        elif _folded(path) in seen:
            other = seen[_folded(path)]
            message = f"this differs from '{other}' in upper and lower case only"
            yield Conflict(path, "unsafe-path", message, _RENAME)
        elif _folded(path) in folders:
            message = "this is both a file and a folder of the output"
            yield Conflict(path, "unsafe-path", message, _RENAME)
        seen[_folded(path)] = path


def _folded(path: str) -> str:
    """What a disk takes a path for that ignores case, or that has its own Unicode form (macOS)."""
    return unicodedata.normalize("NFC", path).casefold()


def _folders(path: str) -> Iterator[str]:
    parts = path.split("/")
    return ("/".join(parts[:depth]) for depth in range(1, len(parts)))
