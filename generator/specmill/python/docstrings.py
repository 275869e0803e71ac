"""Docstrings: texts of a description, escaped, wrapped and laid out as Black leaves them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from textwrap import dedent

import msgspec

from specmill.python.code import Code
from specmill.python.layout import WIDTH

_LIST_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+")
_UNSAFE = re.compile(r'\\|"""|\A"|"\Z|[^\x20-\x7e\n]')
_PROMPT = re.compile(r"^( *)>>>", re.MULTILINE)
_FENCE = ("```", "~~~")
_STOPS = (".", "!", "?", ":", "…", "。", "\uff01", "\uff1f")
_CLOSING = "\"'”\u2019»_*"
_ABBREVIATED = (
    " e.g",
    "(e.g",
    " i.e",
    "(i.e",
    " vs",
    " cf",
    " approx",
    " incl",
    " resp",
)


class Entry(msgspec.Struct, frozen=True):
    """A line of a section: a name and what there is to say about it."""

    name: str
    text: str


class Section(msgspec.Struct, frozen=True):
    """A titled list, such as `Args:`."""

    title: str
    entries: tuple[Entry, ...]


def docstring(
    summary: str,
    texts: Iterable[str | None] = (),
    sections: Iterable[Section] = (),
    indent: int = 4,
) -> Code:
    """A docstring literal whose first line stands at `indent`; continuation lines carry the indent themselves."""
    width = WIDTH - indent
    first = sentence(summary) or "No description."
    blocks = [_after_quotes(first, width)]
    blocks += [lines for text in texts if text for lines in paragraphs(text, width)]
    for section in sections:
        if section.entries:
            blocks.append(_section(section, width))
    if len(blocks) == 1 and _plain_end(first):
        # Black joins closing quotes to a text of one line, however long it gets.
        blocks = [wrap(first, width - 6)]
        if len(blocks[0]) == 1:
            return Code(f'"""{_escape(first)}"""')
    opening, *others = _escape("\n\n".join(map("\n".join, blocks))).split("\n")
    pad = " " * indent
    rest = [f"{pad}{line}" if line else "" for line in _dedented(others)]
    text = "\n".join([opening.lstrip(), *rest])
    return Code(f'"""{text}\n{pad}"""')


def with_example(text: Code, example: Code, indent: int) -> Code:
    """A docstring literal with a last section `Example:` of Python that is indented as it has to stand."""
    pad = " " * indent
    head = text[:-3].rstrip(" ").removesuffix("\n")
    return Code(f'{head}\n\n{pad}Example:\n{_escape(example)}\n{pad}"""')


def sentence(text: str | None) -> str:
    """The text on one line, ending with a full stop."""
    return _stopped(" ".join(text.split()) if text else "")


def _stopped(line: str) -> str:
    """The line with a full stop, unless one ends it or what closes it: `(Like this.)`, `**Or this!**`."""
    end = line.rstrip(_CLOSING)
    if end.endswith(")"):
        end = end.rstrip(")" + _CLOSING).removesuffix("etc.")
    return line if not line or end.endswith(_STOPS) else f"{line}."


def passage(text: str | None) -> str:
    """The text as one paragraph that ends with a full stop; each item of a list, and what follows it, is a line."""
    lines: list[str] = []
    is_new = True
    for raw in text.splitlines() if text else ():
        line = " ".join(raw.split())
        if line and (is_item(line) or not lines or (is_new and is_item(lines[-1]))):
            lines.append(line)
        elif line:
            lines[-1] += f" {line}"
        is_new = not line
    if lines and not is_item(lines[-1]):
        lines[-1] = _stopped(lines[-1])
    return "\n".join(lines)


def followed(text: str, more: str) -> str:
    """A passage and what else there is to say: behind a list it is a line of its own."""
    if not text or not more:
        return text or more
    return f"{text}\n{more}" if "\n" in text else f"{text} {more}"


def is_item(line: str) -> bool:
    """True for a line that starts an item of a list."""
    return _LIST_ITEM.match(line) is not None


def described(text: str) -> Code:
    """The docstring of a field: a passage."""
    first, *lines = text.split("\n")
    body = ""
    for line in lines:
        body += f"\n{line}" if is_item(line) else f"\n\n{line}"
    return docstring(first, (body,))


def first_sentence(text: str | None) -> str:
    """The start of a text, as far as a blank line or a blank after a full stop tells."""
    first = " ".join(text.strip().split("\n\n", 1)[0].split()) if text else ""
    end = _end_of_sentence(first)
    return first if end < 0 else first[: end + 1]


