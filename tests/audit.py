"""An audit hook (PEP 578) under every test: what reaches beyond the test is an error, whoever does it.

- Files are made, changed and removed in temporary folders and caches only.
- Nothing but the loopback interface is connected to or looked up.
- specmill itself compiles, evaluates and starts nothing, but for the parts in `STARTING`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
TOOL = f"{REPOSITORY / 'generator' / 'specmill'}{os.sep}"
STARTING = {
    "comparison/revisions.py": "asks git for descriptions as they were",
    "render/verifier.py": "tries a package in a process of its own, when asked to",
    "render/sharing.py": "makes the files of large SDKs in several processes",
    "render/formatter.py": "runs Black on the output of own templates in a pool",
}
"""Modules of the tool that may start processes, and why."""

_CACHES = {
    ".hypothesis",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "__pycache__",
    ".venv",
}
_LOOPBACK = {"", "localhost", "127.0.0.1", "::1"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

Arguments = tuple[Any, ...]


class ReachedOutError(AssertionError):
    """A test, or what it tests, did what no test may do."""


def install() -> None:
    """Watch this process from now on; there is no way back (PEP 578)."""
    sys.addaudithook(_watch)


def _watch(event: str, arguments: Arguments) -> None:
    check = _CHECKS.get(event)
    if check is not None:
        check(arguments)


def _open(arguments: Arguments) -> None:
    path, _, flags = arguments
    if isinstance(flags, int) and flags & _WRITING:
        _written(path, -1)


def _changed(arguments: Arguments) -> None:
    folder = arguments[-1] if isinstance(arguments[-1], int) else -1
    _written(arguments[0], folder)


def _made(arguments: Arguments) -> None:
    # A folder that is there already is not made again: that is an error of the system's own.
    if not os.path.isdir(arguments[0]):  # noqa: PTH112
        _changed(arguments)


def _moved(arguments: Arguments) -> None:
    source, target, source_folder, target_folder = arguments
    _written(source, source_folder)
    _written(target, target_folder)


def _linked(arguments: Arguments) -> None:
    _written(arguments[1], arguments[-1])


def _written(path: Any, folder: int) -> None:
    if isinstance(path, int) or path is None:
        return
    place = Path(os.fsdecode(path))
    if folder >= 0 and not place.is_absolute():
        place = Path(f"/proc/self/fd/{folder}").readlink() / place
    place = Path(os.path.abspath(place))  # noqa: PTH100 (links stay as they are)
    if not _CACHES.isdisjoint(place.parts) or "pytest-cache-files-" in str(place):
        return
    # A checkout may itself lie in a temporary folder.
    folder_name = f"{place}{os.sep}"
    if folder_name.startswith(_ROOTS) and not folder_name.startswith(_OWN):
        return
    raise ReachedOutError(f"a test writes to {place}")


def _connected(arguments: Arguments) -> None:
    address = arguments[1]
    if isinstance(address, tuple):
        _looked_up((address[0],))


def _looked_up(arguments: Arguments) -> None:
    host = arguments[0]
    name = host.decode() if isinstance(host, bytes) else str(host or "")
    if name not in _LOOPBACK and not name.startswith("127."):
        raise ReachedOutError(f"a test reaches for {name}")


def _started(_: Arguments) -> None:
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and not frame.f_code.co_filename.startswith(TOOL):
        frame = frame.f_back
    if frame is not None:
        _refuse_tool(frame, STARTING, "starts a process")


def _evaluated(_: Arguments) -> None:
    # The frame that calls `exec`, `eval` or `compile`; imports and Jinja do so for themselves.
    _refuse_tool(sys._getframe(2), {}, "evaluates code")


def _refuse_tool(frame: FrameType, excused: dict[str, str], deed: str) -> None:
    name = frame.f_code.co_filename
    if name.startswith(TOOL) and name.removeprefix(TOOL) not in excused:
        raise ReachedOutError(f"{name}:{frame.f_lineno} {deed}")


_OWN = f"{REPOSITORY}{os.sep}"
_ROOTS = (
    f"{os.path.realpath(tempfile.gettempdir())}{os.sep}",
    *(f"{os.sep}dev{os.sep}{name}" for name in ("null", "shm", "tty", "pts", "fd")),
    f"{os.sep}proc{os.sep}self{os.sep}",
)
_CHECKS: dict[str, Callable[[Arguments], None]] = {
    "open": _open,
    "os.mkdir": _made,
    **dict.fromkeys(("os.remove", "os.rmdir", "os.chmod"), _changed),
    "os.truncate": lambda arguments: _written(arguments[0], -1),
    "os.rename": _moved,
    **dict.fromkeys(("os.link", "os.symlink"), _linked),
    "socket.connect": _connected,
    "socket.sendto": _connected,
    "socket.getaddrinfo": _looked_up,
    "socket.gethostbyname": _looked_up,
    **dict.fromkeys(
        ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"),
        _started,
    ),
    **dict.fromkeys(("exec", "compile"), _evaluated),
}
