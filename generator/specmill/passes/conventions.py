"""Names of methods by convention, for operations without an id: what REST calls list, create, get, update, delete."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from specmill.model.api import Api
from specmill.model.operations import HttpBinding, Operation
from specmill.model.types import Alias, Array, Named, Nullable, Record, Type, Types
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

    def name(self, binding: HttpBinding, group: Sequence[str]) -> str | None:
        """The conventional name of an operation in its group; None when there is none for it."""
        shape = _shape(binding.path)
        below = _below(shape, group)
        if below is None:
            return None
        if below and self._is_done(binding.method, shape, below[-1]):
            return "_".join(below)
        if binding.method == "POST" and not self._is_one(shape):
            return self._posted(below, self._methods[shape])
        verb = self._verb(binding.method, shape)
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


def _below(shape: tuple[str, ...], group: Sequence[str]) -> tuple[str, ...] | None:
    """The words of the resources below that of the group; None for paths that no convention covers."""
    if not group or not shape or any("{" in one for one in shape if one != "{}"):
        return None
    wanted = [singular(word) for word in group[-1].split("_")]
    fixed = [index for index, one in enumerate(shape) if one != "{}"]
    own = [index for index in fixed if _words(shape[index]) == wanted]
    rest = [index for index in fixed if not own or index > own[-1]]
    below: list[str] = []
    for index in rest:
        words = snake(split_words(shape[index]))
        is_inner = index != rest[-1] and shape[index + 1] == "{}"
        below.append(one_of(words) if is_inner else words)
    return tuple(word for word in below if word)


def _words(segment: str) -> list[str]:
    return [singular(word) for word in split_words(segment)]


def _joined(verb: str, below: Sequence[str], *, is_many: bool) -> str:
    """Verb and resources, the last of them in the singular unless the verb is about many."""
    if not below:
        return verb
    last = below[-1] if is_many else one_of(below[-1])
    return "_".join((verb, *below[:-1], last))


def _answers_list(operation: Operation, last: str, types: Types) -> bool:
    contents = (one for result in operation.results for one in result.contents)
    return any(_is_list(one.type, last, types) for one in contents)


def _is_list(given: Type | None, last: str, types: Mapping[str, object]) -> bool:
    """True for a list, and for a record with one under the name that the path ends in."""
    seen: set[str] = set()
    while not isinstance(given, Array):
        if isinstance(given, Nullable):
            given = given.inner
            continue
        if not isinstance(given, Named) or given.key in seen:
            return False
        seen.add(given.key)
        declaration = types.get(given.key)
        if isinstance(declaration, Record):
            return any(
                isinstance(one.type, Array) and fold(one.wire_name) == fold(last)
                for one in declaration.fields
            )
        if not isinstance(declaration, Alias):
            return False
        given = declaration.target
    return True
