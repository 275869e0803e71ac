"""What each operation would be called, the best name first, as far as it alone decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias
from urllib.parse import unquote

import msgspec

from specmill.model.api import Api
from specmill.model.operations import HttpBinding, Operation
from specmill.passes.bare_words import begins_twice, beyond
from specmill.passes.conventions import Conventions
from specmill.passes.group_names import plain_names
from specmill.passes.method_rules import CLASS_AND_METHOD, SEPARATORS, Path, Wish
from specmill.passes.spoken import (
    VERSION,
    Words,
    is_anonymous,
    repeats_group,
    repeats_path,
    segments_of,
    spoken_words,
    telling_tags,
)
from specmill.passes.words import (
    VERBS,
    is_action,
    is_many,
    singular,
    snake,
)
from specmill.words import split_words

Wished: TypeAlias = tuple[Path, list[Wish]]
"""The group of an operation, and names for it, the best one first."""

_ABOUT_MANY = frozenset({"find", "list", "query", "search"})
_ABOUT_ALL = ("delete_all", "replace_all", "update_all")
_PREFIXED = re.compile(r"([a-z][a-z0-9]*)_[a-z][a-z0-9]*[A-Z][A-Za-z0-9]*(_v[0-9]+)?")
_SPELT = re.compile(r"(\w+)(\.\w+){2,}")


class Wishes:
    """What is known of all operations, by which each gets a group and names."""

    def __init__(self, api: Api) -> None:
        self._tagged = {
            one.path[-1]: tuple(map(name_of, one.path)) for one in api.groups
        }
        self._conventions = Conventions(api)
        self._is_spelt = _is_spelt(api.operations)
        self._prefixes = _prefixes(api.operations)
        groups = (self._given_group(one) for one in api.operations if not one.name)
        names = {one[0] for one in groups if len(one) == 1}
        self._plain = plain_names(names, _spoken_of(api.operations))
        self._used = Counter(map(self._group, api.operations))

    def of(self, operation: Operation) -> Wished:
        """The group of an operation, and names for it."""
        binding = operation.binding
        if operation.name:
            return tuple(map(name_of, operation.group)), [Wish(name_of(operation.name))]
        if not isinstance(binding, HttpBinding):
            return self._of_method(operation)
        if self._is_spelt:
            _, *spelt, last = operation.id.split(".")
            return tuple(map(name_of, spelt)), [Wish(name_of(last), spelt=True)]
        group: Path = self._group(operation)
        member = CLASS_AND_METHOD.fullmatch(operation.id)
        is_unnamed = is_anonymous(operation)
        by_path = _path_words(binding)
        words = _bare_words(binding) if is_unnamed else spoken_words(operation, binding)
        if member is not None:
            words = split_words(member[2])
        elif self._is_all(operation, group, words):
            group = ()
        elif is_unnamed and self._is_done(operation, binding, group):
            return (), [Wish(group[-1]), Wish(snake(by_path))]
        found = [Wish(snake(by_path))]
        said = self._said(operation, group, words)
        short = self._shortened(said, words, binding)
        is_kept = not is_unnamed and self._is_another(words, said, binding)
        found[:0] = short[-1:] if is_kept else short
        is_bare = repeats_path(words, binding) or repeats_group(words, group, binding)
        if is_unnamed or (member is None and is_bare):
            usual = self._conventions.names(binding, group)
            found[:0] = usual if is_unnamed else _about_one(usual, words)
        return group, found

    def _of_method(self, operation: Operation) -> Wished:
        """The wishes of an RPC method, in whose name are namespaces."""
        prefix, _, last = operation.id.partition("_")
        if prefix in self._prefixes and last and not SEPARATORS.search(last):
            names = [Wish(name_of(last), spelt=True), Wish(name_of(operation.id))]
            return (name_of(prefix),), names
        parts: list[str] = [part for part in SEPARATORS.split(operation.id) if part]
        last = parts[-1] if parts else operation.id
        if len(parts) > 1 or not operation.tags:
            names = [Wish(name_of(last)), Wish(name_of(operation.id))]
            return tuple(map(name_of, parts[:-1])), names
        group = self._group(operation)
        words = split_words(operation.id)
        rest = beyond(words, group)
        short = [] if rest is None else [Wish(name_of(" ".join(rest)))]
        return group, [*short, Wish(name_of(" ".join(words)))]

    def _group(self, operation: Operation) -> Path:
        """The namespace of an operation, by a plain name."""
        group = self._given_group(operation)
        if operation.name or len(group) != 1:
            return group
        return (self._plain.get(group[0], group[0]),)

    def _said(self, operation: Operation, group: Path, words: Words) -> Path:
        """The words for its group that an id has: those that were given, or the plain ones."""
        given = self._given_group(operation)
        is_same = not group or given == group
        return group if is_same or beyond(words, given) in (None, [*words]) else given

    def _given_group(self, operation: Operation) -> Path:
        """The namespace of an operation as its class, tag or path calls it."""
        binding = operation.binding
        if operation.name:
            return tuple(map(name_of, operation.group))
        if not isinstance(binding, HttpBinding):
            return tuple(map(name_of, operation.tags[:1]))
        member = CLASS_AND_METHOD.fullmatch(operation.id)
        if member is not None:
            return (name_of(member[1]),)
        tags = telling_tags(operation)
        if tags:
            tag = tags[0]
            return self._tagged.get(tag, (name_of(tag),))
        return _path_group(binding.path)

    def _is_all(self, operation: Operation, group: Path, words: Words) -> bool:
        """True for the only operation below a path that says what its id says: `POST /CreateImage`."""
        is_only = not telling_tags(operation) and self._used[group] == 1
        return is_only and len(words) > 1 and group == (snake(words),)

    def _is_done(self, operation: Operation, binding: HttpBinding, group: Path) -> bool:
        """True for the only operation below a path that says what is done: `POST /sendMessage`."""
        is_only = not telling_tags(operation) and self._used[group] == 1
        segments = [
            one for one in segments_of(binding.path) if not VERSION.fullmatch(one)
        ]
        if not is_only or len(segments) != 1:
            return False
        words = split_words(segments[0])
        is_plain = (
            len(words) == 1 and binding.method == "POST" and words[0].lower() in VERBS
        )
        return is_plain or is_action(words)

    def _shortened(self, group: Path, words: Words, binding: HttpBinding) -> list[Wish]:
        """The words without those of the group, unless what remains says nothing; and all of them."""
        own = len(group[-1].split("_")) if group else 0
        is_own = beyond(words[:own], group) is None
        if own and is_own and begins_twice(words, own, binding.path):
            once, *_ = self._shortened(group, words[own:], binding)
            twice = Wish(snake(words[own:]))
            return [msgspec.structs.replace(once, weak=True), twice, Wish(snake(words))]
        rest = beyond(words, group)
        last = Wish(name_of(" ".join(words)))
        if rest is None:
            return [last]
        verb = rest[0].lower()
        if len(rest) > 1:
            return [Wish(name_of(" ".join(rest))), last]
        several = len(words) > 1 and words[0] == rest[0] and is_many(words[-1])
        usual = self._conventions.verb(binding)
        if verb == "get" and several and usual == "list":
            return [Wish("list"), last]
        if verb in ("post", "put", "patch") and verb == binding.method.lower():
            verb = usual or verb
        return [Wish(name_of(verb), weak=several and verb not in _ABOUT_MANY), last]

    def _is_another(self, words: Words, group: Path, binding: HttpBinding) -> bool:
        """True where the words without the group are about another thing: `delete project` of
        `deleteProjectCertificate` below a project, `user` of `inviteUser` among invites.
        """
        rest = beyond(words, group)
        if not group or rest is None or len(rest) == len(words):
            return False
        if len(rest) > 1 and list(words[: len(rest)]) == list(rest):
            return singular(rest[-1]) in _parents(binding.path)
        lowered = [word.lower() for word in words]
        is_verb_gone = lowered[1:] == [word.lower() for word in rest]
        is_verb = lowered[0] in VERBS and lowered[0] != group[-1]
        return is_verb_gone and is_verb and VERBS.isdisjoint(lowered[1:])


def name_of(text: str) -> str:
    """A name in the words of a description."""
    return snake(split_words(text)) or "default"


def _about_one(usual: list[Wish], words: Words) -> list[Wish]:
    """The names without those about all, which an id such as `DeleteDevice` of `/devices` denies."""
    if is_many(words[-1]):
        return usual
    return [one for one in usual if not one.name.startswith(_ABOUT_ALL)]


def _parents(path: str) -> Iterator[str]:
    """What the things are called one of which the last thing of a path is below."""
    segments = [one for one in segments_of(path) if not VERSION.fullmatch(one)]
    fixed = [index for index, one in enumerate(segments) if "{" not in one]
    for index in fixed[:-1]:
        words = split_words(segments[index])
        if words and "{" in segments[index + 1]:
            yield singular(words[-1])


def _spoken_of(operations: Sequence[Operation]) -> set[str]:
    """The segments of all paths, as names."""
    paths = {
        one.binding.path for one in operations if isinstance(one.binding, HttpBinding)
    }
    segments = {one for path in paths for one in segments_of(path) if "{" not in one}
    return set(map(name_of, segments))


def _prefixes(operations: Sequence[Operation]) -> frozenset[str]:
    """Namespaces that RPC methods begin with, as `eth_getBalance` does.

    Capitals behind the only underscore tell such names from those whose words are joined by underscores.
    """
    names = (
        _PREFIXED.fullmatch(one.id)
        for one in operations
        if not isinstance(one.binding, HttpBinding)
    )
    return frozenset(one[1] for one in names if one is not None) - VERBS


def _is_spelt(operations: Sequence[Operation]) -> bool:
    """True when all ids name a service, resources and a method, as those of Google do."""
    ids = [one.id for one in operations if not one.name]
    found = [_SPELT.fullmatch(id_) for id_ in ids]
    return bool(found) and all(found) and len({one and one[1] for one in found}) == 1


def _path_group(path: str) -> Path:
    for segment in segments_of(path):
        if "{" not in segment and not VERSION.fullmatch(segment):
            return (name_of(segment),)
    return ()


def _path_words(binding: HttpBinding) -> Words:
    return _words_of(binding.method, unquote(binding.path).split("/"))


def _bare_words(binding: HttpBinding) -> Words:
    """The words of method and path, without versions of the API."""
    segments = segments_of(binding.path)
    return _words_of(
        binding.method, [one for one in segments if not VERSION.fullmatch(one)]
    )


def _words_of(method: str, segments: Sequence[str]) -> Words:
    words = [method.lower()]
    for segment in segments:
        if "{" in segment:
            words.append("by")
        words.extend(split_words(segment))
    return tuple(words)
