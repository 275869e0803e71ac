"""Where the words of a name begin and end, in any script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Words that are written with a capital inside, of which their owners make one word.
_MIXED = (
    "eBay|ETag|eTag|GitHub|GitLab|GraphQL|iOS|IoT|IPv(?=[46])|LinkedIn|macOS|MySQL|PayPal|PostgreSQL"
    "|WhatsApp|YouTube|[A-Z]{1,2}aaS"
)

# Capitals are one word in the plural (`IDs`), before a version (`API` in `APIv2`) and around a `2` that
# is read as "to" (`B2B`); digits stay with the letters before them (`sha256`, `v2beta1`), or begin a
# word (`2fa`). Letters of scripts without case stand together.
_WORD = re.compile(
    rf"(?:(?:{_MIXED}|OAuth)(?![a-z])|[A-UW-Z]2[A-Z](?=[A-Z][a-z]|[^A-Za-z0-9]|$)"
    r"|[A-Z]{2,}s(?![a-z])|[A-Z]{2,}(?=v[0-9])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+)"
    r"(?:[0-9]+[a-z]*)*|[0-9]+(?:[a-z]+|[A-Z]+(?![a-z]))?|\x80+"
)


@lru_cache(maxsize=65536)
def split_words(text: str) -> tuple[str, ...]:
    """The words of a name in its own letter case: `SMS.searchFilters` is `SMS`, `search`,
    `Filters`; `userIDs` is `user`, `IDs`.

    Accents are folded; other letters stay, in the form that Python's parser gives them (NFKC).
    """
    if text.isascii():
        return tuple(_WORD.findall(text))
    folded = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    text = unicodedata.normalize("NFKC", bare)
    shape = "".join(map(_kind, text))
    return tuple(text[one.start() : one.end()] for one in _WORD.finditer(shape))


def _kind(char: str) -> str:
    """An ASCII character that stands for the kind of this one."""
    if char.isascii():
        return char
    if char.isupper():
        return "A"
    if char.islower():
        return "a"
    if char.isalnum():
        return "\x80"
    return " "
