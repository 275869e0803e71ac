"""Text that is not Python: TOML strings, Markdown, and joined lines, made safe for where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from specmill.python.code import Code

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|#~&])")
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


def markdown(text: str) -> Code:
    """Text as one paragraph of Markdown (CommonMark): code spans are kept, every other character means itself."""
    parts = _CODE_SPAN.split(_one_line(text))
    source = "".join(
        code_span(part) if index % 2 else _escaped(part)
        for index, part in enumerate(parts)
    )
    return Code(_BLOCK_START.sub(r"\1\\\2", source))


def code_span(text: str) -> Code:
    """Inline code of Markdown; backquotes become apostrophes."""
    return Code("`" + (_one_line(text).replace("`", "'") or " ") + "`")


def code_cell(text: str) -> Code:
    """Inline code inside a table, whose rows are split at bars before anything else (GFM 4.10)."""
    return Code(code_span(text).replace("|", "\\|"))


def fenced(text: str) -> Code:
    """A code block of plain text, in a fence longer than any run of backquotes inside (CommonMark 4.5)."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    safe = "".join(char if char.isprintable() or char == "\n" else " " for char in text)
    return Code(f"{fence}text\n{safe}\n{fence}")


def lines(parts: Iterable[Code | str]) -> Code:
    """Lines that are `Code`, or fixed text of specmill, joined to a document."""
    return Code("\n".join(parts))


def _one_line(text: str) -> str:
    """The text with blanks in place of what can't be printed."""
    return " ".join(
        "".join(char if char.isprintable() else " " for char in text).split()
    )


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _toml_char(char: str) -> str:
    if char in _CONTROL:
        return _CONTROL[char]
    if char.isprintable():
        return char
    if "\ud800" <= char <= "\udfff":
        return "\N{REPLACEMENT CHARACTER}"  # half of a pair: no character (TOML 1.0, String)
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
