"""Files that are replaced in one step: whoever reads one finds all of the old content or all of the new.

So it is with the files of one run, whatever interrupts it: see `uninterrupted`.
"""

from __future__ import annotations

import secrets
import shutil
import signal
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, TypeAlias

_Handler: TypeAlias = Callable[[int, FrameType | None], Any] | int | None


@contextmanager
def staging(path: Path, content: bytes) -> Generator[Path]:
    """Write the content beside `path`, and put it in its place when the block has come to its end.

    Gives the file beside it. A link of that name is replaced, not followed. Raises OSError.
    """
    staged = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    try:
        with naming(path):
            staged.write_bytes(content)
        yield staged
        with naming(path):
            staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)


def save(path: Path, text: str) -> None:
    """Write a text to a file that somebody keeps; it stays as it was when that fails.

    Links are followed, and the file keeps its permissions. Raises OSError.
    """
    target = path.resolve()
    with staging(target, text.encode()) as staged:
        if target.exists():
            shutil.copymode(target, staged)


def kept_text(path: Path) -> str:
    """The text of a file that somebody keeps, with its line endings; "" when there is none.

    Raises OSError, UnicodeDecodeError.
    """
    return path.read_bytes().decode("utf-8") if path.is_file() else ""


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their ends."""
    lines = text.replace("\r\n", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def text_of(lines: Iterable[str], before: str) -> str:
    """Lines as a text whose lines end like those of what they were before."""
    end = "\r\n" if "\r\n" in before else "\n"
    return "".join(f"{line}{end}" for line in lines)


@contextmanager
def naming(path: Path) -> Generator[None]:
    """Give an OSError of the block the name of the file; that of a full disk has none."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


@contextmanager
def uninterrupted() -> Generator[Callable[[], None]]:
    """A block that comes to its end before a signal takes effect that ends the program.

    Gives what raises KeyboardInterrupt earlier, for where nothing is half done. Only the main thread
    gets signals.
    """
    came: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        came.append(number)

    def obey() -> None:
        if signal.SIGINT in came and before[signal.SIGINT] is not signal.SIG_DFL:
            came.remove(signal.SIGINT)
            raise KeyboardInterrupt

    before = _handlers() if _is_main_thread() else {}
    for one in before:
        signal.signal(one, note)
    try:
        yield obey
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        for number in came:
            signal.raise_signal(number)


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def _handlers() -> dict[signal.Signals, _Handler]:
    """What ends the program, unless it is told to ignore that."""
    found = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    return {
        one: handler
        for one, handler in found.items()
        if handler not in (None, signal.SIG_IGN)
    }
