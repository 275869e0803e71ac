"""`Code`: text that may be printed into a generated file.

Only a few modules make it of texts that they compute, and a test holds the list of them; elsewhere it stands around
constants. A template can print nothing else. So a text of a description reaches a file as an identifier, a quoted
literal or an escaped docstring, never as itself.
"""

from __future__ import annotations


class Code(str):
    """Text that is safe to print where it stands; joining and formatting give plain `str`, which is not."""

    __slots__ = ()
