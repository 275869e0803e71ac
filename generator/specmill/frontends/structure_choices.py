"""Alternatives of a JSON Schema that all refuse a value: which was meant, and which values would do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from jsonschema_rs import ValidationError, ValidationErrorKind

from specmill.source.node import JsonValue

Path = tuple[str | int, ...]


def most_specific(error: ValidationError) -> list[ValidationError]:
    """The errors of the alternative that was meant; other errors as they are."""
    options = [
        [inner for one in branch for inner in most_specific(one)]
        for branch in _branches(error)
    ]
    options = [branch for branch in options if branch]
    if not options:
        return [error]
    return max(options, key=lambda branch: _fit(error, branch))


def allowed_values(error: ValidationError) -> dict[Path, list[JsonValue]]:
    """The values that some alternative allows at each place, when nothing else tells that it was not meant."""
    found: dict[Path, list[JsonValue]] = {}
    for branch in _alternatives(error):
        places = {
            tuple(one.instance_path): cast("list[JsonValue]", one.kind.options)
            for one in branch
            if isinstance(one.kind, ValidationErrorKind.Enum)
        }
        if len(places) != 1:
            continue
        for place, options in places.items():
            known = found.setdefault(place, [])
            known += (one for one in options if one not in known)
    return found


def _alternatives(error: ValidationError) -> Iterator[list[ValidationError]]:
    """The errors of each alternative, those within alternatives included."""
    branches = _branches(error)
    if not branches:
        yield [error]
    for branch in branches:
        plain = [one for one in branch if not _branches(one)]
        inner = [
            each for one in branch if _branches(one) for each in _alternatives(one)
        ]
        if inner:
            yield from ([*plain, *one] for one in inner)
        else:
            yield plain


def _branches(error: ValidationError) -> list[list[ValidationError]]:
    match error.kind:
        case ValidationErrorKind.AnyOf(
            context=branches
        ) | ValidationErrorKind.OneOfNotValid(context=branches):
            return branches
        case _:
            return []


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
        case ValidationErrorKind.AdditionalProperties(unexpected=names):
            return "$ref" in names and len(error.instance_path) == start
        # A text such as that of `in` or `type` names a kind, true and false only what goes with it.
        case ValidationErrorKind.Enum(options=options):
            is_named = any(isinstance(one, str) for one in options)
            return is_named and len(error.instance_path) == start + 1
        case ValidationErrorKind.Constant(expected_value=expected):
            return isinstance(expected, str) and len(error.instance_path) == start + 1
        case ValidationErrorKind.Type():
            return len(error.instance_path) == start
        case _:
            return False