def without_first_sentence(text: str | None) -> str | None:
    """What `first_sentence` leaves of a text; None when nothing is left."""
    if not text:
        return None
    head, _, tail = text.strip().partition("\n\n")
    flat = " ".join(head.split())
    end = _end_of_sentence(flat)
    rest = "" if end < 0 else flat[end + 2 :]
    return "\n\n".join(part for part in (rest, tail) if part) or None


def _end_of_sentence(text: str) -> int:
    """Where the full stop of the first sentence stands, which none of an abbreviation is; -1 for nowhere."""
    end = text.find(". ")
    while end >= 0 and text.endswith(_ABBREVIATED, 0, end):
        end = text.find(". ", end + 1)
    return end


def paragraphs(text: str, width: int) -> list[list[str]]:
    """Blocks of lines of at most `width`; list items and fenced code keep their lines."""
    blocks: list[list[str]] = []
    current: list[str] = []
    verbatim: list[str] | None = None
    for raw in text.strip().splitlines():
        line = raw.rstrip()
        if line.lstrip().startswith(_FENCE):
            if verbatim is None:
                _flush(blocks, current, width)
                verbatim = []
            else:
                blocks.append(["    " + one if one else "" for one in verbatim] or [""])
                verbatim = None
        elif verbatim is not None:
            verbatim.append(line.expandtabs(4))
        elif not line.strip():
            _flush(blocks, current, width)
        else:
            current.append(line.strip())
    _flush(blocks, current, width)
    if verbatim:
        blocks.append(["    " + one if one else "" for one in verbatim])
    return blocks


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Greedy line filling; `first` and `rest` are put before the first and the other lines; long words stay whole."""
    line = first + " ".join(text.split())
    lines: list[str] = []
    start = len(first)  # what stands before the words of the line is never broken
    while len(line) > width:
        end = line.rfind(" ", start, width + 1)
        if end < 0:
            end = line.find(" ", start)
        if end < 0:
            break
        lines.append(line[:end])
        line = rest + line[end + 1 :]
        start = len(rest)
    lines.append(line)
    return lines


def _after_quotes(text: str, width: int) -> list[str]:
    """Lines of which the first follows the opening quotes."""
    opening, *others = wrap(text, width, first='"""')
    return [opening.removeprefix('"""'), *others]


def _flush(blocks: list[list[str]], current: list[str], width: int) -> None:
    if not current:
        return
    items: list[list[str]] = []
    for line in current:
        if _LIST_ITEM.match(line) or not items:
            items.append([line])
        else:
            items[-1].append(line)
    lines: list[str] = []
    for item in items:
        text = " ".join(item)
        mark = _LIST_ITEM.match(text)
        lines += wrap(text, width, rest="  " if mark else "")
    blocks.append(lines)
    current.clear()


def _section(section: Section, width: int) -> list[str]:
    lines = [f"{section.title}:"]
    for entry in section.entries:
        if entry.text.strip():
            opening, *others = entry.text.strip().split("\n")
            lines += wrap(opening, width, first=f"    {entry.name}: ", rest="        ")
            for line in filter(str.strip, others):
                rest = "          " if is_item(line) else "        "
                lines += wrap(line, width, first="        ", rest=rest)
        else:
            lines += wrap(entry.name, width, first="    ", rest="    ")
    return lines


def _plain_end(text: str) -> bool:
    return not text.endswith(('"', "\\"))


def _dedented(lines: list[str]) -> list[str]:
    """Lines that follow others, as Black leaves them: without an indentation that all have."""
    settled = [line if line.strip(" \t") else "" for line in lines]
    if any(line and line[0] not in " \t" for line in settled):
        return settled
    return dedent("\n".join(lines)).split("\n") if lines else []


def _escape(text: str) -> str:
    plain = text.isascii() and text.replace("\n", "").isprintable()
    quoted = '"' in text and ('"""' in text or text[0] == '"' or text[-1] == '"')
    if plain and not quoted and "\\" not in text and ">>>" not in text:
        return text
    # doctest runs what follows a prompt after nothing but spaces: a no-break space is none.
    return _UNSAFE.sub(_escaped, _PROMPT.sub("\\1\xa0>>>", text))


def _escaped(match: re.Match[str]) -> str:
    found = match.group()
    if found == "\\":
        return "\\\\"
    if found.startswith('"'):
        return found.replace('"', '\\"')
    if found.isprintable():
        return found
    code = ord(found)
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    )
