"""HTML in texts of a description, which plain text or Markdown of the same meaning replaces."""

from __future__ import annotations

import re
from html import unescape

from specmill.source.node import Node

_BLOCKS = (
    r"address|article|blockquote|br|center|dd|div|dl|dt|figure|footer|h[1-6]|header|hr|important"
    r"|main|nav|note|ol|p|para|section|simpara|table|tbody|tfoot|thead|tr|ul"
)
_CODES = r"code|kbd|samp|tt|var"
_INLINE = (
    r"abbr|a|big|b|cite|del|emphasis|em|font|img|ins|i|mark|q|small|span|strike|strong|sub"
    r"|sup|s|td|th|u|wbr"
)
# What people leave open; any other tag without an end may be a placeholder, such as `<code>`.
_OFTEN_OPEN = frozenset({"p", "br", "hr", "li", "img", "wbr"})
_REST = r"(?:\s[^<>]{0,400})?/?>"
# Every repetition has a bound, so that a text of opening brackets takes no longer than another.
_PART = re.compile(
    r"(?P<quoted>```.*?(?:```|\Z)|`[^`\n]+`)"
    r"|(?P<comment><!--.{0,400}?-->)"
    rf"|(?P<listing><pre{_REST}(?:\s{{0,40}}<code{_REST})?)"
    rf"|(?P<listed>(?:</code\s?>\s{{0,40}})?</pre\s?>)"
    rf"|(?P<item><li{_REST}(?:\s{{0,40}}<p{_REST})?)"
    r"|<a\s[^<>]{0,400}?href\s?=\s?[\"'](?P<url>[^\"'<>\s]{0,400})[\"'][^<>]{0,400}>"
    r"(?P<linked>[^<]{0,400})</a\s?>"
    rf"|</?(?P<block>{_BLOCKS}|li){_REST}|</?(?P<code>{_CODES}){_REST}|</?(?P<inline>{_INLINE}){_REST}"
    r"|(?P<entity>&(?:[a-z][a-z0-9]{1,30}|\#[0-9]{1,7}|\#x[0-9a-f]{1,6});)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    rf"<!--|</?(?:{_BLOCKS}|{_CODES}|{_INLINE}|li|pre){_REST}", re.IGNORECASE
)
_ENDS = re.compile(r"</([a-z][a-z0-9]*)", re.IGNORECASE)
_UNDERSCORE = re.compile(r"(```.*?(?:```|\Z)|`[^`\n]+`)|\\_", re.DOTALL)
_BLANK_LINES = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")
_BETWEEN_ITEMS = re.compile(r"^(- .*)\n\n(?=- )", re.MULTILINE)


def text_of(node: Node, key: str) -> str | None:
    """The text of a member for people, without HTML; None when it has none.

    An underscore that Markdown wants escaped is one, so that names read as they are written elsewhere.
    """
    text = node.text(key)
    if text is None:
        return None
    if "\\_" in text:
        text = _UNDERSCORE.sub(lambda found: found[1] or "_", text)
    return without_html(text)


def without_html(text: str) -> str:
    """The text without tags and entities of HTML: paragraphs and lists of lines, Markdown for code
    and links. Code spans and what looks like a placeholder stay, and entities where no tag is.
    """
    if "<" not in text or not _TAG.search(text):
        return text
    ends = {"".join(name).lower() for name in _ENDS.findall(text)}
    changed = _PART.sub(lambda found: _plain(found, ends), text)
    if changed == text:
        return text
    tidy = _BLANK_LINES.sub("\n\n", changed).strip()
    return _BETWEEN_ITEMS.sub("\\1\n", tidy) or text


def _plain(found: re.Match[str], ends: set[str]) -> str:
    """What stands for a piece of HTML."""
    match found.lastgroup:
        case "quoted":
            return found.group()
        case "comment":
            return ""
        case "entity":
            return unescape(found.group()).replace("\N{NO-BREAK SPACE}", " ")
        case "listing":
            return "\n\n```\n" if "pre" in ends else found.group()
        case "listed":
            return "\n```\n\n"
        case "item":
            return "\n- "
        case "linked":
            return _link(found["linked"], found["url"])
        case kind:
            return _tag(found, kind or "", ends)


def _tag(found: re.Match[str], kind: str, ends: set[str]) -> str:
    name = found[kind].lower()
    if name not in ends and name not in _OFTEN_OPEN:
        return found.group()
    if kind == "code":
        return "`"
    if kind == "block":
        return "\n\n"
    return " " if found.group().lower().startswith(("</td", "</th")) else ""


def _link(text: str, url: str) -> str:
    words = unescape(" ".join(text.split()))
    if not words or words == url or not url.startswith(("http://", "https://")):
        return words
    return f"[{words}]({url})"
