"""Names for inline types, whose keys are at first the places of their use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.frontends.places import is_place, steps
from specmill.model.api import Api
from specmill.model.decisions import NO_LOCK, Decision, Lock
from specmill.model.operations import HttpBinding, Operation
from specmill.model.walk import Renaming
from specmill.passes.words import fold, pascal
from specmill.words import split_words

_KIND_WORDS = {
    "body": "Request",
    "error": "Error",
    "field": "Field",
    "header": "Header",
    "item": "Item",
    "media": "Content",
    "operation": "Operation",
    "parameter": "Parameter",
    "part": "Part",
    "response": "Response",
    "schema": "Schema",
    "value": "Value",
    "variant": "Variant",
    "base": "Base",
    "file": "File",
    "webhook": "Event",
    "callback": "Callback",
}


# By which strategy a name was found, in the order in which they are tried.
_RULES = (
    ("place", "the words of the place where the type is used"),
    ("place-and-kind", "the words of its place are taken, so its kind is added"),
    ("place-in-context", "the words of its place are taken, so those around it lead"),
    ("numbered", "all names made of words are taken"),
)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A place that needs a name, and the words of the names it would take, the best one first."""

    place: str
    words: tuple[tuple[str, ...], ...]

    def wish(self, level: int) -> str:
        """The name that a strategy gives."""
        return pascal(self.words[level])


def name_inline_types(
    api: Api, lock: Lock = NO_LOCK, diagnostics: Diagnostics | None = None
) -> Api:
    """Give every inline declaration a key made of the words of its place; the lock holds old ones.

    All claims are resolved together, so that the result doesn't depend on the order of the
    description: where several want the same name, all of them take the next strategy (the kind of
    place as a further word, then the word of the thing around), and numbers only at the end.
    Components keep their keys.
    """
    around = {one.id: _path_words(one) for one in api.operations}
    claims = [_claim(key, around) for key in sorted(api.types) if is_place(key)]
    taken = {fold(key) for key in api.types if not is_place(key)}
    kept, natural = _kept(claims, taken, lock)
    found = _resolve(
        [claim for claim in claims if claim.place not in kept],
        taken | {fold(name) for name in kept.values()},
    )
    if kept:
        _report_kept(api, kept, natural, diagnostics or Diagnostics())
    names = kept | {place: name for place, (name, _) in found.items()}
    renaming = Renaming(names)
    return msgspec.structs.replace(
        api,
        types={
            names.get(key, key): renaming.declaration(one)
            for key, one in api.types.items()
        },
        operations=tuple(map(renaming.operation, api.operations)),
        incoming=tuple(map(renaming.incoming, api.incoming)),
        client_parameters=tuple(map(renaming.parameter, api.client_parameters)),
        decisions=(*api.decisions, *_decisions(api, names, found, lock)),
    )


def _decisions(
    api: Api,
    names: Mapping[str, str],
    found: Mapping[str, tuple[str, int]],
    lock: Lock,
) -> Iterator[Decision]:
    for place, name in sorted(names.items()):
        if place in found:
            rule, reason = _RULES[found[place][1]]
        else:
            rule, reason = lock.types[place].rule, lock.types[place].reason
        yield Decision(
            subject="type",
            key=place,
            value=name,
            rule=rule,
            reason=reason,
            locked=place not in found,
            location=api.types[place].location,
        )


def _kept(
    claims: list[_Claim], taken: set[str], lock: Lock
) -> tuple[dict[str, str], dict[str, str]]:
    """The locked names that are still free, and what all of them would be called without the lock."""
    kept: dict[str, str] = {}
    used = set(taken)
    for claim in claims:
        held = lock.types.get(claim.place)
        if held is not None and fold(held.name) not in used:
            kept[claim.place] = held.name
            used.add(fold(held.name))
    natural = _resolve(claims, taken) if kept else {}
    return kept, {place: name for place, (name, _) in natural.items()}


def _report_kept(
    api: Api,
    kept: Mapping[str, str],
    natural: Mapping[str, str],
    diagnostics: Diagnostics,
) -> None:
    for place, name in kept.items():
        if natural[place] != name:
            diagnostics.note(
                "decision-changed",
                f"the type stays {name!r}, as locked; it would now be called {natural[place]!r}",
                api.types[place].location,
                "--update-lock takes the new name, x-specmill-name one of your own",
            )


def _resolve(claims: list[_Claim], taken: set[str]) -> dict[str, tuple[str, int]]:
    """The name of each place, and which strategy gave it."""
    names: dict[str, tuple[str, int]] = {}
    taken = set(taken)
    waiting = claims
    for level in range(3):
        wishes = [claim.wish(level) for claim in waiting]
        wanted = Counter(map(fold, wishes))
        later: list[_Claim] = []
        for claim, wish in zip(waiting, wishes, strict=True):
            if wanted[fold(wish)] > 1 or fold(wish) in taken:
                later.append(claim)
            else:
                names[claim.place] = wish, level
        taken |= {fold(name) for name, _ in names.values()}
        waiting = later
    for claim in waiting:
        number, wish = 2, claim.wish(0)
        while fold(f"{wish}{number}") in taken:
            number += 1
        name = f"{wish}{number}"
        names[claim.place] = name, 3
        taken.add(fold(name))
    return names


def _claim(place: str, operations: Mapping[str, list[str]]) -> _Claim:
    found = steps(place)
    words = [word for kind, text in found for word in _words(kind, text)] or ["Type"]
    kind = _KIND_WORDS.get(found[-1][0], "Type")
    around = _around(*found[0], operations)
    return _Claim(place, ((*words,), (*words, kind), (*around, *words)))


def _around(kind: str, text: str, operations: Mapping[str, list[str]]) -> list[str]:
    """The words of what a named thing stands in: a file, or the path of an operation."""
    if kind == "file":
        return _stem_words(text)
    if kind == "operation" and text in operations:
        return operations[text]
    return [_KIND_WORDS.get(kind, "Type")]


def _path_words(operation: Operation) -> list[str]:
    if not isinstance(operation.binding, HttpBinding):
        return []
    return [operation.binding.method.lower(), *split_words(operation.binding.path)]


def _words(kind: str, text: str) -> list[str]:
    """The words that one step of a place adds to the name."""
    if kind == "file":
        return []
    if kind == "media":
        return list(split_words(text.rpartition("/")[2]))
    if kind in ("item", "value", "base", "body") and not text:
        return [_KIND_WORDS[kind]]
    if kind == "variant" and text.isdecimal():
        return ["Variant", text]
    if kind in ("response", "error") and (
        not text or text == "default" or text[:1].isdigit()
    ):
        return [_KIND_WORDS[kind], *(split_words(text) if text != "default" else ())]
    return list(split_words(text))


def _stem_words(file: str) -> list[str]:
    stem = file.replace("\\", "/").rpartition("/")[2].partition(".")[0]
    return list(split_words(stem))
