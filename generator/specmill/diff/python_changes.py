"""What a change of a description does to Python code that was written against the old SDK."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from specmill.config import Config
from specmill.diff.findings import Change
from specmill.diff.python_arguments import MethodPair
from specmill.diff.python_client import Client, compare_clients, package_changes
from specmill.diff.python_findings import Ends, reached
from specmill.diff.python_fold import fold
from specmill.diff.python_methods import (
    added_method,
    compare_methods,
    removed_method,
)
from specmill.diff.python_models import (
    TypePair,
    added_type,
    compare_types,
    removed_type,
    renamed_type,
)
from specmill.diff.python_renames import Rename, find_renames, of_method, of_type
from specmill.diff.python_resources import renamed_methods
from specmill.diff.python_security import OperationPair, compare_apis
from specmill.diff.python_types import Types, World
from specmill.diff.surface import Surface
from specmill.diff.surface_reading import read_surfaces
from specmill.model.api import Api
from specmill.names import title_of_file


class SdkInput(msgspec.Struct, frozen=True):
    """A description as its SDK is made from it; `settled`: an sdk.yaml says what the package is called."""

    api: Api
    config: Config
    settled: bool = False


def python_changes(base: SdkInput, head: SdkInput) -> tuple[Change, ...]:
    """Every change that users of the SDK can notice, each cause once."""
    if base.api == head.api and base.config == head.config:
        return ()
    old, new = read_surfaces((base.api, base.config), (head.api, head.config))
    type_renames = find_renames(old.types, new.types, of_type)
    renamed = {one.old: one.new for one in type_renames}
    renamed |= {one.old: one.new for one in head.config.aliases.models}
    types = Types(World(old.types, renamed), World(new.types))
    method_renames = find_renames(old.methods, new.methods, of_method)
    pairs = tuple(_pairs(old, new, types, method_renames))
    found = [
        *_methods(old, new, pairs, method_renames),
        *_types(old, new, types, type_renames),
        *compare_clients(Client(old, new, types)),
        *compare_apis(
            base.api, head.api, tuple(_operations(base.api, head.api, pairs))
        ),
        *_package(base, head, Client(old, new, types)),
    ]
    changes = tuple(_with_operations(found, old, new))
    return fold(changes, old.types, new.types)


def _package(base: SdkInput, head: SdkInput, client: Client) -> Iterator[Change]:
    """Other names of package and client, unless both sides are called like their files, which differ as files do."""
    settled = base.settled or head.settled
    titles = (
        one.api.title == title_of_file(one.api.location.file) for one in (base, head)
    )
    if settled or not all(titles):
        ends = Ends(base.api.location.child("info"), head.api.location.child("info"))
        yield from package_changes(client, ends, settled=settled)


def _pairs(
    old: Surface, new: Surface, types: Types, renames: Sequence[Rename]
) -> Iterator[MethodPair]:
    """The methods that both sides have, renamed ones included."""
    names = {one.old: one.new for one in renames}
    for path, method in old.methods.items():
        other = new.methods.get(names.get(path, path))
        if other is not None:
            yield MethodPair(method, other, types)


def _methods(
    old: Surface, new: Surface, pairs: Sequence[MethodPair], renames: Sequence[Rename]
) -> Iterator[Change]:
    yield from renamed_methods(pairs, renames)
    for pair in pairs:
        if pair.old != pair.new:
            yield from compare_methods(pair)
    gone, come = {one.old for one in renames}, {one.new for one in renames}
    for path, method in old.methods.items():
        if path not in new.methods and path not in gone:
            yield removed_method(method)
    for path, method in new.methods.items():
        if path not in old.methods and path not in come and not method.alias:
            yield added_method(method)


def _types(
    old: Surface, new: Surface, types: Types, renames: Sequence[Rename]
) -> Iterator[Change]:
    names = {one.old: one for one in renames}
    for name, one in old.types.items():
        rename = names.get(name)
        other = new.types.get(name if rename is None else rename.new)
        if other is None:
            yield removed_type(one)
            continue
        pair = TypePair(one, other, types)
        if rename is not None:
            yield renamed_type(pair, rename)
        if one != other:
            yield from compare_types(pair)
    come = {one.new for one in renames}
    for name, one in new.types.items():
        # A schema that was there before becomes a class when nothing takes it apart any more.
        if name not in old.types and name not in come and one.key not in old.keys:
            yield added_type(one)


def _operations(
    old: Api, new: Api, pairs: Sequence[MethodPair]
) -> Iterator[OperationPair]:
    """The operations that methods stand for, each once, however many methods it has."""
    before = {one.id: one for one in old.operations}
    after = {one.id: one for one in new.operations}
    names = {(one.old.operation, one.new.operation): one.new.binding for one in pairs}
    for (was, is_now), binding in names.items():
        if was in before and is_now in after:
            yield OperationPair(binding, before[was], after[is_now])


def _with_operations(
    changes: Sequence[Change], old: Surface, new: Surface
) -> Iterator[Change]:
    """The changes, with the operations that lead to what has none of its own."""
    for change in changes:
        owner = change.subject.partition(".")[0]
        if change.operations or owner not in old.types.keys() | new.types.keys():
            yield change
            continue
        side = new if owner in new.types else old
        yield reached(change, side.reach.operations(side.types[owner].key))
