"""Names for inline types, whose keys are at first the places of their use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from specmill.frontends.places import is_place, steps
from specmill.model.api import Api
from specmill.model.operations import HttpBinding, Operation
from specmill.model.walk import Renaming
from specmill.passes.words import fold, pascal, split_words

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
}


@dataclass(frozen=True, slots=True)
class _Claim:
    """A place that needs a name, and the names it would take, the best one first."""

    place: str
    wishes: tuple[str, ...]


def name_inline_types(api: Api) -> Api:
    """Give every inline declaration a key made of the words of its place.

    All claims are resolved together, so that the result doesn't depend on the order of the
    description: where several want the same name, all of them take the next strategy (the kind of
    place as a further word, then the word of the thing around), and numbers only at the end.
    Components keep their keys.
    """
    around = {one.id: _path_words(one) for one in api.operations}
    claims = [_claim(key, around) for key in sorted(api.types) if is_place(key)]
    taken = {fold(key) for key in api.types if not is_place(key)}
    names = _resolve(claims, taken)
    renaming = Renaming(names)
    return msgspec.structs.replace(
        api,
        types={
            names.get(key, key): renaming.declaration(one)
            for key, one in api.types.items()
        },
        operations=tuple(map(renaming.operation, api.operations)),
        client_parameters=tuple(map(renaming.parameter, api.client_parameters)),
    )


def _resolve(claims: list[_Claim], taken: set[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    waiting = claims
    for level in range(3):
        wanted = Counter(fold(claim.wishes[level]) for claim in waiting)
        later: list[_Claim] = []
        for claim in waiting:
            wish = claim.wishes[level]
            if wanted[fold(wish)] > 1 or fold(wish) in taken:
                later.append(claim)
            else:
                names[claim.place] = wish
        taken |= {fold(name) for name in names.values()}
        waiting = later
    for claim in waiting:
        number = 2
        while fold(f"{claim.wishes[0]}{number}") in taken:
            number += 1
        names[claim.place] = f"{claim.wishes[0]}{number}"
        taken.add(fold(names[claim.place]))
    return names


def _claim(place: str, operations: Mapping[str, list[str]]) -> _Claim:
    found = steps(place)
    words = [word for kind, text in found for word in _words(kind, text)] or ["Type"]
    kind = _KIND_WORDS.get(found[-1][0], "Type")
    around = _around(*found[0], operations)
    return _Claim(
        place,
        (pascal(words), pascal([*words, kind]), pascal([*around, *words])),
    )


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
