"""Files reach the disk here, all together or not at all.

`plan_output` compares the output with what is there, and finds what must not be touched;
`write_output` carries the plan out, and puts everything back when a step fails. No symbolic link is
ever followed below the output folder.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import os
import secrets
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from specmill.render.conflicts import (
    Conflict,
    damaged_manifest,
    edited_file,
    find_obstacle,
    find_unsafe,
    foreign_file,
    other_description,
)
from specmill.render.manifest import (
    MANIFEST_NAME,
    Manifest,
    ManifestError,
    encode_manifest,
    is_generated,
    known_digests,
    read_manifests,
)
from specmill.render.source_file import SourceFile
from specmill.saving import naming

_STAGING = ".specmill-staging-"


class Change(msgspec.Struct, frozen=True):
    """One file that differs: `before` is on the disk, `after` should be; None is no file."""

    path: str
    before: bytes | None
    after: bytes | None


class OutputPlan(msgspec.Struct, frozen=True):
    """What to do in the folder `root`: `changes`, and stale files `kept` because of edits."""

    root: Path
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    kept: tuple[str, ...]


def plan_output(
    root: Path,
    files: Iterable[SourceFile],
    manifest: Manifest,
    *,
    is_chosen: bool = True,
) -> OutputPlan:
    """Compare `files` and `manifest` with the folder `root`; reads the disk and changes nothing.

    A folder that nobody has chosen for this description may be that of another one.
    """
    wanted = {one.path: one.content for one in files}
    conflicts = list(find_unsafe(wanted))
    if conflicts:
        return OutputPlan(root, (), tuple(conflicts), ())
    wanted[MANIFEST_NAME] = encode_manifest(manifest)
    listed: dict[str, frozenset[str]] = {}
    try:
        manifests = read_manifests(root)
        listed = known_digests(manifests)
        if not is_chosen:
            other = other_description(manifests, manifest)
            conflicts.extend(() if other is None else (other,))
    except ManifestError as error:
        conflicts.append(damaged_manifest(str(error)))
    changes: list[Change] = []
    for path, after in sorted(wanted.items()):
        blocked = find_obstacle(root, path)
        if blocked is not None:
            conflicts.append(blocked)
            continue
        before = _read(root / path)
        if before is not None:
            if after in (before, before.replace(b"\r\n", b"\n")):
                continue
            conflicts.extend(_own_work(path, before, listed.get(path)))
        changes.append(Change(path, before, after))
    stale, kept = _stale(root, listed, wanted)
    changes.extend(stale)
    return OutputPlan(
        root, tuple(sorted(changes, key=lambda one: one.path)), tuple(conflicts), kept
    )


def _own_work(
    path: str, before: bytes, listed: frozenset[str] | None
) -> tuple[Conflict, ...]:
    """The conflict of a file that is not what was written the last time, whose digests are `listed`."""
    if path == MANIFEST_NAME or (listed and is_generated(before, listed)):
        return ()
    return (foreign_file(path) if listed is None else edited_file(path),)


def _go_on() -> None:
    """Nothing stops the run."""


def write_output(plan: OutputPlan, obey: Callable[[], None] = _go_on) -> None:
    """Carry out `plan`; after a failure, which is raised, the folder is as it was.

    `obey` may raise as long as no file has been replaced.
    """
    if not plan.changes:
        return
    plan.root.parent.mkdir(parents=True, exist_ok=True)
    fresh = not plan.root.exists()
    base = plan.root.parent if fresh else plan.root
    _remove_leftovers(base)
    staging = base / f"{_STAGING}{os.getpid()}-{secrets.token_hex(4)}"
    staging.mkdir()
    try:
        for change in plan.changes:
            obey()
            if change.after is not None:
                target = staging / "new" / change.path
                target.parent.mkdir(parents=True, exist_ok=True)
                with naming(plan.root / change.path):
                    target.write_bytes(change.after)
        if fresh:
            (staging / "new").rename(plan.root)
        else:
            _swap(plan, staging)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def unified_diff(plan: OutputPlan) -> str:
    """What would change, as a unified diff; paths are those of the output folder."""
    parts: list[str] = []
    for change in plan.changes:
        before = _lines(change.before)
        after = _lines(change.after)
        if before is None or after is None:
            parts.append(f"Binary files a/{change.path} and b/{change.path} differ\n")
            continue
        old = f"a/{change.path}" if change.before is not None else "/dev/null"
        new = f"b/{change.path}" if change.after is not None else "/dev/null"
        for line in difflib.unified_diff(before, after, old, new):
            parts.append(
                line
                if line.endswith("\n")
                else f"{line}\n\\ No newline at end of file\n"
            )
    return "".join(parts)


def _swap(plan: OutputPlan, staging: Path) -> None:
    """Put the staged files in place one by one, keeping what they replace until all are there."""
    undo = contextlib.ExitStack()
    with undo:
        # Removals first: where case is ignored, `Client.py` and its successor `client.py` are one
        # file. The manifest last: until then the old one tells what may be overwritten.
        for change in sorted(plan.changes, key=_turn):
            target = plan.root / change.path
            if change.before is not None:
                saved = staging / "old" / change.path
                saved.parent.mkdir(parents=True, exist_ok=True)
                _keep(target, saved)
                undo.callback(os.replace, saved, target)
            else:
                for folder in _missing_parents(plan.root, target):
                    folder.mkdir()
                    undo.callback(_remove_empty, folder)
                undo.callback(target.unlink, missing_ok=True)
            put(
                staging / "new" / change.path if change.after is not None else None,
                target,
            )
        undo.pop_all()
    for change in plan.changes:
        if change.after is None:
            _remove_empty_parents(plan.root, plan.root / change.path)


def _turn(change: Change) -> tuple[bool, bool]:
    return change.after is not None, change.path == MANIFEST_NAME


def put(staged: Path | None, target: Path) -> None:
    """Replace `target` by the staged file in one step, or remove it when there is none."""
    if staged is not None:
        staged.replace(target)
    else:
        target.unlink()


def _remove_leftovers(base: Path) -> None:
    """Remove what runs left behind that were killed: staging folders of processes that are gone."""
    for folder in base.glob(f"{_STAGING}*-*"):
        process = folder.name.removeprefix(_STAGING).partition("-")[0]
        if (
            process.isdecimal()
            and not folder.is_symlink()
            and not _is_running(int(process))
        ):
            shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: int) -> bool:
    if os.name == "nt":  # where `os.kill` ends the process, whatever the signal
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _keep(target: Path, saved: Path) -> None:
    """Make `saved` a second name of the file `target`; a copy where there are no hard links."""
    try:
        os.link(target, saved, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(target, saved, follow_symlinks=False)


def _missing_parents(root: Path, target: Path) -> list[Path]:
    missing: list[Path] = []
    folder = target.parent
    while folder != root and not folder.exists():
        missing.append(folder)
        folder = folder.parent
    return missing[::-1]


def _remove_empty_parents(root: Path, target: Path) -> None:
    folder = target.parent
    while folder != root and _remove_empty(folder):
        folder = folder.parent


def _remove_empty(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True


def _stale(
    root: Path, listed: dict[str, frozenset[str]], wanted: dict[str, bytes]
) -> tuple[list[Change], tuple[str, ...]]:
    """Listed files that are no longer wanted: those to remove, and those that were edited."""
    stale: list[Change] = []
    kept: list[str] = []
    for path, known in sorted(listed.items()):
        if (
            path in wanted
            or path == MANIFEST_NAME
            or find_obstacle(root, path) is not None
        ):
            continue
        before = _read(root / path)
        if before is None:
            continue
        if is_generated(before, known):
            stale.append(Change(path, before, None))
        else:
            kept.append(path)
    return stale, tuple(kept)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _lines(content: bytes | None) -> list[str] | None:
    """The lines of a text, None when it is no text."""
    try:
        return io.StringIO((content or b"").decode(), newline="\n").readlines()
    except UnicodeDecodeError:
        return None
