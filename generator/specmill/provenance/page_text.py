"""A page of documentation → its lines of text, with what the markup says about headings.

Pages are HTML, Markdown or plain text. Menus, footers, scripts and styles are no documentation.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from html.parser import HTMLParser
from typing import Final

import msgspec

_HTML = re.compile(
    r"<(?:!doctype html|html|head|body|h[1-6]|p|div|table)\b", re.IGNORECASE
)
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_RULE = re.compile(r"[\s|:+=-]+")
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
        *("address", "article", "blockquote", "body", "br", "caption", "dd", "details"),
        *(
            "div",
            "dl",
            "dt",
            "fieldset",
            "figure",
            "form",
            "header",
            "hr",
            "li",
            "main",
        ),
        *(
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "thead",
            "tr",
            "ul",
        ),
    }
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
# Text has a few at most: of a terminal that was copied, between pages that were printed.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MOST_CONTROL = 0.01
_PERMALINKS = "#¶§🔗"


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
    if _HTML.search(text[:4_000]):
        reader = _Reader()
        reader.feed(text)
        reader.close()
        return PageText(reader.finish(), any(one.level for one in reader.lines))
    lines = _plain_lines(text)
    return PageText(tuple(lines), any(one.level for one in lines))


def _decoded(content: bytes) -> str:
    if content.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _plain_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    blank = True
    fenced = False
    for raw in text.splitlines():
        line = " ".join(raw.split())
        if line.startswith(("```", "~~~")):
            fenced = not fenced
        if not line or (_RULE.fullmatch(line) and len(line) > 2):
            blank = True
            continue
        heading = None if fenced else _MARKDOWN_HEADING.match(line)
        if heading is None:
            lines.append(Line(line, blank=blank))
        else:
            title = heading[2].rstrip("#").rstrip()
            lines.append(Line(title, len(heading[1]), blank=blank))
        blank = False
    return lines


class _Reader(HTMLParser):
    """Collects lines: a block ends one, cells of a table are joined by bars."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._parts: list[str] = []
        self._skipped: list[str] = []
        self._level = 0
        self._anchor = ""
        self._kept = False
        self._title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if self._skipped or tag in _LEFT_OUT:
            self._skipped += [tag] if tag in _LEFT_OUT else []
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
            if tag == self._skipped[-1]:
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
