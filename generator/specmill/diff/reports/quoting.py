"""Texts of a description made safe for the page, comment or log that they stand in.

What a template prints is `Code`; the two media below are what makes it of texts.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Callable

import msgspec

from specmill.python.code import Code
from specmill.report import printable, printable_lines

_CODE_SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_MARKUP = re.compile(r"([\\`*_{}\[\]|~!])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "<span>$</span>"}
# What GitHub turns into a link, a mention, a reference or a picture without any markup: names of
# people and teams, issues, commits, addresses, emoji. An invisible blank inside keeps it a text.
_BLANK = "&#8203;"
_LINKED = re.compile(
    r"(?P<before>@|#(?=\d)|\bGH-(?=\d)|www(?=\.)|:(?=//)|:(?=[\w+-]+:)|\b[0-9a-f](?=[0-9a-f]{6,39}\b))",
    re.IGNORECASE,
)


class Medium(msgspec.Struct, frozen=True):
    """How one kind of document shows prose, a name or value, the lines of a diff, and a text as it is."""

    text: Callable[[str], Code]
    code: Callable[[str], Code]
    diff: Callable[[str], Code]
    block: Callable[[str], Code]


def _markdown_text(text: str) -> Code:
    """Prose in a line of Markdown: code spans are kept, every other character means itself."""
    parts = _CODE_SPAN.split(printable(" ".join(text.split())))
    return Code(
        "".join(
            _markdown_code(part) if index % 2 else _markdown_plain(part)
            for index, part in enumerate(parts)
        )
    )


def _markdown_plain(text: str) -> str:
    marked = _LINKED.sub(lambda match: f"{match[0]}\0", text)
    marked = re.sub(r"[&<>$]", lambda match: _ENTITIES[match[0]], marked)
    marked = _MARKUP.sub(r"\\\1", marked)
    return marked.replace("#", "\\#").replace("\0", _BLANK)


def _markdown_code(text: str) -> Code:
    """Inline code of Markdown; nothing inside is linked. Backquotes become apostrophes."""
    line = printable(" ".join(text.split())).replace("`", "'")
    return Code(f"`{line or ' '}`")


def _markdown_diff(text: str) -> Code:
    """Lines of a diff, inside an item of a list."""
    return Code("\n".join(f"  {line}" for line in _fenced(text, "diff")))


def _markdown_block(text: str) -> Code:
    return Code("\n".join(_fenced(text, "markdown")))


def _fenced(text: str, language: str) -> list[str]:
    """Lines in a fence longer than any run of backquotes inside (CommonMark 4.5)."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}{language}", *printable_lines(text).split("\n"), fence]


def _html_text(text: str) -> Code:
    """Prose in HTML; what stands between backquotes is shown as code."""
    parts = _CODE_SPAN.split(printable(" ".join(text.split())))
    return Code(
        "".join(
            f"<code>{html.escape(part)}</code>" if index % 2 else html.escape(part)
            for index, part in enumerate(parts)
        )
    )


def _html_code(text: str) -> Code:
    return Code(html.escape(printable_lines(text)))


MARKDOWN = Medium(_markdown_text, _markdown_code, _markdown_diff, _markdown_block)
HTML = Medium(_html_text, _html_code, _html_code, _html_code)


def anchor(name: str) -> Code:
    """A name inside a page: letters, digits and hyphens."""
    return Code(re.sub(r"[^a-z0-9-]+", "-", name))


def words(*names: str) -> Code:
    """Names of classes, side by side."""
    return Code(" ".join(anchor(name) for name in names))


def html_asset(text: str) -> Code:
    """A style sheet or script of specmill itself, as it stands inside its element."""
    if "</" in text:
        raise ValueError("an asset can't hold the end of an element")
    return Code(text)


def script_policy(script: Code) -> Code:
    """The Content Security Policy under which no script runs but this one, and nothing is loaded."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return Code(
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    )


def markdown_comment(text: str) -> Code:
    """Text for an invisible comment; only letters, digits and a few signs of it are kept."""
    return Code(re.sub(r"[^\w. -]+", "-", text, flags=re.ASCII).replace("--", "-"))


def workflow_value(text: str) -> str:
    """The message of a workflow command."""
    return (
        printable_lines(text)
        .replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A")
    )


def workflow_property(text: str) -> str:
    """The value of a property of a workflow command."""
    return workflow_value(text).replace(":", "%3A").replace(",", "%2C")
