"""Text that is not Python: TOML strings, Markdown, and joined lines, made safe for where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import LiteralString

from specmill.python.code import Code

_ESCAPES = str.maketrans({one: f"\\{one}" for one in r"\`*_{}[]>|#~&"})
_CODE_SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")
# What would make a list or a line of the start of a paragraph (CommonMark 4.1, 4.3, 5.2).
_BLOCK_START = re.compile(r"^(\d*)([-+=.)])")
_CONTROL = {
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}


def toml_string(text: str) -> Code:
    """A basic string of TOML 1.0."""
    return Code('"' + "".join(_toml_char(char) for char in text) + '"')


def toml_strings(texts: Iterable[str]) -> Code:
    """Texts as an array of TOML (https://toml.io, "Array")."""
    return Code(f"[{', '.join(map(toml_string, texts))}]")


@lru_cache(maxsize=16384)
def markdown(text: str) -> Code:
    """Text as one paragraph of Markdown (CommonMark): code spans are kept, every other character means itself."""
    return _paragraph(text, code_span)


@lru_cache(maxsize=16384)
def cell(text: str) -> Code:
    """The same as a cell of a table, which no bar ends, in code neither."""
    return _paragraph(text, code_cell)


def _paragraph(text: str, code: Callable[[str], Code]) -> Code:
    line = _one_line(text)
    parts = _CODE_SPAN.split(line) if "`" in line else [line]
    source = "".join(
        code(part) if index % 2 else _escaped(part) for index, part in enumerate(parts)
    )
    if source[:1].isalpha():
        return Code(source)
    start = _BLOCK_START.match(source)
    if start is None:
        return Code(source)
    return Code(f"{start[1]}\\{source[start.end(1) :]}")


@lru_cache(maxsize=16384)
def code_span(text: str) -> Code:
    """Inline code of Markdown; backquotes become apostrophes."""
    return Code("`" + (_one_line(text).replace("`", "'") or " ") + "`")


@lru_cache(maxsize=16384)
def code_cell(text: str) -> Code:
    """Inline code inside a table, whose rows are split at bars before anything else (GFM 4.10)."""
    return Code(code_span(text).replace("|", "\\|"))


def link(text: LiteralString, url: str) -> Code:
    """A link of Markdown; what no URL holds is left out (CommonMark 6.3)."""
    safe = "".join(char for char in url if char.isprintable() and char not in "<>\\ ")
    return Code(f"[{text}](<{safe}>)")


def fenced(text: str) -> Code:
    """A code block of plain text, in a fence longer than any run of backquotes inside (CommonMark 4.5)."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    safe = "".join(char if char.isprintable() or char == "\n" else " " for char in text)
    return Code(f"{fence}text\n{safe}\n{fence}")


BLANK = Code("")
"""An empty line."""


def filled(form: LiteralString, *parts: Code) -> Code:
    """A line that specmill itself writes, with `Code` in place of each `{}`.

    Raises TypeError for a part that is plain text.
    """
    if not {Code}.issuperset(map(type, parts)):
        raise TypeError("only Code can stand in a line of a document")
    return Code(form.format(*parts))


def lines(parts: Iterable[Code]) -> Code:
    """Lines joined to a document."""
    given = tuple(parts)
    if not {Code}.issuperset(map(type, given)):
        raise TypeError("only Code can be a line of a document")
    return Code("\n".join(given))


def table_row(cells: Iterable[Code]) -> Code:
    """A row of a table (GFM 4.10)."""
    given = tuple(cells)
    if not {Code}.issuperset(map(type, given)):
        raise TypeError("only Code can be a cell of a document")
    return Code(f"| {' | '.join(given)} |")


def _one_line(text: str) -> str:
    """The text with blanks in place of what can't be printed."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return " ".join(
        "".join(char if char.isprintable() else " " for char in text).split()
    )


def _escaped(text: str) -> str:
    # A parenthesis matters behind a bracket only, where it begins the address of a link.
    safe = text.translate(_ESCAPES).replace("](", r"]\(")
    # A reference rather than a backslash: not every reader of Markdown knows `\<`.
    return safe.replace("<", "&lt;")


def _toml_char(char: str) -> str:
    if char in _CONTROL:
        return _CONTROL[char]
    if char.isprintable():
        return char
    if "\ud800" <= char <= "\udfff":
        return "\N{REPLACEMENT CHARACTER}"  # half of a pair: no character (TOML 1.0, String)
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
