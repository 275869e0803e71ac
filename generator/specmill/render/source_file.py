"""One generated file, before anything touches the disk."""

from __future__ import annotations

import msgspec


class SourceFile(msgspec.Struct, frozen=True, order=True):
    """A generated file: a POSIX path below the output folder, its text, and its template."""

    path: str
    text: str
    template: str
