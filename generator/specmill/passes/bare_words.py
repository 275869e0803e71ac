"""Words of an id without those of its group, which nobody has to read twice."""

from __future__ import annotations

from collections.abc import Sequence

from specmill.passes.spoken import Words, segments_of
from specmill.passes.words import singular, without_end, without_run
from specmill.words import split_words

_LINKING = frozenset(
    {"and", "by", "for", "from", "in", "of", "on", "per", "to", "with"}
)
_LEADING = frozenset({"each", "every", "my", "not", "our", "own", "their", "your"})
"""What says something of the word after it, and nothing at an end."""
_ARTICLES = frozenset({"a", "an", "the"})


def beyond(words: Words, group: Sequence[str]) -> list[str] | None:
    """The words without those of the group; None when what remains says nothing."""
    if not group:
        return list(words)
    own = group[-1].split("_")
    words = _without_articles(words, own)
    rest = without_run(words, own)
    if len(rest) == len(words):
        rest = without_end(words, own) or rest
    if not rest:
        return None
    # A word that links has lost what it links to, unless it stood at that end before.
    ends = ((rest[0], words[0]), (rest[-1], words[-1]))
    is_cut = any(one.lower() in _LINKING and one != before for one, before in ends)
    is_left = rest[-1].lower() in _LEADING and rest[-1] != words[-1]
    return None if is_cut or is_left else rest


def begins_twice(words: Words, length: int, path: str) -> bool:
    """True for words such as those of `contacts_contacts_list`, an app and a view of one name, but not for
    `wireless_wireless_lans_list` of `/wireless/wireless-lans`.
    """
    first, rest = words[:length], words[length:]
    if len(rest) <= length or rest[:length] != first:
        return False
    said = (split_words(one) for one in segments_of(path))
    return all(one[:length] != first or len(one) == length for one in said)


def _without_articles(words: Words, own: Sequence[str]) -> Words:
    """The words without an article before those of the group: `get-an-album` of albums."""
    first = singular(own[0])
    return tuple(
        word
        for word, following in zip(words, (*words, "")[1:], strict=True)
        if word.lower() not in _ARTICLES or singular(following) != first
    )
