"""Files in a folder of own templates that nothing reads: mostly those with a misspelt name."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import msgspec

from specmill.render.locations import builtin_templates

_FOLDERS = ("client", "package", "fixtures")
_SUFFIXES = frozenset({".jinja", ".jinja2", ".j2"})


class Unused(msgspec.Struct, frozen=True):
    """A file that no template was read from, and the name that was meant, if one is like it."""

    path: Path
    meant: str | None


def has_templates(folder: Path) -> bool:
    """Whether anything in a folder, or below it, looks like a template."""
    return any(path.suffix in _SUFFIXES for path in folder.rglob("*"))


def unused_templates(
    folders: Sequence[Path], read: Collection[str]
) -> Iterator[Unused]:
    """What looks like a template, and has neither the name of a built-in one nor was read by one."""
    builtin = builtin_templates()
    known = {
        path.relative_to(builtin).as_posix()
        for folder in _FOLDERS
        for path in (builtin / folder).iterdir()
    }
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if name in known or name in read or not path.is_file():
                continue
            meant = _meant(name, known)
            if path.suffix in _SUFFIXES or meant is not None:
                yield Unused(path, meant)


def _meant(name: str, known: Collection[str]) -> str | None:
    base = name.rpartition("/")[2]
    whole = difflib.get_close_matches(name, known, n=1, cutoff=0.9)
    bases = {one.rpartition("/")[2]: one for one in known}
    return whole[0] if whole else bases.get(base) or bases.get(f"{base}.jinja")
