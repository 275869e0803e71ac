"""`Code`: text that may be printed into a generated file.

Only `identifiers`, `literals`, `docstrings`, `layout`, `imports` and `documents` make it, and a template can print
nothing else. So a text of a description reaches a file as an identifier, a quoted literal or an escaped docstring,
never as itself. A test holds the list of makers.
"""

from __future__ import annotations


class Code(str):
    """Text that is safe to print where it stands; joining and formatting give plain `str`, which is not."""

    __slots__ = ()
