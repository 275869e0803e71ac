"""Which operations lead to a name of the models."""

from __future__ import annotations

import re
from functools import cached_property

from specmill.model.operations import HttpBinding, Operation, RpcBinding
from specmill.model.walk import declaration_types, named_keys, operation_types
from specmill.python.plan import Plan
from specmill.python.synthetic import VALUES

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def binding_of(operation: Operation) -> str:
    """How an operation travels; what its path parameters are called makes no difference."""
    match operation.binding:
        case HttpBinding(method=method, path=path):
            return f"{method} {_PLACEHOLDER.sub('{}', path)}"
        case RpcBinding(method=method):
            return method


class Reach:
    """Of one package; nothing is looked up before somebody asks."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def operations(self, key: str) -> tuple[str, ...]:
        """How the operations travel that take or give a declaration, in order."""
        waiting, seen = [key], {key}
        found: set[str] = set()
        while waiting:
            current = waiting.pop()
            found |= self._methods.get(current, set())
            more = self._users.get(current, set()) - seen
            seen |= more
            waiting += more
        return tuple(sorted(found))

    @cached_property
    def _users(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key, declaration in self._plan.names.types.items():
            for one in declaration_types(declaration):
                for used in named_keys(one):
                    found.setdefault(used, set()).add(key)
        for made in self._plan.synthetic:
            owners = made.owners & self._plan.names.types.keys()
            for alias in (made.key, made.key.removesuffix(VALUES)):
                found.setdefault(alias, set()).update(owners)
        return found

    @cached_property
    def _methods(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        made: dict[str, list[str]] = {}
        for alias in self._plan.synthetic:
            for owner in alias.owners:
                made.setdefault(owner, []).append(alias.key)
        for group, one in self._plan.operations():
            binding = binding_of(one.operation)
            for each in operation_types(one.operation):
                for key in named_keys(each):
                    found.setdefault(key, set()).add(binding)
            for key in made.get(str(group.module), ()):
                found.setdefault(key, set()).add(binding)
        return found
