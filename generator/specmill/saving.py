"""Files that are replaced in one step: whoever reads one finds all of the old content or all of the new."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


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


@contextmanager
def naming(path: Path) -> Generator[None]:
    """Give an OSError of the block the name of the file; that of a full disk has none."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise
