"""The lock file: decisions of earlier runs, kept beside the description so that nothing changes silently."""

from __future__ import annotations

import difflib
import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from specmill.diagnostics import Diagnostics, Location
from specmill.misfits import misfit
from specmill.model.decisions import (
    NO_LOCK,
    Decision,
    Lock,
    LockedName,
    LockedPaging,
    Subject,
)
from specmill.model.joined_locks import disputes, joined_locks
from specmill.saving import staging
from specmill.source.json_text import json_text
from specmill.source.merge_sides import merge_sides
from specmill.source.workspace import Workspace

LOCK_NAME = "specmill.lock"

_HINT = "--update-lock writes it anew"


class LockFile(msgspec.Struct, frozen=True, kw_only=True):
    """A lock as it is (None: absent) and as it should be; `path` is where it stands."""

    path: Path
    before: str | None
    after: str

    @property
    def is_changed(self) -> bool:
        """True when the file has to be written."""
        return self.before != self.after


def read_lock(
    spec: Path | None, workspace: Workspace, diagnostics: Diagnostics
) -> Lock:
    """The lock beside a description; one of another description holds nothing."""
    path = None if spec is None else spec.parent / LOCK_NAME
    if spec is None or path is None or not os.path.lexists(path):
        return NO_LOCK
    place = Location(str(path))
    lock = _join_sides(place, diagnostics)
    if lock is None:
        root = workspace.open(path, "a lock")
        if root is None:
            return NO_LOCK
        place = root.location
        try:
            lock = msgspec.convert(root.value, Lock)
        except msgspec.ValidationError as error:
            message = f"this is no lock file of specmill: {misfit(error, Lock)}"
            diagnostics.error("invalid-lock", message, place, _HINT)
            return NO_LOCK
    _check_names(lock, place, diagnostics)
    return lock if lock.description == spec.name else NO_LOCK


def _join_sides(place: Location, diagnostics: Diagnostics) -> Lock | None:
    """What both sides of a merge hold that git left in the file; ours wins. None where there are none."""
    try:
        sides = merge_sides(Path(place.file).read_bytes())
    except OSError:  # as is reported when the file is opened
        return None
    if sides is None:
        return None
    try:
        ours, theirs = (msgspec.json.decode(side, type=Lock) for side in sides)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    message = "git left a merge conflict here: what either side has decided holds"
    disputed = disputes(ours, theirs)
    if disputed:
        message += f", and ours of {', '.join(disputed)}"
    hint = "`specmill generate` writes the lock anew, without the conflict"
    diagnostics.note("merged-lock", message, place, hint)
    return joined_locks(ours, theirs)


def _check_names(lock: Lock, place: Location, diagnostics: Diagnostics) -> None:
    parts = {
        "methods": lock.methods,
        "types": lock.types,
        "errors": lock.errors,
        "aliases": lock.aliases,
    }
    for part, held in parts.items():
        for key, one in held.items():
            if not all(one.name.split(".")):
                message = f"{one.name!r} is no name"
                diagnostics.error(
                    "invalid-lock", message, place.child(part, key), _HINT
                )


def plan_lock(
    spec: Path | None,
    decisions: Sequence[Decision],
    diagnostics: Diagnostics,
    *,
    asked: bool,
) -> LockFile | None:
    """The lock that a run leaves behind: where there is one, an `sdk.yaml`, or somebody `asked`.

    The lock of another description in the same folder is never touched.
    """
    if spec is None:
        return None
    path = spec.parent / LOCK_NAME
    before = path.read_text("utf-8", errors="replace") if path.is_file() else None
    if before is None and not asked and not (spec.parent / "sdk.yaml").is_file():
        return None
    owner = None if before is None else _owner(path)
    if owner not in (None, spec.name):
        if asked:
            message = f"this is the lock of {owner!r}"
            hint = "give each description a folder of its own"
            diagnostics.error("foreign-lock", message, Location(str(path)), hint)
        return None
    return LockFile(
        path=path, before=before, after=json_text(make_lock(decisions, spec.name))
    )


def make_lock(decisions: Sequence[Decision], description: str) -> Lock:
    """All decisions about an SDK, except those that its author took."""
    decided = [one for one in decisions if one.rule != "x-specmill-name"]

    def named(subject: Subject) -> dict[str, LockedName]:
        return {one.key: _name(one) for one in decided if one.subject == subject}

    return Lock(
        description=description,
        methods=named("method"),
        pagination={
            one.key: LockedPaging(one.value, one.rule, one.reason)
            for one in decided
            if one.value is not None and not isinstance(one.value, str)
        },
        unpaged=tuple(sorted(one.key for one in decided if one.value is None)),
        types=named("type"),
        errors=named("error"),
        aliases=dict(sorted(named("alias").items())),
    )


@contextmanager
def writing(lock: LockFile | None) -> Generator[None]:
    """Write the file, and put it in place when the block has come to its end."""
    if lock is None:
        yield
        return
    with staging(lock.path, lock.after.encode()):
        yield


def lock_diff(lock: LockFile | None) -> str:
    """How a lock file changes; empty when there is none to write."""
    if lock is None:
        return ""
    before = (lock.before or "").splitlines(keepends=True)
    after = lock.after.splitlines(keepends=True)
    old, new = f"a/{lock.path}", f"b/{lock.path}"
    return "".join(difflib.unified_diff(before, after, old, new))


def _owner(path: Path) -> str | None:
    """The description that a lock is about; None when the file is none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Lock).description
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _name(one: Decision) -> LockedName:
    assert isinstance(one.value, str)
    return LockedName(one.value, one.rule, one.reason)
