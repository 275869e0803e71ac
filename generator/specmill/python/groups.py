"""Namespaces: which class and module each group of operations becomes, and what its methods are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from specmill.model.api import Api
from specmill.model.operations import Operation
from specmill.model.types import Declaration
from specmill.names import DEVICES
from specmill.python.alternatives import Alternative, alternatives, whole_answers
from specmill.python.arguments import Arguments, plan_arguments
from specmill.python.code import Code
from specmill.python.identifiers import (
    pascal_case,
    snake_case,
    suffixed,
    trusted,
    upper_case,
)
from specmill.python.namespace import Claim, allocate
from specmill.python.results import streaming_of
from specmill.python.stream_arguments import asking_for_stream, asking_for_whole

Path = tuple[str, ...]

CLIENT_ATTRIBUTES = frozenset(
    {
        *("aclose", "close", "with_raw_response", "with_streaming_response"),
        *("batch", "drift", "raw", "request", "with_options"),
        *("bool", "float", "int", "object", "property", "str", "type"),
    }
)
"""What clients have for themselves, will have in later versions, and use in the signature of their constructor."""

BATCHES = frozenset({"batch"})
"""What only clients of JSON-RPC have for themselves."""

DECORATORS = frozenset({"cached_property", "deprecated"})
"""What class bodies use by name, so that no method can be called so."""

ROOT = trusted("root")
"""The module of the records of operations without a namespace."""


class OperationPlan(msgspec.Struct, frozen=True, kw_only=True):
    """An operation with its method name, record name and arguments; `said` names another media type."""

    operation: Operation
    method: Code
    record: Code
    arguments: Arguments
    said: str = ""


class GroupPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A namespace: how it is reached from the client, its module, its class, and what it holds."""

    path: tuple[str, ...]
    reach: tuple[Code, ...]
    module: Code
    class_name: Code
    operations: tuple[OperationPlan, ...]
    children: tuple[GroupPlan, ...]

    @property
    def attribute(self) -> Code:
        """The attribute of the parent."""
        return self.reach[-1]

    def dotted(self, one: OperationPlan) -> str:
        """How a method is reached from the client."""
        return ".".join([*self.reach, one.method])

    def walk(self) -> Iterator[GroupPlan]:
        """This group and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


class _Tree(msgspec.Struct, frozen=True):
    """The operations of each group by its path, the groups below it, their modules, the types they use,
    and what the client has for itself.
    """

    operations: Mapping[Path, list[Operation]]
    below: Mapping[Path, list[Path]]
    modules: Mapping[str, Code]
    types: Mapping[str, Declaration]
    attributes: frozenset[str]


def plan_groups(api: Api, types: Mapping[str, Declaration]) -> GroupPlan:
    """The root of all groups."""
    found: dict[Path, list[Operation]] = {(): []}
    for operation in api.operations:
        for depth in range(len(operation.group) + 1):
            found.setdefault(operation.group[:depth], [])
        found[operation.group].append(operation)
    below: dict[Path, list[Path]] = {path: [] for path in found}
    for path in sorted(found):
        if path:
            below[path[:-1]].append(path)
    modules = allocate(
        (
            Claim(_key(path), (snake_case("_".join(path)),), weight=int(len(path) == 1))
            for path in found
            if path
        ),
        DEVICES | {ROOT},
    )
    own = CLIENT_ATTRIBUTES - (BATCHES if api.protocol == "http" else frozenset())
    return _group((), (), _Tree(found, below, modules, types, own))


def _group(path: Path, reach: tuple[Code, ...], tree: _Tree) -> GroupPlan:
    reserved = DECORATORS if path else DECORATORS | tree.attributes
    operations = tree.operations[path]
    methods = allocate(
        (
            Claim(one.id, (snake_case(one.name), snake_case(one.id)))
            for one in operations
        ),
        reserved,
    )
    below = tree.below[path]
    attributes = allocate(
        (Claim(_key(one), (snake_case(one[-1]),)) for one in below),
        reserved.union(methods.values()),
    )
    return GroupPlan(
        path=path,
        reach=reach,
        module=tree.modules[_key(path)] if path else ROOT,
        class_name=suffixed(pascal_case(" ".join(path), "Root"), "Resource"),
        operations=_planned(
            [(one, methods[one.id]) for one in operations],
            reserved.union(attributes.values()),
            tree.types,
        ),
        children=tuple(
            _group(one, (*reach, attributes[_key(one)]), tree) for one in below
        ),
    )


def _planned(
    named: list[tuple[Operation, Code]],
    reserved: frozenset[str],
    types: Mapping[str, Declaration],
) -> tuple[OperationPlan, ...]:
    """The methods of a group: one for each operation, followed by those for other media types of it.

    The latter take no name from the former.
    """
    usual = tuple(method for _, method in named)
    others = {one.id: alternatives(one, types) for one, _ in named}
    records = allocate(Claim(one, (upper_case(one),)) for one in usual)
    further = [
        (operation.id, suffixed(method, f"_{snake_case(one.word)}"), one)
        for operation, method in named
        for one in others[operation.id]
    ]
    names = _names_of(further, reserved.union(usual))
    other_records = _names_of(
        ((key, upper_case(wish), one) for key, wish, one in further),
        frozenset(records.values()),
    )
    found: list[OperationPlan] = []
    for operation, method in named:
        rows = [(whole_answers(operation), method, records[method], "")]
        rows += (
            (one.operation, names[key], other_records[key], one.said)
            for one in others[operation.id]
            for key in (_alternative_key(operation.id, one),)
        )
        streams = any(
            streaming_of(one.operation) is not None for one in others[operation.id]
        )
        found += (
            OperationPlan(
                operation=planned,
                method=name,
                record=record,
                arguments=_arguments(planned, types, streams),
                said=said,
            )
            for planned, name, record, said in rows
        )
    return tuple(found)


def _arguments(
    operation: Operation, types: Mapping[str, Declaration], streams: bool
) -> Arguments:
    """The arguments of a method; `streams` when it or one beside it streams what others don't."""
    arguments = plan_arguments(operation, types)
    if not streams:
        return arguments
    if streaming_of(operation) is not None:
        return asking_for_stream(arguments, types)
    return asking_for_whole(arguments, types)


def _names_of(
    wishes: Iterable[tuple[str, Code, Alternative]], reserved: frozenset[str]
) -> Mapping[str, Code]:
    claims = (Claim(_alternative_key(id_, one), (wish,)) for id_, wish, one in wishes)
    return allocate(claims, reserved)


def _alternative_key(id_: str, one: Alternative) -> str:
    return f"{id_} {one.said}"


def _key(path: Path) -> str:
    return "/".join(path)
