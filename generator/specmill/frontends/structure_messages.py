"""Violations of a JSON Schema in words: the most specific ones, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jsonschema_rs import ValidationError, ValidationErrorKind, Validator

from specmill.source.node import JsonValue

_LIMIT = 1000
_SHOWN = 80
_TOLERATED = "is read as other versions of JSON Schema mean it"
_REFERENCE = (
    "a reference is followed here, although the standard has none at this place"
)
_FOREIGN_KEYWORDS = frozenset(
    {
        "$comment",
        "$defs",
        "$id",
        "$schema",
        "anyOf",
        "const",
        "contains",
        "contentEncoding",
        "contentMediaType",
        "definitions",
        "dependentRequired",
        "dependentSchemas",
        "deprecated",
        "else",
        "examples",
        "if",
        "nullable",
        "oneOf",
        "patternProperties",
        "prefixItems",
        "propertyNames",
        "then",
        "unevaluatedProperties",
        "writeOnly",
    }
)
_KINDS = ("array", "boolean", "integer", "null", "number", "object", "string")
_BOUNDS = frozenset({"exclusiveMinimum", "exclusiveMaximum"})
_ARTICLES = {
    "array": "an array",
    "integer": "an integer",
    "object": "an object",
    "null": "null",
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong: the path from the root to it, and what it is.

    `tolerated`: it has a meaning in another version of JSON Schema, which is the one it is read
    with.
    """

    path: tuple[str | int, ...]
    message: str
    hint: str | None = None
    tolerated: bool = False


def specific_violations(validator: Validator, value: JsonValue) -> list[Violation]:
    """What is wrong with a value, in document order of the schema; of alternatives only the one
    that was meant.
    """
    found: dict[Violation, None] = {}
    unevaluated: list[Violation] = []
    for error in validator.iter_errors(value):
        for one in _most_specific(error):
            if isinstance(one.kind, ValidationErrorKind.UnevaluatedProperties):
                unevaluated.extend(_unexpected(one, one.kind.unexpected))
            else:
                found.update(dict.fromkeys(_violations(one)))
        if len(found) >= _LIMIT:
            break
    # A key whose value is wrong counts as unevaluated, too; only keys without another violation are
    # unexpected.
    paths = {
        violation.path[:length]
        for violation in found
        for length in range(len(violation.path) + 1)
    }
    found.update(
        (violation, None) for violation in unevaluated if violation.path not in paths
    )
    return list(found)


def _most_specific(error: ValidationError) -> list[ValidationError]:
    match error.kind:
        case ValidationErrorKind.AnyOf(
            context=branches
        ) | ValidationErrorKind.OneOfNotValid(context=branches):
            options = [
                [inner for one in branch for inner in _most_specific(one)]
                for branch in branches
            ]
            options = [branch for branch in options if branch]
            if not options:
                return [error]
            return max(options, key=lambda branch: _fit(error, branch))
        case _:
            return [error]


def _fit(outer: ValidationError, branch: list[ValidationError]) -> tuple[int, int, int]:
    """How likely a branch is the one that was meant: it is no reference, its kind matches, its
    errors lie deep.
    """
    start = len(outer.instance_path)
    wrong_kind = any(_tells_kind(one, start) for one in branch)
    depth = max(len(one.instance_path) for one in branch)
    return (0 if wrong_kind else 1, depth, -len(branch))


def _tells_kind(error: ValidationError, start: int) -> bool:
    """True when an error says that the value belongs to another branch altogether."""
    match error.kind:
        case ValidationErrorKind.Required(property="$ref"):
            return len(error.instance_path) == start
        case ValidationErrorKind.Enum() | ValidationErrorKind.Constant():
            return len(error.instance_path) == start + 1
        case ValidationErrorKind.Type():
            return len(error.instance_path) == start
        case _:
            return False


def _violations(error: ValidationError) -> Iterable[Violation]:
    path = tuple(error.instance_path)
    if isinstance(error.instance, dict) and isinstance(error.instance.get("$ref"), str):
        return [Violation(path, _REFERENCE, tolerated=True)]
    if _is_tolerated(error):
        message = f"{_show(error.instance)} at {str(path[-1])!r} {_TOLERATED}"
        return [Violation(path, message, tolerated=True)]
    match error.kind:
        case ValidationErrorKind.AdditionalProperties(unexpected=names):
            return _unexpected(error, names)
        case ValidationErrorKind.PropertyNames(error=inner):
            key = inner.instance
            message = f"{_show(key)} can't be a key here"
            return [Violation((*path, str(key)), message, _cut(inner.message))]
        case _:
            message, hint = _describe(error)
            return [Violation(path, message, hint)]


def _describe(error: ValidationError) -> tuple[str, str | None]:
    """What is wrong with a value, and what to do about it."""
    shown = _show(error.instance)
    match error.kind:
        case ValidationErrorKind.Required(property=name):
            return f"{name!r} is missing", f"add {name!r}"
        case ValidationErrorKind.Type(types=types):
            wanted = " or ".join(_ARTICLES.get(one, f"a {one}") for one in types)
            return f"{shown} should be {wanted}", _type_hint(types, error.instance)
        case ValidationErrorKind.Enum(options=options):
            known = ", ".join(_show(option) for option in options)
            return f"{shown} is not allowed here", f"use one of: {known}"
        case ValidationErrorKind.Constant(expected_value=expected):
            return f"{shown} should be {_show(expected)}", None
        case ValidationErrorKind.Pattern(pattern=pattern):
            return f"{shown} does not have the form {pattern}", None
        case ValidationErrorKind.OneOfMultipleValid():
            return "only one of several alternatives may be given here", _cut(
                error.message
            )
        case ValidationErrorKind.FalseSchema() | ValidationErrorKind.Not():
            return f"{shown} is not allowed here", None
        case _:
            return _cut(error.message[:1].lower() + error.message[1:]), None


def _unexpected(error: ValidationError, names: list[str]) -> Iterator[Violation]:
    path = tuple(error.instance_path)
    hint = (
        "paths begin with a slash"
        if path == ("paths",)
        else "keys of one's own begin with x-"
    )
    for name in names:
        if name == "$ref":
            yield Violation(path, _REFERENCE, tolerated=True)
        elif name in _FOREIGN_KEYWORDS:
            yield Violation((*path, name), f"{name!r} {_TOLERATED}", tolerated=True)
        else:
            yield Violation(
                (*path, name), f"{name!r} is no key that is known here", hint
            )


def _is_tolerated(error: ValidationError) -> bool:
    """True for what other versions of JSON Schema write at this place, and for harmless
    repetitions.
    """
    key = error.instance_path[-1] if error.instance_path else None
    value = error.instance
    match error.kind:
        case ValidationErrorKind.UniqueItems():
            return key in ("required", "enum")
        case ValidationErrorKind.Type() if key in _BOUNDS:
            return isinstance(value, (bool, int, float))
        case ValidationErrorKind.Type() if key == "items":
            return isinstance(value, list)
        case ValidationErrorKind.Type() | ValidationErrorKind.Enum() if key == "type":
            kinds = value if isinstance(value, list) else [value]
            return bool(kinds) and all(kind in _KINDS for kind in kinds)
        case _:
            return False


def _type_hint(types: list[str], value: object) -> str | None:
    if (
        "string" in types
        and isinstance(value, (int, float))
        and not isinstance(value, bool)
    ):
        return f'write it in quotes: "{value}"'
    return None


def _show(value: object) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "an array"
    if value is None or isinstance(value, bool):
        return str(value).lower().replace("none", "null")
    return _cut(repr(value))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN * 2 else f"{text[:_SHOWN]}…"
