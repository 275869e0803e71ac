"""Groups: under which namespace and name an operation is called."""

from __future__ import annotations

from collections import Counter

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.model.api import Api, Group
from specmill.model.decisions import NO_LOCK, Lock
from specmill.model.operations import Operation
from specmill.passes.method_rules import Path, Wish, decide_methods, keep_methods
from specmill.passes.spoken import is_anonymous
from specmill.passes.wishes import Wished, Wishes, name_of


def group_operations(api: Api, diagnostics: Diagnostics, lock: Lock = NO_LOCK) -> Api:
    """Give every operation its group and name, and collect the groups with what tags say about
    them.

    `x-specmill-name` decides; else the namespaces in the name of an RPC method; else the class of
    an operation id such as `Users_GetById`, the first tag, or the first fixed segment of the path.
    The name is what the operation id adds to the group. A method in the lock keeps its name.
    """
    wished = list(map(Wishes(api).of, api.operations))
    _report_unnamed(api, lock, diagnostics)
    names = _settled(wished)
    names = _numbered(api, [group for group, _ in wished], names, diagnostics)
    methods = [(wish[0], name) for wish, name in zip(wished, names, strict=True)]
    if lock.methods:
        methods = keep_methods(api.operations, methods, lock, diagnostics)
    decisions = decide_methods(
        api.operations, methods, [options for _, options in wished], lock
    )
    operations = tuple(
        msgspec.structs.replace(one, group=group, name=name)
        for one, (group, name) in zip(api.operations, methods, strict=True)
    )
    return msgspec.structs.replace(
        api,
        operations=operations,
        groups=_groups(api, operations),
        decisions=(*api.decisions, *decisions),
    )


def _settled(wished: list[Wished]) -> list[str]:
    """The best name of each operation that no other of its group wants, or its last one.

    A usual name gives way to one from an id and to that of a shorter path, and one about many to one
    about one.
    """
    paths = {
        group[:length] for group, _ in wished for length in range(1, len(group) + 1)
    }
    found = [options[0] for _, options in wished]
    for level in range(1, max((len(options) for _, options in wished), default=0)):
        methods = [(wish[0], one.name) for wish, one in zip(wished, found, strict=True)]
        strengths = list(map(_strength, found))
        taken = Counter(methods)
        strongest: dict[tuple[Path, str], tuple[int, int]] = {}
        for method, strength in zip(methods, strengths, strict=True):
            strongest[method] = max(strength, strongest.get(method, strength))
        equal = Counter(zip(methods, strengths, strict=True))
        for index, (group, options) in enumerate(wished):
            method, strength = methods[index], strengths[index]
            is_first = strength == strongest[method] and equal[method, strength] == 1
            clashes = (taken[method] > 1 and not is_first) or (
                *group,
                method[1],
            ) in paths
            if clashes and level < len(options):
                found[index] = options[level]
    return [one.name for one in found]


def _strength(wish: Wish) -> tuple[int, int]:
    return (0, -wish.depth) if wish.usual else (1, 0) if wish.weak else (2, 0)


def _report_unnamed(api: Api, lock: Lock, diagnostics: Diagnostics) -> None:
    new = [
        one
        for one in api.operations
        if not one.name and is_anonymous(one) and one.id not in lock.methods
    ]
    if new:
        has = (
            "1 operation has no operationId of its own"
            if len(new) == 1
            else f"{len(new)} operations have no operationId of their own"
        )
        diagnostics.note(
            "missing-operation-id",
            f"{has}; methods are named after HTTP method and path instead",
            new[0].location,
            "`operationId` or `x-specmill-name` gives a name that stays when the path changes",
        )


def _numbered(
    api: Api, groups: list[Path], names: list[str], diagnostics: Diagnostics
) -> list[str]:
    """The names, with numbers where two of a group are still equal; two names asked for by hint are
    an error.
    """
    first: dict[tuple[Path, str], Operation] = {}
    found: list[str] = []
    numbers: Counter[tuple[Path, str]] = Counter()
    for operation, group, name in zip(api.operations, groups, names, strict=True):
        other = first.get((group, name))
        if other is not None and operation.name and other.name:
            diagnostics.error(
                "duplicate-operation-name",
                f"two operations are to be called {'.'.join((*group, name))!r}",
                operation.location,
                "give one of them another `x-specmill-name`",
                related=(("the other one", other.location),),
            )
        wanted = name
        while (group, name) in first:
            numbers[group, wanted] += 1
            name = f"{wanted}_{numbers[group, wanted] + 1}"
        first[group, name] = operation
        found.append(name)
    return found


def _groups(api: Api, operations: tuple[Operation, ...]) -> tuple[Group, ...]:
    """The groups in use and those above them, with the texts of the tags they come from."""
    described = {"_".join(map(name_of, group.path)): group for group in api.groups}
    tags: dict[Path, set[str]] = {}
    for one in operations:
        tags.setdefault(one.group, set()).add(name_of(one.tags[0]) if one.tags else "")
        for length in range(1, len(one.group)):
            tags.setdefault(one.group[:length], set())
    found: list[Group] = []
    for path, used in sorted(tags.items()):
        if not path:
            continue
        tag = described.get("_".join(path)) or (
            described.get(path[0]) if len(path) == 1 else None
        )
        only = next(iter(used)) if len(used) == 1 else ""
        if tag is None and (only,) not in tags:
            tag = described.get(only)
        description = None if tag is None else tag.description
        found.append(
            Group(
                path=path,
                description=description,
                docs_url=None if tag is None else tag.docs_url,
            )
        )
    return tuple(found)
