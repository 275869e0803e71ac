"""Identifiers: from any text to a name that Python accepts. Pure functions; `namespace` decides collisions."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable
from functools import lru_cache

from specmill.python.code import Code
from specmill.words import split_words

_SIGN = re.compile(r"[+-](?=[0-9])")
_SYMBOLS = {
    "+": "plus",
    "-": "minus",
    "*": "star",
    "<": "less",
    ">": "greater",
    "=": "equal",
    "%": "percent",
    "@": "at",
    "#": "hash",
    "!": "not",
    "&": "and",
    "|": "or",
    "$": "dollar",
    "/": "slash",
    ".": "dot",
}

LONGEST = 64
"""Characters of a name made from a text, so that the lines it stands on can be laid out."""

_BEGINNINGS = (24, 40, 12)
"""Characters of these for its first words, when it is longer; the others tell apart what would be cut alike."""

_COMPARED = re.compile(r"(?<=\w)(<=|>=|!=|<|>|!)$")
_COMPARISONS = {"<": "lt", "<=": "lte", ">": "gt", ">=": "gte", "!": "not", "!=": "not"}
"""Filters such as `StartTime>=`, which are parameters of their own."""

_CLASS_NAME = re.compile(r"[A-Z][A-Za-z0-9]*(_[0-9]*)?", re.ASCII)

_SOFT_WORDS = frozenset({"self", "cls"})
"""Names that Python or a reader takes for something else, beside the keywords."""


@lru_cache(maxsize=65536)
def _spoken(text: str) -> tuple[str, ...]:
    """The words of a name; of a name that has none, those of its symbols."""
    sign = _SIGN.match(text)
    if sign is not None:
        text = f"{_SYMBOLS[sign.group()]} {text[1:]}"
    compared = _COMPARED.search(text)
    if compared is not None:
        text = f"{text[: compared.start()]} {_COMPARISONS[compared.group()]}"
    words = tuple(word for word in split_words(text) if f"_{word}".isidentifier())
    return words or tuple(_SYMBOLS[char] for char in text if char in _SYMBOLS)


@lru_cache(maxsize=65536)
def snake_case(text: str, fallback: str = "value") -> Code:
    """A lower-case name such as `sender_code`; keywords get a trailing underscore."""
    return _safe(_joined("_", (word.lower() for word in _spoken(text))), fallback)


@lru_cache(maxsize=65536)
def pascal_case(text: str, fallback: str = "Value") -> Code:
    """A class name such as `SearchFilters`; words that the description writes in capitals stay so (`SMS`)."""
    return _safe(_joined("", _pascal_words(text)), fallback)


def class_names(text: str) -> tuple[Code, ...]:
    """`pascal_case`, and of a name that is too long for it the ways to cut it, the best first.

    Where a script has no capitals, nothing else would tell a class from a module and a field.
    """
    parts = _pascal_words(text)
    names = [pascal_case(text)]
    if sum(map(len, parts)) > LONGEST:
        cuts = (_joined("", parts, beginning) for beginning in _BEGINNINGS)
        names = [_safe(one, "Value") for one in dict.fromkeys(cuts)]
    return tuple(
        one if any(map(str.isupper, one)) else suffixed(one, "Type") for one in names
    )


def _pascal_words(text: str) -> list[str]:
    words = _spoken(text)
    if len(words) > 1 and all(word.isupper() or word.isdigit() for word in words):
        return [word.capitalize() for word in words]
    return [word[0].upper() + word[1:] for word in words]


def class_name(text: str) -> Code:
    """The text itself when it can be the name of a class, as one that was given before is; else `pascal_case`."""
    return Code(text) if _CLASS_NAME.fullmatch(text) else pascal_case(text)


@lru_cache(maxsize=65536)
def upper_case(text: str, fallback: str = "VALUE") -> Code:
    """A constant's name such as `NOT_SENT`."""
    return _safe(_joined("_", (word.upper() for word in _spoken(text))), fallback)


def suffixed(name: Code, suffix: str) -> Code:
    """The name with a further word, which must be made of letters, digits and underscores."""
    if not f"x{suffix}".isidentifier():
        raise ValueError(f"not part of an identifier: {suffix!r}")
    return Code(f"{name}{suffix}")


@lru_cache(maxsize=65536)
def trusted(name: str) -> Code:
    """A name that specmill itself writes; refuses what is not a (dotted) identifier."""
    parts = name.split(".")
    if not all(one.isidentifier() and not keyword.iskeyword(one) for one in parts):
        raise ValueError(f"not an identifier: {name!r}")
    return Code(name)


def _joined(
    separator: str, words: Iterable[str], beginning: int = _BEGINNINGS[0]
) -> str:
    """The words as one name; of those that would make it longer than `LONGEST` the ones in the middle
    are left out, because what tells a long name from others is at its end.
    """
    parts = list(words)
    name = separator.join(parts)
    if len(name) <= LONGEST:
        return name
    head = _first(separator, parts, beginning)
    room = LONGEST - len(head) - len(separator)
    tail = _first(separator, [part[::-1] for part in reversed(parts)], room)[::-1]
    return f"{head}{separator}{tail}"


def _first(separator: str, words: Iterable[str], room: int) -> str:
    """As many of the words as there is room for, or the start of the first."""
    name = ""
    for word in words:
        longer = f"{name}{separator}{word}" if name else word[:room]
        if len(longer) > room:
            break
        name = longer
    return name


def _safe(name: str, fallback: str) -> Code:
    if not name:
        return Code(fallback)
    if not name.isidentifier():
        name = (
            f"{fallback}_{name}"
            if fallback.islower() or fallback.isupper()
            else f"{fallback}{name}"
        )[:LONGEST].rstrip("_")
    if keyword.iskeyword(name) or name in _SOFT_WORDS:
        name = f"{name}_"
    return Code(name)
