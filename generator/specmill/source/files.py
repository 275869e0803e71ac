"""Open the files of a description, and no others."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import replace
from pathlib import Path

from specmill.source.folders import shared_folder
from specmill.source.limits import Limits
from specmill.source.reading import Problem, UnreadableError, shorten
from specmill.source.references import Reference

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# O_NONBLOCK: opening a pipe must not wait for a writer. O_NOFOLLOW: links are resolved before, so
# one that is met now was put there since. Windows knows neither and needs O_BINARY.
_WANTED = ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY")
_FLAGS: int = os.O_RDONLY | sum(getattr(os, name, 0) for name in _WANTED)


def read_file(path: Path, room: int, limits: Limits) -> bytes:
    """The bytes of a regular file of at most `room` bytes; raises `UnreadableError`.

    `path` has no links left to follow.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError:
        hint = "check the name, with upper and lower case, and the folder"
        raise _unreadable("there is no such file", hint) from None
    except (OSError, ValueError) as error:
        reason = (
            error.strerror
            if isinstance(error, OSError) and error.strerror
            else str(error)
        )
        raise _unreadable(f"the file can't be opened: {reason.lower()}") from None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            hint = "name a file; what comes from a pipe has to be saved in one first"
            raise _unreadable("this is not a regular file", hint)
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            data = stream.read(max(room, 0) + 1)
    except OSError as error:
        raise _unreadable(
            f"the file can't be read: {(error.strerror or '').lower()}"
        ) from None
    finally:
        os.close(descriptor)
    if len(data) > room:
        message = f"the description has more than {limits.bytes:,} bytes"
        hint = f"allow more with --max-bytes (now {limits.bytes})"
        raise UnreadableError(Problem(code="too-large", message=message, hint=hint))
    return data


def _unreadable(
    message: str, hint: str = "check who may read it, and whether it can be opened"
) -> UnreadableError:
    return UnreadableError(Problem(code="unreadable-file", message=message, hint=hint))


_POINTERS = ("/components/", "/definitions/", "/paths/")
"""How places in a description begin: with a `#` before, which people forget."""


def is_remote(path: str) -> bool:
    """True for a URI that is no file: URL, and for a reference to another host."""
    is_uri = _SCHEME.match(path) is not None and path[:5].lower() != "file:"
    return is_uri or path.startswith(("//", "\\\\"))


def remote_reference(reference: Reference) -> UnreadableError:
    """The problem of a reference to the network, which is not allowed."""
    message = f"{shorten(reference.text)} is not a file; references are never fetched from elsewhere"
    hint = "save a copy beside the description and refer to that"
    if reference.path[:8].lower().startswith(("https://", "http://", "//")):
        message += " by default"
        hint = f"allow it with --allow-remote, or {hint}"
    return UnreadableError(Problem(code="remote-reference", message=message, hint=hint))


def check_relative(reference: Reference) -> None:
    """Raise `UnreadableError` for a reference that by its looks names no file below a folder."""
    path, text = reference.path, shorten(reference.text)
    if path[:5].lower() == "file:":
        raise _outside(f"{text} is a file: URL")
    if path.startswith(_POINTERS):
        meant = shorten(f"#{reference.text}")
        raise _outside(f"{text} is an absolute path", f"did you mean {meant}?")
    if path.startswith("/"):
        raise _outside(f"{text} is an absolute path")
    if "\\" in path or "\0" in path:
        message = f"{text} is no path of a file; folders are separated by '/'"
        hint = f"write {shorten(_with_slashes(reference.text))}"
        raise UnreadableError(
            Problem(code="invalid-reference", message=message, hint=hint)
        )


def _with_slashes(text: str) -> str:
    return text.replace("\\", "/").replace("\0", "")


def locate_file(
    folder: Path | None, reference: Reference, root: Path | None, *, fixed: bool
) -> tuple[Path, Path]:
    """The file that a reference in `folder` leads to, and the folder that it may not leave.

    Raises `UnreadableError` when it is outside `root`, or, unless that is `fixed`, outside the
    folders above it that hold nothing but descriptions. `root` has no links left to follow. A `..`
    applies after links, as for the operating system.
    """
    text = shorten(reference.text)
    if folder is None or root is None:
        hint = "give the workspace a root folder"
        raise _outside(f"{text} has no folder to start from", hint)
    real = Path(os.path.realpath(folder / reference.path))
    if real.is_relative_to(root):
        return real, root
    plain = os.path.normpath(folder / reference.path)
    wider = None if fixed or plain != str(real) else shared_folder(root, real)
    if wider is None:
        hint = "name the folder that holds all files of the description with --root"
        raise _outside(f"{text} leads out of the folder of the description", hint)
    return real, wider


def unfollowable(
    reference: Reference, problem: Problem, meant: str = ""
) -> UnreadableError:
    """The problem of a reference to a file that can't be read, and what is `meant` by it."""
    code = "dangling-reference" if problem.code == "unreadable-file" else problem.code
    message = f"{shorten(reference.text)} can't be followed: {problem.message}"
    return UnreadableError(replace(problem, code=code, message=message, meant=meant))


def _outside(
    message: str, hint: str = "write a path relative to this file"
) -> UnreadableError:
    return UnreadableError(
        Problem(code="reference-outside", message=message, hint=hint)
    )
