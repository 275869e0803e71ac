"""Folders of descriptions: how far one reaches, and what its files call themselves."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

_SUFFIXES = frozenset({".json", ".yaml", ".yml"})
_MOST_ENTRIES = 5_000
_MOST_LEVELS = 3
_HEAD = 4_096  # bytes of a file, in which its own name stands if it has one
_OWN_NAME = re.compile(
    rb"""^[\s{]*["']?\$(?:id|self)["']?\s*:\s*["']?([^"'\s,#]+)""", re.MULTILINE
)


def shared_folder(root: Path, target: Path) -> Path | None:
    """The nearest folder above `root` that holds `target` too; None when that may be private.

    A folder belongs to a description when everything in it and below is a JSON or YAML file, so
    that a description in `spec` can refer to its neighbour `common`, but to nothing of the
    project, home or system that it was put into.
    """
    for folder in list(root.parents)[:_MOST_LEVELS]:
        if not _holds_descriptions_only(folder):
            return None
        if target.is_relative_to(folder):
            return folder
    return None


def named_files(root: Path) -> dict[str, Path]:
    """The files below `root` by the URI that they give themselves, the first of equal ones."""
    found: dict[str, Path] = {}
    for entry in _entries(root):
        if entry is None:
            break
        if entry.is_file(follow_symlinks=False) and _suffix(entry) in _SUFFIXES:
            name = _own_name(entry)
            if name is not None:
                found.setdefault(name, Path(entry.path))
    return found


def _holds_descriptions_only(folder: Path) -> bool:
    return all(
        entry is not None
        and not entry.is_symlink()
        and (entry.is_dir() or (entry.is_file() and _suffix(entry) in _SUFFIXES))
        for entry in _entries(folder)
    )


def _entries(folder: Path) -> Iterator[os.DirEntry[str] | None]:
    """What is in a folder and below, sorted; None where there is more, or it can't be read."""
    waiting = [str(folder)]
    count = 0
    while waiting:
        try:
            with os.scandir(waiting.pop()) as listing:
                entries = sorted(listing, key=lambda one: one.name)
        except OSError:
            yield None
            continue
        for entry in entries:
            count += 1
            if count > _MOST_ENTRIES:
                yield None
                return
            yield entry
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)


def _own_name(entry: os.DirEntry[str]) -> str | None:
    try:
        with Path(entry.path).open("rb") as stream:
            name = _OWN_NAME.search(stream.read(_HEAD))
    except OSError:
        return None
    return None if name is None else name[1].decode(errors="replace")


def _suffix(entry: os.DirEntry[str]) -> str:
    return Path(entry.name).suffix.lower()
