"""What the id of an operation says: words of its own, or only its method and path once more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from urllib.parse import unquote

from specmill.model.operations import HttpBinding, Operation
from specmill.passes.words import VERBS, singular
from specmill.words import split_words

VERSION = re.compile(
    r"v?\d+(\.\d+)*((alpha|beta|rc)\d*)?|\d{4}-\d\d(-\d\d)?"
    r"|(public|rest|web)?[-_]?api[-_]?(public|v?\d+(\.\d+)*)?|rest[-_]?(services?|v\d+)?",
    re.IGNORECASE,
)
"""Segments of a path that name no resource."""

_FORM = re.compile(
    r"(?<=[^/])(\.(json|jsonp|php|xml)|\.\{[^{}]*\}|\{(media_?type_?)?extension\})$",
    re.IGNORECASE,
)
"""How the end of a path says in which form the answer is wanted."""

_NO_GROUP = re.compile(r"v?\d+(\.\d+)*|/.*|.*\{.*", re.IGNORECASE)
"""Tags that are the version of an API, or a path."""

Words = tuple[str, ...]

_LONG = 14
"""Letters from which on a word may be several."""
_LONGEST = 24
"""Letters of the longest word that is looked for in another."""


def is_anonymous(operation: Operation) -> bool:
    """True for an operation without an id of its own."""
    binding = operation.binding
    return isinstance(binding, HttpBinding) and (
        operation.id == f"{binding.method.lower()} {binding.path}"
    )


def segments_of(path: str) -> list[str]:
    """The segments of a path as they are read, without its query and without the form of the answer at
    its end: `items` and `{id}` of `/items/{id}.json?full`.
    """
    plain = path.partition("#")[0].partition("?")[0].rstrip("/")
    found = _FORM.sub("", plain).split("/")
    return [unquote(segment) for segment in found if segment]


def telling_tags(operation: Operation) -> Words:
    """The tags of an operation that are more than the version of the API, or a path."""
    return tuple(one for one in operation.tags if not _NO_GROUP.fullmatch(one))


def spoken_words(operation: Operation, binding: HttpBinding) -> Words:
    """The words of the id, without path and method where a framework put them around the name of a
    function: `read_item_items__item_id__get`, `get-/items/{itemId}_getById`.
    """
    words = _without_method(_id_words(operation, binding), binding)
    path = binding.path.partition("?")[0]
    tail = [word for part in path.split("/") for word in split_words(part)]
    tail.append(binding.method)
    own = len(words) - len(tail)
    if own > 0 and len(tail) > 1 and _same(words[own:], tail):
        return words[:own]
    if own > 0 and operation.id.lower().startswith(f"{binding.method}-{path}_".lower()):
        return words[-own:]
    # `trees.get` says of itself which word is the method.
    return words if "." in operation.id else _method_first(words, binding)


def _method_first(words: Words, binding: HttpBinding) -> Words:
    """The words with the method before what it is done with: `components GET`; without it where the
    words begin with a verb, and as they are where the path speaks of it (`create_post`).
    """
    *rest, last = words or ("",)
    if not rest or last.lower() != binding.method.lower():
        return words
    if last.lower() in {singular(word) for word in split_words(binding.path)}:
        return words
    return tuple(rest) if rest[0].lower() in VERBS else (last.lower(), *rest)


def _without_method(words: Words, binding: HttpBinding) -> Words:
    """The words without what Springfox appends to the name of a method: `saveUsingPOST_1`."""
    last = len(words) - (1 if words and words[-1].isdigit() else 0)
    if last < 3 or words[last - 2 : last] != ("Using", binding.method):
        return words
    return words[: last - 2] + words[last:]


def _id_words(operation: Operation, binding: HttpBinding) -> Words:
    """The words of the id; where they are written as one, `Deleteusergroup`, those that path and tags have."""
    words = split_words(operation.id)
    if not any(len(word) >= _LONG for word in words):
        return words
    texts = (binding.path, *operation.tags)
    said = {word.lower() for text in texts for word in split_words(text)}
    known = {form for word in said for form in (word, singular(word), f"{word}s")}
    known = {word for word in known if len(word) > 1} | VERBS | {"a"}
    found = _told_apart("".join(words).lower(), known)
    if found is None or len(found) <= len(words):
        return words
    return found


def _told_apart(text: str, known: AbstractSet[str]) -> Words | None:
    """The fewest known words that make a text, when some do."""
    best: list[Words | None] = [()]
    for end in range(1, len(text) + 1):
        ways = [
            (*before, text[start:end])
            for start in range(max(0, end - _LONGEST), end)
            if (before := best[start]) is not None and text[start:end] in known
        ]
        best.append(min(ways, key=len, default=None))
    return best[-1]


def repeats_path(words: Words, binding: HttpBinding) -> bool:
    """True for an id such as `GetAccountsAccount` of `GET /v1/accounts/{account}`."""
    if len(words) < 2 or words[0].lower() != binding.method.lower():
        return False
    said = [word for word in words[1:] if word.lower() != "by"]
    segments = [part for part in binding.path.split("/") if part]
    path = [word for part in segments for word in split_words(part)]
    bare = [
        word
        for part in segments
        if not VERSION.fullmatch(part)
        for word in split_words(part)
    ]
    return _same(said, path) or _same(said, bare)


def repeats_group(words: Words, group: Sequence[str], binding: HttpBinding) -> bool:
    """True for an id such as `users` of `GET /users`, unless it is what is done: `search`, `POST /sms`."""
    own = group[-1].split("_") if group else []
    is_done = any(word.lower() in VERBS for word in words)
    return binding.method != "POST" and not is_done and _same(words, own)


def _same(some: Sequence[str], others: Sequence[str]) -> bool:
    if len(some) != len(others):
        return False
    return all(map(_alike, some, others))


def _alike(one: str, other: str) -> bool:
    return one.lower() == other.lower() or singular(one) == singular(other)
