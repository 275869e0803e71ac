"""Which declarations lead to which others."""

from __future__ import annotations

from collections.abc import Iterable

from specmill.model.api import Api
from specmill.model.types import Named, Type, Types
from specmill.model.walk import LEAVES, api_types, declaration_types, named_keys


def reachable(api: Api) -> frozenset[str]:
    """The keys of the declarations that operations and client parameters lead to."""
    return reachable_from(api_types(api), api.types)


def reachable_from(roots: Iterable[Type], types: Types) -> frozenset[str]:
    """The keys of the declarations that types lead to."""
    return References(types).reachable(roots)


class References:
    """What declarations refer to, looked up once for each of them."""

    def __init__(self, types: Types) -> None:
        self._types = types
        self._keys: dict[str, list[str]] = {}

    def of(self, key: str) -> list[str]:
        """The keys that a declaration refers to, in order, repeated ones included."""
        known = self._keys.get(key)
        if known is None:
            known = self._keys[key] = _keys(declaration_types(self._types[key]))
        return known

    def reachable(self, roots: Iterable[Type]) -> frozenset[str]:
        """The keys of the declarations that types lead to."""
        found: set[str] = set()
        waiting = _keys(roots)
        while waiting:
            key = waiting.pop()
            if key not in found and key in self._types:
                found.add(key)
                waiting += self.of(key)
        return frozenset(found)

    def leading_to(self, keys: Iterable[str]) -> frozenset[str]:
        """Keys of declarations, and those of the declarations that lead to them."""
        users: dict[str, list[str]] = {}
        for key in self._types:
            for used in self.of(key):
                users.setdefault(used, []).append(key)
        found: set[str] = set()
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += users.get(key, ())
        return frozenset(found)


def _keys(types: Iterable[Type]) -> list[str]:
    found: list[str] = []
    for one in types:
        if isinstance(one, Named):
            found.append(one.key)
        elif not isinstance(one, LEAVES):
            found += named_keys(one)
    return found
