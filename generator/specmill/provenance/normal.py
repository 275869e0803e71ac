"""What counts as the same text: blanks, bars of tables, bullets and kinds of quotation marks do not."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

_ALIKE = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{BULLET}": None,
        "\N{ZERO WIDTH SPACE}": None,
        "\N{SOFT HYPHEN}": None,
        "\N{ZERO WIDTH NO-BREAK SPACE}": None,
        "|": None,
        "`": None,
    }
)
_ITEM = re.compile(r"^(?:[-*+]|\d{1,3}[.)])\s+")


def normal(text: str) -> str:
    """The signs of a line that mean something, without blanks."""
    line = _ITEM.sub("", unicodedata.normalize("NFC", text).translate(_ALIKE).strip())
    return "".join(line.split())


def digest(lines: Iterable[str]) -> str:
    """A digest of lines that stays the same when they are only broken elsewhere."""
    text = "".join(normal(line) for line in lines)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def line_mark(line: str) -> str:
    """A few digits by which a line is known again; its text can't be read from them."""
    text = normal(line).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()[:6]


def slug(text: str, longest: int = 60) -> str:
    """A name made of a heading: lower case, words joined by hyphens.

    Letters lose their accents, unless nothing is left in the Latin script then.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    found = _joined(plain, longest)
    return found or _joined(unicodedata.normalize("NFKC", text), longest)


def _joined(text: str, longest: int) -> str:
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")[:longest].strip("-")
