"""The plan of a package: every name and every place decided, before any text is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from specmill.config import Config
from specmill.model.api import Api
from specmill.model.operations import Operation
from specmill.model.types import Alias, Anything, Declaration, Map, Named, Record, Type
from specmill.python import partition
from specmill.python.annotations import TypeNames
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
from specmill.python.recursion import without_recursive_aliases
from specmill.python.results import outcome
from specmill.python.synthetic import Synthetic, aliases, collect

CLIENT_ATTRIBUTES = frozenset(
    {
        "close",
        "aclose",
        "with_raw_response",
        "with_options",
        "request",
        "batch",
        "drift",
        "raw",
    }
)


class OperationPlan(msgspec.Struct, frozen=True, kw_only=True):
    """An operation with its method name, record name and arguments."""

    operation: Operation
    method: Code
    record: Code
    arguments: Arguments


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


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What `lower_*` works from; `needed` are the keys of the declarations that become models, in order."""

    api: Api
    config: Config
    package: Code
    names: TypeNames
    needed: tuple[str, ...]
    synthetic: tuple[Synthetic, ...]
    root: GroupPlan

    def groups(self) -> Iterator[GroupPlan]:
        """All groups but the root, in canonical order."""
        for child in self.root.children:
            yield from child.walk()

    def operations(self) -> Iterator[tuple[GroupPlan, OperationPlan]]:
        """All operations with their groups."""
        for group in self.root.walk():
            for one in group.operations:
                yield group, one


def plan_package(api: Api, config: Config) -> Plan:
    """Decide names, modules and arguments."""
    types = without_recursive_aliases(
        {key: _open_object(one) for key, one in api.types.items()}
    )
    root = _group_tree(api, types)
    reached = {
        str(group.module): partition.reachable(_used(group, types), types)
        for group in root.walk()
        if group.operations
    }
    kept = [key for key, one in types.items() if one.keep]
    everywhere = partition.reachable(_named(kept), types)
    needed = tuple(
        key
        for key in types
        if key in everywhere or any(key in keys for keys in reached.values())
    )
    formats = {one.name: one for one in api.formats}
    places = partition.homes(reached)
    synthetic = collect(
        [
            (str(group.module), plan)
            for group in root.walk()
            for plan in group.operations
        ],
        {key: types[key] for key in needed},
        formats,
    )
    names = _type_names(needed, types, synthetic)
    homes = {key: places.get(key, partition.SHARED) for key in needed}
    homes |= {one.key: _home(one, homes) for one in synthetic}
    return Plan(
        api=api,
        config=config,
        package=trusted(config.package),
        names=TypeNames(
            package=config.package,
            types=types,
            names=names,
            formats=formats,
            aliases=aliases(synthetic),
            homes=homes,
        ),
        needed=needed,
        synthetic=synthetic,
        root=root,
    )


def _open_object(declaration: Declaration) -> Declaration:
    """A named object of which nothing is known becomes a class, so that it can get fields later."""
    if isinstance(declaration, Alias) and declaration.target == Map(Anything()):
        return Record(
            key=declaration.key,
            fields=(),
            extra=Anything(),
            identifier=declaration.identifier,
            keep=declaration.keep,
            notes=declaration.notes,
            location=declaration.location,
        )
    return declaration


def _named(keys: Iterable[str]) -> Iterator[Type]:
    return (Named(key) for key in keys)


def _used(group: GroupPlan, types: Mapping[str, Declaration]) -> Iterator[Type]:
    for plan in group.operations:
        operation = plan.operation
        yield from (argument.type for argument in plan.arguments.items)
        for result in (*operation.results, *operation.errors):
            found = outcome(result).type
            if found is not None:
                yield found
        yield from (
            error.data for error in operation.rpc_errors if error.data is not None
        )


def _home(one: Synthetic, homes: Mapping[str, str]) -> str:
    """The module of all its users; the shared one when they live in several."""
    places = {homes.get(owner, owner) for owner in one.owners}
    return places.pop() if len(places) == 1 else partition.SHARED


def _type_names(
    needed: tuple[str, ...],
    types: Mapping[str, Declaration],
    synthetic: tuple[Synthetic, ...],
) -> Mapping[str, Code]:
    claims = [
        Claim(
            key,
            (pascal_case(types[key].identifier or key),),
            exact=types[key].identifier is not None or pascal_case(key) == key,
        )
        for key in needed
    ]
    claims += [
        Claim(one.key, tuple(pascal_case(name) for name in one.wanted))
        for one in synthetic
    ]
    return allocate(
        claims,
        frozenset({"Model", "Any", "Literal", "TypeAlias", "Mapping", "Sequence"}),
    )


def _group_tree(api: Api, types: Mapping[str, Declaration]) -> GroupPlan:
    by_path: dict[tuple[str, ...], list[Operation]] = {(): []}
    for operation in api.operations:
        for depth in range(len(operation.group) + 1):
            by_path.setdefault(operation.group[:depth], [])
        by_path[operation.group].append(operation)
    return _group((), by_path, (), types)


def _group(
    path: tuple[str, ...],
    by_path: Mapping[tuple[str, ...], list[Operation]],
    reach: tuple[Code, ...],
    types: Mapping[str, Declaration],
) -> GroupPlan:
    below = sorted(
        one for one in by_path if len(one) == len(path) + 1 and one[: len(path)] == path
    )
    reserved = CLIENT_ATTRIBUTES if not path else frozenset[str]()
    methods = _method_names(by_path[path], reserved)
    taken = frozenset(methods.values()) | (
        CLIENT_ATTRIBUTES if not path else frozenset()
    )
    attributes = allocate(
        (Claim("/".join(one), (snake_case(one[-1]),)) for one in below), taken
    )
    title = pascal_case(" ".join(path)) if path else Code("")
    return GroupPlan(
        path=path,
        reach=reach,
        module=snake_case("_".join(path)) if path else trusted("root"),
        class_name=suffixed(title, "Resource") if path else trusted("RootResource"),
        operations=tuple(
            _operation(one, methods[one.id], types) for one in by_path[path]
        ),
        children=tuple(
            _group(one, by_path, (*reach, attributes["/".join(one)]), types)
            for one in below
        ),
    )


def _method_names(
    operations: list[Operation], reserved: frozenset[str]
) -> Mapping[str, Code]:
    return allocate(
        (
            Claim(one.id, (snake_case(one.name), snake_case(one.id)))
            for one in operations
        ),
        reserved,
    )


def _operation(
    operation: Operation, method: Code, types: Mapping[str, Declaration]
) -> OperationPlan:
    return OperationPlan(
        operation=operation,
        method=method,
        record=upper_case(method),
        arguments=plan_arguments(operation, types),
    )
