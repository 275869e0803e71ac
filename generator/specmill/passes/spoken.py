"""What the id of an operation says: words of its own, or only its method and path once more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from specmill.model.operations import HttpBinding, Operation
from specmill.passes.words import singular
from specmill.words import split_words

VERSION = re.compile(
    r"v?\d+(\.\d+)*((alpha|beta|rc)\d*)?|\d{4}-\d\d(-\d\d)?"
    r"|(public|rest|web)?[-_]?api[-_]?(public|v?\d+(\.\d+)*)?|rest[-_]?(services?|v\d+)?",
    re.IGNORECASE,
)
"""Segments of a path that name no resource."""

Words = tuple[str, ...]


def is_anonymous(operation: Operation) -> bool:
    """True for an operation without an id of its own."""
    binding = operation.binding
    return isinstance(binding, HttpBinding) and (
        operation.id == f"{binding.method.lower()} {binding.path}"
    )


def spoken_words(operation: Operation, binding: HttpBinding) -> Words:
    """The words of the id, without path and method where a framework appended them to the name of a
    function: `read_item_items__item_id__get`.
    """
    words = split_words(operation.id)
    tail = [word for part in binding.path.split("/") for word in split_words(part)]
    tail.append(binding.method)
    own = len(words) - len(tail)
    if own > 0 and len(tail) > 1 and _same(words[own:], tail):
        return words[:own]
    return words


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


def _same(some: Sequence[str], others: Sequence[str]) -> bool:
    if len(some) != len(others):
        return False
    return all(map(_alike, some, others))


def _alike(one: str, other: str) -> bool:
    return one.lower() == other.lower() or singular(one) == singular(other)
