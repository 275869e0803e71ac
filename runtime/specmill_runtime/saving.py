"""Files that get their name, or replace the one that had it, when all of their bytes are there."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replaced(path: str | os.PathLike[str]) -> Generator[BinaryIO, None, None]:
    """A file to write; it is at `path` once the block has ended without an error.

    Behind a link the file that it leads to is replaced. OSError when it cannot be written.
    """
    target = Path(path).resolve()
    part = target.with_name(f".{os.urandom(6).hex()}.part")
    try:
        with part.open("xb") as file:
            yield file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
