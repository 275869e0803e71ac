"""Why a value has not the shape that it should have, in the words of descriptions."""

from __future__ import annotations

import difflib
import json
import re

import msgspec
from msgspec import inspect

_PLACE = re.compile(r" - at `(key in )?\$([^`]*)`$")
_TOKEN = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")
_CHOICE = re.compile(r"Invalid enum value (.*)$", re.DOTALL)
_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`$")
_MISSING = re.compile(r"Object missing required field `(.*)`$")
_WORDS = {
    "object": "a mapping",
    "array": "a list",
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "null",
}


def misfit(error: msgspec.ValidationError, wanted: object) -> str:
    """What is wrong and where, with what is possible there; `wanted` is the type that was asked for."""
    text = str(error)
    found = _PLACE.search(text)
    steps = [name or index for name, index in _TOKEN.findall(found[2])] if found else []
    text = _PLACE.sub("", text)
    place = ".".join(one for one in steps if one != "...")
    kinds = _below([inspect.type_info(wanted)], steps)
    choice = _CHOICE.match(text)
    if choice is not None:
        return f"{_named(place)} can't be {choice[1]}{_listed(_values(kinds))}"
    said = _said(text, kinds)
    return f"in {_named(place)}: {said}" if place else said


def shown(value: object) -> str:
    """A value as its author wrote it, more or less: JSON, cut when it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _named(place: str) -> str:
    return f"'{place}'" if place else "it"


def _said(text: str, kinds: list[inspect.Type]) -> str:
    if (unknown := _UNKNOWN.match(text)) is not None:
        known = [one.encode_name for kind in kinds for one in _fields(kind)]
        return f"'{unknown[1]}' is no key{_meant(unknown[1], known)}"
    if (missing := _MISSING.match(text)) is not None:
        return f"'{missing[1]}' is missing"
    text = re.sub(r"`([a-z| ]+)`", lambda types: _in_words(types[1]), text)
    return f"{text[:1].lower()}{text[1:]}"


def _in_words(types: str) -> str:
    return " or ".join(_WORDS.get(one, one) for one in types.split(" | "))


def _listed(values: list[str]) -> str:
    return f": use one of {', '.join(values)}" if values else ""


def _meant(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    if close:
        return f": did you mean '{close[0]}'?"
    return f": known are {', '.join(sorted(known))}" if known else ""


def _below(kinds: list[inspect.Type], steps: list[str]) -> list[inspect.Type]:
    """What is wanted at a place, all alternatives of it."""
    kinds = [one for kind in kinds for one in _alternatives(kind)]
    if not steps:
        return kinds
    inner: list[inspect.Type] = []
    for kind in kinds:
        inner += (one.type for one in _fields(kind) if one.encode_name == steps[0])
        match kind:
            case inspect.DictType(value_type=value):
                inner.append(value)
            case inspect.ListType(item_type=item) | inspect.VarTupleType(
                item_type=item
            ):
                inner.append(item)
            case _:
                continue
    return _below(inner, steps[1:])


def _alternatives(kind: inspect.Type) -> tuple[inspect.Type, ...]:
    return kind.types if isinstance(kind, inspect.UnionType) else (kind,)


def _fields(kind: inspect.Type) -> tuple[inspect.Field, ...]:
    return kind.fields if isinstance(kind, inspect.StructType) else ()


def _values(kinds: list[inspect.Type]) -> list[str]:
    found: list[object] = []
    for kind in kinds:
        match kind:
            case inspect.LiteralType(values=values):
                found += values
            case inspect.EnumType(cls=members):
                found += (one.value for one in members)
            case _:
                continue
    return [repr(one) for one in found]
