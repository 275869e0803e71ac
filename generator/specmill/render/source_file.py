"""One generated file, before anything touches the disk."""

from __future__ import annotations

import msgspec


class SourceFile(msgspec.Struct, frozen=True, order=True):
    """A generated file: a POSIX path below the output folder, its text in UTF-8, and its template.

    As bytes, because one odd character makes a text of Python four times as large.
    """

    path: str
    content: bytes
    template: str = ""

    @property
    def text(self) -> str:
        """The content, decoded."""
        return self.content.decode()
