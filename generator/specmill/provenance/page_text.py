"""A page of documentation → its lines of text, with what the markup says about headings.

Pages are HTML, Markdown or plain text. Menus, footers, scripts and styles are no documentation; an `aside` is, if it is
marked as a note.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Final

import msgspec

_DOCUMENT = re.compile(
    r"\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML = re.compile(
    r"<(?:!doctype html|html|head|body|h[1-6]|p|div|table)\b", re.IGNORECASE
)
_HTML_HEADING = re.compile(r"<h[1-6]\b", re.IGNORECASE)
# What is indented by four or more is code (CommonMark 4.2 and 4.4).
_MARKDOWN_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*)")
_TITLE = re.compile(r" {0,3}[^\s>|*+-].{0,120}")
_UNDERLINE = re.compile(r" {0,3}(={3,}|-{3,})\s*")
_FENCE = re.compile(r"\s*(`{3,}(?=[^`]*$)|~{3,})(.*)")
_RULE = re.compile(r"[\s|:+=-]+")
# What pages without UTF-8 call their encoding; all that is no name of another one is Windows-1252.
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}\bcharset\s{0,9}=[\s\"']{0,9}"
    rb"((?:windows-125|iso-8859-(?!1\b)|shift_jis|euc-|gb|big5|koi8-)[\w-]{0,20})",
    re.IGNORECASE,
)
_LEFT_OUT: Final = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "nav",
        "footer",
        "aside",
        "button",
    }
)
_BLOCKS: Final = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd"),
        *("details", "div", "dl", "dt", "fieldset", "figure", "form", "header", "hr"),
        *("li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody"),
        *("thead", "tr", "ul"),
    }
)
_NOTES: Final = frozenset(
    {
        *("admonition", "alert", "callout", "caution", "danger", "deprecated", "hint"),
        *("important", "info", "note", "notice", "success", "tip", "warning"),
    }
)
_NO_WORD = re.compile(r"[^a-z]+")
_CONTENTS: Final = frozenset({"article", "main"})
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
# Text has a few at most: of a terminal that was copied, between pages that were printed.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MOST_CONTROL = 0.01
_PERMALINKS = "#¶§🔗"


Position = tuple[int, int]
"""A line and a column of a page."""


class Line(msgspec.Struct, frozen=True):
    """A line of text; `level` is that of a heading (1 to 6), `blank` says that an empty line stands before."""

    text: str
    level: int = 0
    anchor: str = ""
    blank: bool = False


class PageText(msgspec.Struct, frozen=True):
    """The lines of a page that hold something; `marked` when its headings are known from markup."""

    lines: tuple[Line, ...]
    marked: bool


def read_page(content: bytes) -> PageText:
    """The text of a page, whatever it is written in; no lines when it is no text."""
    text = _decoded(content)
    if "\0" in text or len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROL:
        return PageText((), marked=False)
    if _is_html(text):
        reader = _read(text, frozenset())
        if reader.unclosed:
            reader = _read(text, reader.unclosed)
        return PageText(reader.finish(), any(one.level for one in reader.lines))
    lines = _plain_lines(text)
    return PageText(tuple(lines), any(one.level for one in lines))


def _read(text: str, unclosed: frozenset[Position]) -> _Reader:
    reader = _Reader(unclosed)
    reader.feed(text)
    reader.close()
    return reader


def _decoded(content: bytes) -> str:
    if content.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _CHARSET.search(content[:4_000])
        charset = named[1].decode() if named is not None else "cp1252"
    try:
        return content.decode(charset, errors="replace")
    except LookupError:
        return content.decode("cp1252", errors="replace")


def _is_html(text: str) -> bool:
    """Whether a page is a document of HTML, or a part of one; Markdown may have elements, too."""
    start = text[:4_000]
    if _DOCUMENT.match(start):
        return True
    if not _HTML.search(start):
        return False
    headings = 0
    kept = False
    for line in text.splitlines():
        if not kept and _MARKDOWN_HEADING.match(line):
            headings += 1
        opened, closed = (line.lower().rfind(tag) for tag in ("<pre", "</pre"))
        kept = opened > closed if opened != closed else kept
    return headings <= len(_HTML_HEADING.findall(text))


def _plain_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    given = text.splitlines()
    underlined = _underlined(given)
    blank = True
    fence = ""
    for number, raw in enumerate(given):
        line = " ".join(raw.split())
        fence = _fence_after(raw, fence)
        if not line or (_RULE.fullmatch(line) and len(line) > 2):
            blank = True
            continue
        heading = None if fence else _MARKDOWN_HEADING.match(raw)
        if heading is not None:
            title = " ".join(heading[2].split()).rstrip("#").rstrip()
            lines.append(Line(title, len(heading[1]), blank=blank))
        else:
            level = 0 if fence else underlined.get(number, 0)
            lines.append(Line(line, level, blank=blank))
        blank = False
    return lines


def _fence_after(raw: str, fence: str) -> str:
    """The signs that a block of code began with, "" outside of one (CommonMark 4.5)."""
    found = _FENCE.match(raw)
    if found is None:
        return fence
    if not fence:
        return found[1]
    ends = found[1].startswith(fence) and not found[2].strip()
    return "" if ends else fence


def _underlined(lines: Sequence[str]) -> dict[int, int]:
    """The levels of lines that stand alone above a rule (CommonMark 4.3), where the page is Markdown.

    Other texts draw lines, too.
    """
    found: dict[int, int] = {}
    for number, line in enumerate(lines[:-1]):
        alone = not number or not lines[number - 1].strip()
        rule = _UNDERLINE.fullmatch(lines[number + 1])
        if rule is not None and alone and _TITLE.fullmatch(line):
            found[number] = 1 if rule[1][0] == "=" else 2
    is_markdown = any(_MARKDOWN_HEADING.match(one) for one in lines)
    return found if is_markdown or 1 in found.values() else {}


class _Reader(HTMLParser):
    """Collects lines: a block ends one, cells of a table are joined by bars.

    `unclosed` are elements without an end that are no documentation: each ends where a heading or the contents begin.
    """

    def __init__(self, unclosed: frozenset[Position]) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._given = unclosed
        self._parts: list[str] = []
        self._skipped: list[tuple[str, Position]] = []
        self._level = 0
        self._anchor = ""
        self._kept = False
        self._title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _HEADINGS or tag in _CONTENTS:
            self._leave_unclosed()
        if self._skipped or (tag in _LEFT_OUT and not _is_note(tag, values)):
            self._skipped += [(tag, self.getpos())] if tag in _LEFT_OUT else []
            return
        if tag == "title":
            self._title = True
        if tag in _BLOCKS or tag in _HEADINGS:
            self._end_line()
        anchor = values.get("id") or (values.get("name") if tag == "a" else "")
        if anchor and (self._level or not "".join(self._parts).strip()):
            self._anchor = anchor
        if tag in _HEADINGS:
            self._level = _HEADINGS[tag]
        elif tag in ("td", "th") and "".join(self._parts).strip():
            self._parts.append(" | ")
        elif tag == "pre":
            self._kept = True

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag in [one for one, _ in self._skipped]:
                self._leave_unclosed(tag)
            if tag == self._skipped[-1][0]:
                self._skipped.pop()
            return
        if tag == "title":
            self._title = False
        elif tag in _HEADINGS:
            self._end_line()
        elif tag in _BLOCKS:
            self._end_line()
            self._kept = self._kept and tag != "pre"

    def handle_data(self, data: str) -> None:
        if self._skipped or self._title:
            return
        if not self._kept:
            self._parts.append(data)
            return
        first, *others = data.split("\n")
        self._parts.append(first)
        for part in others:
            self._end_line()
            self._parts.append(part)

    @property
    def unclosed(self) -> frozenset[Position]:
        """Where elements begin that have no end, so that all behind them is lost."""
        return frozenset(position for _, position in self._skipped)

    def _leave_unclosed(self, until: str = "") -> None:
        """Go on behind elements without an end, up to one of a name."""
        while (
            self._skipped
            and self._skipped[-1][1] in self._given
            and self._skipped[-1][0] != until
        ):
            self._skipped.pop()

    def finish(self) -> tuple[Line, ...]:
        """All lines of the page."""
        self._end_line()
        return tuple(self.lines)

    def _end_line(self) -> None:
        text = " ".join("".join(self._parts).split()).strip("| ")
        self._parts.clear()
        if self._level:
            text = text.rstrip(_PERMALINKS).rstrip()
        if text:
            self.lines.append(Line(text, self._level, self._anchor, blank=True))
            self._anchor = ""
        self._level = 0


def _is_note(tag: str, values: dict[str, str | None]) -> bool:
    """Whether an `aside` belongs to the text around it, by what it is called, and is no column beside the page."""
    said = f"{values.get('class') or ''} {values.get('role') or ''}".lower()
    return tag == "aside" and not _NOTES.isdisjoint(_NO_WORD.split(said))
