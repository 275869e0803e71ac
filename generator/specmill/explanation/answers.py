"""From what a user asks for to the symbols that are meant, and where they come from."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import PurePath

import msgspec

from specmill.diagnostics import Location, escape_pointer
from specmill.explanation.lines import Definitions, exists, pointer_at
from specmill.explanation.symbol import Symbol
from specmill.explanation.symbols import collect_symbols
from specmill.loading import Loaded
from specmill.model.decisions import Decision
from specmill.model.pagination import Pagination
from specmill.python.lower import lower
from specmill.python.plan import plan_package
from specmill.python.views import Output
from specmill.render.locations import builtin_templates
from specmill.render.renderer import render

_SUGGESTIONS = 5
_MOST_DIGITS = 9
_ASKED_FOR = ("method", "model", "client", "exception", "runtime exception")
_OF_NO_PLACE = ("client", "group", "member", "runtime exception")


class Generated(msgspec.Struct, frozen=True, kw_only=True):
    """A definition in the SDK; `line` counts from 1."""

    name: str
    file: str
    line: int


class Paging(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a method is paged, by which rule, and where an author decides otherwise."""

    paging: Pagination | None
    rule: str
    reason: str
    keys: tuple[str, ...]
    locked: bool = False


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Where one generated name comes from, and everywhere that it is.

    `keys` are keys of the description or of sdk.yaml that decide otherwise; `locked` says that
    specmill.lock holds the name.
    """

    kind: str
    name: str
    key: str
    file: str
    line: int
    column: int
    pointer: str
    rule: str
    reason: str
    keys: tuple[str, ...]
    locked: bool
    pagination: Paging | None
    generated: tuple[Generated, ...]


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """The answers to a question.

    Without any, `similar` are names that are written alike, and `problem` says what is wrong with
    the place that was asked for, if it was a place.
    """

    subject: str
    answers: tuple[Answer, ...]
    similar: tuple[str, ...] = ()
    problem: str = ""


def explain(loaded: Loaded, subject: str, out: str) -> Explanation:
    """What a symbol, operation, JSON pointer or FILE:LINE of a description or its SDK stands for.

    `out` is the folder that holds the SDKs, for the names of generated files.
    """
    symbols = collect_symbols(plan_package(loaded.api, loaded.config))
    view = lower(loaded.api, loaded.config, loaded.diagnostics)
    texts = {one.path: one.text for one in render(view, (builtin_templates(),))}
    lines = Definitions(texts)
    problem = _problem(subject, loaded, lines, view.outputs)
    if problem:
        return Explanation(subject=subject, answers=(), problem=problem)
    found = _find(symbols, subject, loaded, lines)
    root = f"{out}/{loaded.config.package}"
    return Explanation(
        subject=subject,
        answers=tuple(_answer(one, loaded, lines, root) for one in found),
        similar=() if found else _similar(symbols, subject),
    )


def _problem(
    subject: str, loaded: Loaded, lines: Definitions, outputs: Iterable[Output]
) -> str:
    """Why a FILE:LINE or JSON pointer is no place, "" when it is one or something else was asked for."""
    place = _line_place(subject)
    if place is None:
        pointer = subject.removeprefix("#")
        if pointer.startswith("/") and not exists(loaded.root, pointer):
            return f"{loaded.root.file} has no {pointer!r}"
        return ""
    file, line = place
    for root in loaded.workspace.roots(""):
        if _is_same(file, root.file):
            return _beyond(root.file, loaded.workspace.line_count(root.file), line)
    for one in outputs:
        if _is_same(file, one.path):
            return _beyond(file, lines.count(one.path), line)
    return ""


def _line_place(subject: str) -> tuple[str, int] | None:
    """The file and line of FILE:LINE; None when something else was asked for."""
    file, _, number = subject.rpartition(":")
    if not (file and number.isdecimal()):
        return None
    # int() refuses thousands of digits.
    return file, int(number[:_MOST_DIGITS])


def _beyond(file: str, count: int, line: int) -> str:
    if not count or 0 < line <= count:
        return ""
    return f"{file} has {count:,} line{'' if count == 1 else 's'}"


def _find(
    symbols: tuple[Symbol, ...], subject: str, loaded: Loaded, lines: Definitions
) -> list[Symbol]:
    place = _line_place(subject)
    if place is not None:
        return _at_line(symbols, place, loaded, lines)
    pointer = subject.removeprefix("#")
    if pointer.startswith("/"):
        return _at_place(symbols, Location(loaded.root.file, pointer))
    exact = [one for one in symbols if subject in (one.key, *one.others, *one.names)]
    named = [one for one in exact if one.kind in _ASKED_FOR]
    if named or exact:
        return named or exact
    ending = [
        one
        for one in symbols
        if any(name.endswith(f".{subject}") for name in one.names)
    ]
    return ending or _of_component(symbols, subject, loaded)


def _of_component(
    symbols: tuple[Symbol, ...], subject: str, loaded: Loaded
) -> list[Symbol]:
    """What has become of a schema, body or the like that the SDK has no class for."""
    token = escape_pointer(subject)
    components = loaded.root.get("components")
    kinds = [name for name, _ in components.items()] if components is not None else []
    for kind in (*(f"/components/{one}" for one in kinds), "/definitions"):
        pointer = f"{kind}/{token}"
        if exists(loaded.root, pointer):
            return _at_place(symbols, Location(loaded.root.file, pointer))
    return []


def _at_line(
    symbols: tuple[Symbol, ...],
    place: tuple[str, int],
    loaded: Loaded,
    lines: Definitions,
) -> list[Symbol]:
    file, line = place
    for root in loaded.workspace.roots(""):
        if _is_same(file, root.file):
            innermost = pointer_at(root, line, loaded.workspace)
            return _at_place(symbols, loaded.workspace.moved(innermost))
    sizes = {
        one: min(
            (
                size
                for each in one.places
                if _is_same(file, each.file) and (size := lines.around(each, line))
            ),
            default=0,
        )
        for one in symbols
        if one.kind != "argument"
    }
    inside = {one: size for one, size in sizes.items() if size}
    smallest = min(inside.values(), default=0)
    return [one for one, size in inside.items() if size == smallest]


def _at_place(symbols: Iterable[Symbol], place: Location) -> list[Symbol]:
    """The symbols made from the innermost thing at or around a place, else from the nearest below."""
    around = {
        one: len(one.location.pointer)
        for one in symbols
        if one.location.file == place.file
        and one.kind not in _OF_NO_PLACE
        and f"{place.pointer}/".startswith(f"{one.location.pointer}/")
    }
    longest = max(around.values(), default=0)
    found = [one for one, length in around.items() if length == longest]
    return found or _below(symbols, place)


def _below(symbols: Iterable[Symbol], place: Location) -> list[Symbol]:
    depths = {
        one: one.location.pointer.count("/")
        for one in symbols
        if one.location.file == place.file
        and one.location.pointer.startswith(f"{place.pointer}/")
        and one.kind not in ("group", "runtime exception")
    }
    least = min(depths.values(), default=0)
    return [one for one, depth in depths.items() if depth == least]


def _is_same(given: str, known: str) -> bool:
    """Whether a path that the user gave names a file; either may be longer by leading folders."""
    one, other = PurePath(given).parts, PurePath(known).parts
    shorter = min(len(one), len(other))
    return shorter > 0 and one[-shorter:] == other[-shorter:]


def _answer(one: Symbol, loaded: Loaded, lines: Definitions, root: str) -> Answer:
    span = loaded.workspace.span(one.location)
    places = ((each, lines.line(each)) for each in one.places)
    return Answer(
        kind=one.kind,
        name=one.names[0],
        key=one.key,
        file=span.file,
        line=span.line,
        column=span.column,
        pointer=one.location.pointer,
        rule=one.rule,
        reason=one.reason,
        keys=one.keys,
        locked=one.locked,
        pagination=_paging(one, loaded),
        generated=tuple(
            Generated(
                name=f"{each.owner}.{each.name}" if each.owner else each.name,
                file=f"{root}/{each.file}",
                line=line,
            )
            for each, line in places
            if line
        ),
    )


def _paging(one: Symbol, loaded: Loaded) -> Paging | None:
    if one.kind != "method":
        return None
    keys = ("x-specmill-pagination", f"pagination.{one.key} in sdk.yaml")
    decision = _decision(loaded.api.decisions, one.key)
    if decision is not None and not isinstance(decision.value, str):
        return Paging(
            paging=decision.value,
            rule=decision.rule,
            reason=decision.reason,
            keys=keys,
            locked=decision.locked,
        )
    (operation,) = (each for each in loaded.api.operations if each.id == one.key)
    if operation.pagination is None and not operation.unpaged:
        return None
    is_ours = one.key in loaded.config.pagination
    rule = "sdk.yaml" if is_ours else "x-specmill-pagination"
    reason = "sdk.yaml says so" if is_ours else "the description says so"
    return Paging(paging=operation.pagination, rule=rule, reason=reason, keys=keys)


def _decision(decisions: Iterable[Decision], key: str) -> Decision | None:
    return next(
        (one for one in decisions if one.subject == "pagination" and one.key == key),
        None,
    )


def _similar(symbols: Iterable[Symbol], subject: str) -> tuple[str, ...]:
    """The names that are most like the subject, of as many parts as it has."""
    depth = subject.count(".") + 1
    known: dict[str, str] = {}
    for one in symbols:
        known.setdefault(one.key, one.names[0])
        known.setdefault(".".join(one.names[0].split(".")[-depth:]), one.names[0])
    close = difflib.get_close_matches(subject, known, n=_SUGGESTIONS, cutoff=0.7)
    return tuple(dict.fromkeys(known[one] for one in close))
