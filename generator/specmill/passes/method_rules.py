"""Why a method is called what it is called, and what the lock holds against it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.model.decisions import Decision, Lock
from specmill.model.operations import HttpBinding, Operation
from specmill.passes.spoken import is_anonymous, telling_tags
from specmill.passes.words import snake
from specmill.words import split_words

Path = tuple[str, ...]

SEPARATORS = re.compile(r"[./:]")
# What controllers and services are called by tools of .NET, Azure and gRPC: `Users_GetById`.
CLASS_AND_METHOD = re.compile(r"([A-Z][A-Za-z0-9]*)_([A-Z][A-Za-z0-9]*)")


class Wish(msgspec.Struct, frozen=True):
    """A name for a method; a `usual` one is what operations of this method and form of path are called.

    A `weak` one is about many where another may be about one; `spelt`: the id gives the group, too.
    `depth` is how many segments the path of a usual one has.
    """

    name: str
    usual: bool = False
    weak: bool = False
    spelt: bool = False
    depth: int = 0


def decide_methods(
    operations: Sequence[Operation],
    methods: Sequence[tuple[Path, str]],
    options: Sequence[Sequence[Wish]],
    lock: Lock,
) -> tuple[Decision, ...]:
    """The decision of every method, with rule and reason; `options` are the names that each wished."""
    return tuple(
        _decision(one, ".".join((*group, name)), lock, _source(one, name, wishes))
        for one, (group, name), wishes in zip(operations, methods, options, strict=True)
    )


def keep_methods(
    operations: Sequence[Operation],
    methods: Sequence[tuple[Path, str]],
    lock: Lock,
    diagnostics: Diagnostics,
) -> list[tuple[Path, str]]:
    """The methods, with those of the lock where it has some; others make way for them."""
    held = _held(operations, lock)
    used = set(held.values())
    used |= {
        method
        for one, method in zip(operations, methods, strict=True)
        if one.name and one.id not in held
    }
    found: list[tuple[Path, str]] = []
    for one, method in zip(operations, methods, strict=True):
        if one.id in held:
            found.append(held[one.id])
            if held[one.id] != method:
                _report(one, held[one.id], method, diagnostics)
            continue
        group, name = method
        number = 2
        while not one.name and (group, name) in used:
            name = f"{method[1]}_{number}"
            number += 1
        used.add((group, name))
        found.append((group, name))
    return found


def _held(operations: Sequence[Operation], lock: Lock) -> dict[str, tuple[Path, str]]:
    """The locked methods of operations that have no name of their own, each once."""
    asked = {(one.group, one.name) for one in operations if one.name}
    held: dict[str, tuple[Path, str]] = {}
    for one in operations:
        kept = lock.methods.get(one.id)
        if kept is None or one.name:
            continue
        *group, name = kept.name.split(".")
        if (tuple(group), name) not in asked:
            asked.add((tuple(group), name))
            held[one.id] = (tuple(group), name)
    return held


def _report(
    operation: Operation,
    kept: tuple[Path, str],
    natural: tuple[Path, str],
    diagnostics: Diagnostics,
) -> None:
    old, new = (".".join((*group, name)) for group, name in (kept, natural))
    diagnostics.note(
        "decision-changed",
        f"{operation.id!r} stays {old!r}, as locked; it would now be called {new!r}",
        operation.location,
        "--update-lock takes the new name, x-specmill-name one of your own",
    )


def _decision(
    operation: Operation, method: str, lock: Lock, source: _Source
) -> Decision:
    kept = lock.methods.get(operation.id)
    is_kept = kept is not None and kept.name == method and not operation.name
    rule, reason = _rule(operation, source.words)
    detail = source.detail
    if kept is not None and is_kept:
        rule, reason, detail = kept.rule, kept.reason, ""
    return Decision(
        subject="method",
        key=operation.id,
        value=method,
        rule=rule,
        reason=reason + detail,
        locked=is_kept,
        location=operation.location,
    )


class _Source(msgspec.Struct, frozen=True):
    """The words that a name was made of, and why it is no better one."""

    words: str
    detail: str = ""


def _source(operation: Operation, name: str, wishes: Sequence[Wish]) -> _Source:
    words = f"the operation id {operation.id!r} without its words"
    if name == snake(split_words(operation.id)):
        words = f"the whole operation id {operation.id!r}"
    if is_anonymous(operation):
        words = "its path without its words"
    for level, wish in enumerate(wishes):
        if wish.name == name:
            words = "its method and the form of its path" if wish.usual else words
            words = f"the namespaces in {operation.id!r}" if wish.spelt else words
            return _Source(words, "; the shorter name is taken" if level else "")
    return _Source(words, "; a number keeps it apart from others")


def _rule(operation: Operation, words: str) -> tuple[str, str]:
    id_ = operation.id
    if operation.name:
        return "x-specmill-name", "the description says so"
    if not isinstance(operation.binding, HttpBinding):
        if len([part for part in SEPARATORS.split(id_) if part]) > 1:
            return "namespaces", f"namespaces in the name of the method, {id_!r}"
    elif CLASS_AND_METHOD.fullmatch(id_):
        return "class-and-method", f"class and method in the operation id {id_!r}"
    if words.startswith("the namespaces"):
        return "namespaces", words
    tags = telling_tags(operation)
    if tags:
        tag = tags[0]
        return "tag", f"group from the tag {tag!r}, name from {words}"
    if not isinstance(operation.binding, HttpBinding):
        return "method-name", f"the name of the method, {id_!r}, without a group"
    path = operation.binding.path
    return "path", f"group from the path {path!r}, name from {words}"
