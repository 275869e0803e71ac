"""Groups: under which namespace and name an operation is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.model.api import Api, Group
from specmill.model.decisions import NO_LOCK, Lock
from specmill.model.operations import HttpBinding, Operation
from specmill.passes.conventions import VERSION, Conventions
from specmill.passes.method_rules import (
    CLASS_AND_METHOD,
    SEPARATORS,
    Path,
    Wish,
    decide_methods,
    is_anonymous,
    keep_methods,
)
from specmill.passes.words import snake, without_run
from specmill.words import split_words

Wished: TypeAlias = tuple[Path, list[Wish]]
"""The group of an operation, and names for it, the best one first."""

_LINKING = frozenset({"and", "by", "for", "from", "in", "of", "on", "to", "with"})


def group_operations(api: Api, diagnostics: Diagnostics, lock: Lock = NO_LOCK) -> Api:
    """Give every operation its group and name, and collect the groups with what tags say about
    them.

    `x-specmill-name` decides; else the namespaces in the name of an RPC method; else the class of
    an operation id such as `Users_GetById`, the first tag, or the first fixed segment of the path.
    The name is what the operation id adds to the group. A method in the lock keeps its name.
    """
    tagged = {one.path[-1]: tuple(map(_name, one.path)) for one in api.groups}
    wished = [_wish(one, tagged) for one in api.operations]
    unnamed = [not one.name and is_anonymous(one) for one in api.operations]
    if any(unnamed):
        wished = _with_usual_names(api, wished, unnamed)
        _report_unnamed(api, lock, unnamed, diagnostics)
    names = _settled(wished, unnamed)
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


def _settled(wished: list[Wished], unnamed: list[bool]) -> list[str]:
    """The best name of each operation that no other of its group wants, or its last one.

    An operation without an id gives way to those that have one.
    """
    paths = {
        group[:length] for group, _ in wished for length in range(1, len(group) + 1)
    }
    names = [options[0].name for _, options in wished]
    for level in range(1, max((len(options) for _, options in wished), default=0)):
        methods = [(wish[0], name) for wish, name in zip(wished, names, strict=True)]
        taken = Counter(methods)
        by_id = Counter(
            method for method, weak in zip(methods, unnamed, strict=True) if not weak
        )
        for index, (group, options) in enumerate(wished):
            method = methods[index]
            rivals = taken[method] if unnamed[index] else by_id[method]
            clashes = rivals > 1 or (*group, method[1]) in paths
            if clashes and level < len(options):
                names[index] = options[level].name
    return names


def _with_usual_names(
    api: Api, wished: list[Wished], unnamed: list[bool]
) -> list[Wished]:
    """The wishes, led by the conventional name where an operation has no id."""
    conventions = Conventions(api)
    found: list[Wished] = []
    for one, (group, options), is_unnamed in zip(
        api.operations, wished, unnamed, strict=True
    ):
        usual = None
        if is_unnamed and isinstance(one.binding, HttpBinding):
            usual = conventions.name(one.binding, group)
        first = [] if usual is None else [Wish(usual, usual=True)]
        found.append((group, [*first, *options]))
    return found


def _report_unnamed(
    api: Api, lock: Lock, unnamed: list[bool], diagnostics: Diagnostics
) -> None:
    new = [
        one
        for one, is_unnamed in zip(api.operations, unnamed, strict=True)
        if is_unnamed and one.id not in lock.methods
    ]
    if new:
        has = "1 operation has" if len(new) == 1 else f"{len(new)} operations have"
        diagnostics.note(
            "missing-operation-id",
            f"{has} no operationId; methods are named after HTTP method and path instead",
            new[0].location,
            "`operationId` or `x-specmill-name` gives a name that stays when the path changes",
        )


def _wish(operation: Operation, tagged: Mapping[str, Path]) -> Wished:
    """The group of an operation, and names for it, the best one first."""
    if operation.name:
        group = tuple(_name(part) for part in operation.group)
        return group, [Wish(_name(operation.name))]
    if not isinstance(operation.binding, HttpBinding):
        parts: list[str] = [part for part in SEPARATORS.split(operation.id) if part]
        if len(parts) > 1 or not operation.tags:
            last = parts[-1] if parts else operation.id
            names = [Wish(_name(last)), Wish(_name(operation.id))]
            return tuple(map(_name, parts[:-1])), names
        return _shortened((_name(operation.tags[0]),), split_words(operation.id))
    by_path = _path_words(operation.binding)
    words = by_path if is_anonymous(operation) else split_words(operation.id)
    member = CLASS_AND_METHOD.fullmatch(operation.id)
    if member is not None:
        group, words = (_name(member[1]),), split_words(member[2])
    elif operation.tags:
        tag = operation.tags[0]
        group = tagged.get(tag, (_name(tag),))
    else:
        group = _path_group(operation.binding.path)
    return group, [*_shortened(group, words)[1], Wish(snake(by_path))]


def _shortened(group: Path, words: tuple[str, ...]) -> Wished:
    """The words without those of the group, unless what remains says nothing; and all of them."""
    rest = without_run(words, group[-1].split("_")) if group else list(words)
    lowered = [word.lower() for word in rest]
    if not rest or lowered[0] in _LINKING or lowered[-1] in _LINKING:
        rest = list(words)
    return group, [Wish(_name(" ".join(rest))), Wish(_name(" ".join(words)))]


def _path_group(path: str) -> Path:
    for segment in path.partition("#")[0].partition("?")[0].split("/"):
        if segment and "{" not in segment and not VERSION.fullmatch(segment):
            return (_name(segment),)
    return ()


def _path_words(binding: HttpBinding) -> tuple[str, ...]:
    words = [binding.method.lower()]
    for segment in binding.path.split("/"):
        if "{" in segment:
            words.append("by")
        words.extend(split_words(segment))
    return tuple(words)


def _name(text: str) -> str:
    return snake(split_words(text)) or "default"


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
    described = {"_".join(map(_name, group.path)): group for group in api.groups}
    tags: dict[Path, set[str]] = {}
    for one in operations:
        tags.setdefault(one.group, set()).add(_name(one.tags[0]) if one.tags else "")
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
