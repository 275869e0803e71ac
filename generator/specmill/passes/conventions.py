"""Names of methods by convention, for operations without an id: what REST calls list, create, get, update, delete."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from specmill.model.api import Api
from specmill.model.operations import HttpBinding, Operation
from specmill.model.types import Array, Record, Type, Types
from specmill.passes.method_rules import Wish
from specmill.passes.page_shapes import unwrapped
from specmill.passes.page_words import LISTS
from specmill.passes.spoken import VERSION, segments_of
from specmill.passes.words import (
    fold,
    is_action,
    is_many,
    one_of,
    singular,
    snake,
)
from specmill.words import split_words

_VARIABLE = re.compile(r"\{[^{}]*\}")


class Conventions:
    """What is known of all paths of an API, by which its methods can be named."""

    def __init__(self, api: Api) -> None:
        self._types = api.types
        self._methods: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._with_items: set[tuple[str, ...]] = set()
        self._lists: set[tuple[str, ...]] = set()
        for one in api.operations:
            if not isinstance(one.binding, HttpBinding):
                continue
            shape = _shape(one.binding.path)
            self._methods[shape].add(one.binding.method)
            if shape and shape[-1] == "{}":
                self._with_items.add(shape[:-1])
            last = shape[-1] if shape else ""
            if one.binding.method == "GET" and _answers_list(one, last, api.types):
                self._lists.add(shape)

    def names(self, binding: HttpBinding, group: Sequence[str]) -> list[Wish]:
        """The conventional name of an operation in its group, and one with all words of its path; none
        where there is no convention for it.
        """
        shape = _shape(binding.path)
        if not group or not shape or any("{" in one for one in shape if one != "{}"):
            return []
        short = self._name(binding.method, shape, _below(shape, group[-1]))
        whole = self._name(binding.method, shape, _below(shape))
        if short is None:
            return []
        return [
            Wish(one, usual=True, depth=len(shape))
            for one in dict.fromkeys((short, whole or short))
        ]

    def _name(
        self, method: str, shape: tuple[str, ...], below: Sequence[str]
    ) -> str | None:
        if below and self._is_done(method, shape, below[-1]):
            return "_".join(below)
        if method == "POST" and not self._is_one(shape):
            return self._posted(below, self._methods[shape])
        verb = self._verb(method, shape)
        if verb is None:
            return None
        is_many = verb == "list" or verb.endswith("_all")
        return _joined(verb, below, is_many=is_many or not self._is_one(shape))

    def _is_done(self, method: str, shape: tuple[str, ...], last: str) -> bool:
        """True where the end of a path says what is done, so that no method has to."""
        if method == "GET" and last in _ACTIONS:
            return True
        is_only = len(self._methods[shape]) == 1 and not self._is_one(shape)
        return is_only and is_action(last.split("_"))

    def verb(self, binding: HttpBinding) -> str | None:
        """What the method does with what its path leads to, in a word; None when there is none for it."""
        shape = _shape(binding.path)
        if binding.method == "POST" and (not shape or not self._is_one(shape)):
            return "create"
        return self._verb(binding.method, shape)

    def _verb(self, method: str, shape: tuple[str, ...]) -> str | None:
        if shape and shape[-1] != "{}" and self._is_one(shape):
            # `PUT /pet` beside `/pet/{id}` has the id of one pet in its body.
            is_of_all = method in ("GET", "POST") or is_many(shape[-1])
            return (_OF_COLLECTIONS if is_of_all else _OF_ITEMS).get(method)
        if method == "PUT" and "PATCH" in self._methods[shape]:
            return "replace"
        if method == "POST":
            others = self._methods[shape]
            is_change = "GET" in others and others.isdisjoint({"PUT", "PATCH"})
            return "update" if is_change else None
        return _OF_ITEMS.get(method)

    def _is_one(self, shape: tuple[str, ...]) -> bool:
        """True when an operation on the path is about one of many that its last words name."""
        return shape[-1] == "{}" or shape in self._with_items or shape in self._lists

    def _posted(self, below: Sequence[str], methods: set[str]) -> str | None:
        """The name of a POST where no list is: something is made, changed, or done (`users.activate`)."""
        if not below:
            return None
        last = below[-1]
        if "GET" in methods and last not in _ACTIONS:
            is_change = methods.isdisjoint({"PUT", "PATCH", "DELETE"})
            return _joined("update" if is_change else "create", below, is_many=False)
        if one_of(last) != last:
            return _joined("create", below, is_many=False)
        return "_".join(below)


_OF_COLLECTIONS = {
    "GET": "list",
    "POST": "create",
    "PUT": "replace_all",
    "PATCH": "update_all",
    "DELETE": "delete_all",
}
_ACTIONS = frozenset({"check", "download", "export", "find", "lookup", "search"})
"""Last segments of a path that say what is done rather than with what."""

_OF_ITEMS = {"GET": "get", "PUT": "update", "PATCH": "update", "DELETE": "delete"}


def _shape(path: str) -> tuple[str, ...]:
    """The segments of a path without versions, every variable `{}`; those of another form are left as they are."""
    return tuple(
        "{}" if _VARIABLE.fullmatch(segment) else segment
        for segment in segments_of(path)
        if not VERSION.fullmatch(segment)
    )


def _below(shape: tuple[str, ...], group: str | None = None) -> tuple[str, ...]:
    """The words of the resources of a path, or only of those below its group."""
    fixed = [index for index, one in enumerate(shape) if one != "{}"]
    own = [index for index in fixed if group and _is_named(shape[: index + 1], group)]
    rest = [index for index in fixed if not own or index > own[-1]]
    below: list[str] = []
    for index in rest:
        words = snake(split_words(shape[index]))
        is_inner = index != rest[-1] and shape[index + 1] == "{}"
        below.append(one_of(words) if is_inner else words)
    return tuple(word for word in below if word)


def _is_named(shape: Sequence[str], group: str) -> bool:
    """True for a path that ends in the words of a group, of which one segment may have some only."""
    wanted = [singular(word) for word in group.split("_")]
    said: list[str] = []
    for segment in reversed(shape):
        said[:0] = [singular(word) for word in split_words(segment)]
        if len(said) >= len(wanted):
            break
    return said == wanted


def _joined(verb: str, below: Sequence[str], *, is_many: bool) -> str:
    """Verb and resources, the last of them in the singular unless the verb is about many."""
    if not below:
        return verb
    last = below[-1] if is_many else one_of(below[-1])
    return "_".join((verb, *below[:-1], last))


def _answers_list(operation: Operation, last: str, types: Types) -> bool:
    contents = (one for result in operation.results for one in result.contents)
    return any(_is_list(one.type, last, types) for one in contents)


def _is_list(given: Type | None, last: str, types: Types) -> bool:
    """True for a list, and for a record with one under the name that the path ends in; for a path
    that ends in a plural, also for one whose only list has a usual name.
    """
    found = unwrapped(given, types)
    if not isinstance(found, Record):
        return isinstance(found, Array)
    names = [
        fold(one.wire_name)
        for one in found.fields
        if isinstance(unwrapped(one.type, types), Array)
    ]
    usual = [one for one in names if one in LISTS]
    return fold(last) in names or (is_many(last) and len(usual) == 1)
