"""Prose of a description, which may be Markdown, in documents: what it means, without what it could do there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from textwrap import dedent

from specmill.python.code import Code
from specmill.python.documents import BLANK, cell, fenced, filled, markdown, table_row

_CODE = re.compile(r"(`[^`]+`)")
_LINK = re.compile(r"!?\[([^\[\]]{1,200})\]\(([^()\s]{0,400})(?:\s\"[^\"]{0,100}\")?\)")
_CODE_LINK = re.compile(r"!?\[(`[^`\n]{1,200}`)\]\(([^()\s]{0,400})\)")
_STRONG = re.compile(r"(?<!\\)\*\*(?=[^\s*])([^*]{1,200})(?<=[^\s\\])\*\*")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]{1,200})(?<=[^\s\\])\*(?![\w*])")
# What writers escape, but not what regular expressions of a text do (CommonMark 2.4).
_ESCAPED = re.compile(r"\\([_*#~<>`\[\]!&])")
_HEADING = re.compile(r"^#{1,6}\s+|(?<!\s)\s+#{1,6}$", re.MULTILINE)
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+")
_RULER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_FENCES = ("```", "~~~")


@lru_cache(maxsize=16384)
def prose(text: str) -> Code:
    """The text as one paragraph: code spans are kept; links, emphasis and headings lose their marks."""
    return markdown(unmarked(text))


@lru_cache(maxsize=16384)
def prose_cell(text: str) -> Code:
    """The same as a cell of a table."""
    return cell(unmarked(text))


def unmarked(text: str) -> str:
    """The text without marks for links, emphasis and headings; code spans stay."""
    if not any(mark in text for mark in "*#[\\"):
        return text
    text = _CODE_LINK.sub(_said, text) if "[`" in text else text
    parts = _CODE.split(text) if "`" in text else [text]
    parts[::2] = [_bare(part) for part in parts[::2]]
    return "".join(parts)


def prose_blocks(text: str | None) -> Iterator[Code]:
    """The text with its paragraphs, lists, tables and listings, a blank line after each of them."""
    current: list[str] = []
    listing: list[str] | None = None
    for raw in (text or "").expandtabs(4).splitlines():
        line = raw.strip()
        if line.startswith(_FENCES) and listing is None:
            yield from _block(current)
            current, listing = [], []
        elif line.startswith(_FENCES) and listing is not None:
            yield from _listing(listing)
            listing = None
        elif listing is not None:
            listing.append(raw)
        elif line:
            current.append(line)
        else:
            yield from _block(current)
            current = []
    yield from _block(current)
    yield from _listing(listing or [])


def _bare(text: str) -> str:
    text = _LINK.sub(_said, text) if "](" in text else text
    if "*" in text:
        text = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\1", text))
    if "#" in text:
        text = _HEADING.sub("", text)
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def _said(found: re.Match[str]) -> str:
    words, url = found.groups()
    is_other = url.startswith(("http://", "https://")) and url != words
    return f"{words} ({url})" if is_other else words


def _block(block: list[str]) -> Iterator[Code]:
    if len(block) > 1 and "|" in block[0] and _RULER.fullmatch(block[1]):
        yield from _table(block)
        return
    items: list[list[str]] = []
    for line in block:
        if _ITEM.match(line) or not items:
            items.append([line])
        else:
            items[-1].append(line)
    was_listed = False
    for item in items:
        words = " ".join(item)
        mark = _ITEM.match(words)
        if mark is not None:
            yield filled("- {}", prose(words[mark.end() :]))
        else:
            yield prose(words)
            yield BLANK
        was_listed = mark is not None
    if was_listed:
        yield BLANK


def _table(block: list[str]) -> Iterator[Code]:
    """A table as GFM 4.10 has it, every row as wide as the head."""
    head, _, *rows = ([prose(one) for one in _cells(line)] for line in block)
    yield table_row(head)
    yield table_row(Code("---") for _ in head)
    for row in rows:
        yield table_row([*row, *[BLANK] * len(head)][: len(head)])
    yield BLANK


def _cells(line: str) -> list[str]:
    return [one.strip() for one in line.removeprefix("|").removesuffix("|").split("|")]


def _listing(listing: list[str]) -> Iterator[Code]:
    if any(line.strip() for line in listing):
        yield fenced(dedent("\n".join(listing)))
        yield BLANK
