"""Violations of a JSON Schema in words: the most specific ones, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from jsonschema_rs import ValidationError, ValidationErrorKind, Validator

from specmill.frontends.structure_choices import (
    Path,
    allowed_values,
    most_specific,
)
from specmill.frontends.structure_hints import (
    bound_hint,
    choice_hint,
    empty_hint,
    form_hint,
    missing_hint,
    negation_hint,
    type_hint,
)
from specmill.frontends.structure_keys import is_stray_reference
from specmill.frontends.structure_tolerance import (
    cost_without,
    is_tolerated,
    lacks_answers,
    tolerated_hint,
)
from specmill.frontends.structure_unexpected import (
    FOREIGN,
    MISSING,
    OTHERWISE,
    UNUSED,
    Violation,
    reference_violation,
    unexpected_keys,
)
from specmill.source.node import JsonValue

_LIMIT = 1000
_SHOWN = 80
_HOLDERS = ("content", "schema")
_ARTICLES = {
    "array": "an array",
    "integer": "an integer",
    "object": "an object",
    "null": "null",
}


def specific_violations(
    validator: Validator, schema: JsonValue, value: JsonValue
) -> list[Violation]:
    """What is wrong with a value, in document order of the schema; of alternatives only the one
    that was meant.

    `schema` is the one of the validator's language, in which keys are looked up. What follows from something else
    that is wrong is left out.
    """
    found: dict[Violation, None] = {}
    unevaluated: list[Violation] = []
    for error in validator.iter_errors(value):
        values = allowed_values(error)
        for one in most_specific(error):
            if isinstance(one.kind, ValidationErrorKind.UnevaluatedProperties):
                unevaluated.extend(unexpected_keys(one, one.kind.unexpected, schema))
            else:
                found.update(dict.fromkeys(_violations(one, schema, values)))
        if len(found) >= _LIMIT:
            break
    # A key whose value is wrong counts as unevaluated, too; only keys without another violation are
    # unexpected.
    paths = {
        violation.path[:length]
        for violation in found
        for length in range(len(violation.path) + 1)
    }
    blamed = {violation.path[:-1] for violation in found if violation.path}
    blamed |= {violation.path for violation in found if violation.missing}
    found.update(
        (violation, None)
        for violation in unevaluated
        if violation.path not in paths
        and not (violation.known and violation.path[:-1] in blamed)
    )
    return [one for one in found if not _follows(one, found)]


def _follows(one: Violation, others: Iterable[Violation]) -> bool:
    """True for what is missing because it is misspelt, or because nothing is there at all, and for a
    value that is not even of the type of the only one that is allowed.
    """
    if one.is_constant:
        return any(other.path == one.path and other != one for other in others)
    if one.missing is None:
        return False
    return any(
        (other.meant == one.missing and other.path[:-1] == one.path)
        or (other.is_empty and other.path == one.path and other != one)
        or (one.is_empty and other.path[:-1] == one.path)
        or (other.misplaced and one.missing in _HOLDERS and other.path[:-1] == one.path)
        for other in others
    )


def _violations(
    error: ValidationError,
    schema: JsonValue,
    values: Mapping[Path, list[JsonValue]],
) -> Iterable[Violation]:
    path = tuple(error.instance_path)
    if path[-1:] == ("enum",) and isinstance(
        error.kind, ValidationErrorKind.UniqueItems
    ):
        # A warning of its own names the value that is there twice.
        return []
    if is_stray_reference(error, schema):
        return [reference_violation(path)]
    if is_tolerated(error):
        return [_tolerated(error, path)]
    if lacks_answers(error):
        return [_unanswered(path)]
    match error.kind:
        case ValidationErrorKind.AdditionalProperties(unexpected=names):
            return unexpected_keys(error, names, schema)
        case ValidationErrorKind.Required(property=name):
            return [_missing(name, error, path)]
        case ValidationErrorKind.MinProperties() if not error.instance:
            message = "it is empty, where at least one entry is needed"
            hint = empty_hint(path)
            return [Violation(path, message, hint, is_empty=True)]
        case ValidationErrorKind.Enum(options=[True]) | ValidationErrorKind.Constant(
            expected_value=True
        ) if path[-1:] == ("required",):
            told = f"{_show(error.instance)} is not allowed here"
            message = f"{told}: path parameters are always required"
            hint = "write `required: true`"
            return [Violation(path, message, hint, is_constant=True)]
        case ValidationErrorKind.Enum(options=options):
            allowed = values.get(path, options)
            unknown = _unknown_types(error, allowed, path)
            return unknown or [_unknown_value(error.instance, allowed, path)]
        case ValidationErrorKind.PropertyNames(error=inner):
            key = inner.instance
            message = f"{_show(key)} can't be a key here"
            return [Violation((*path, str(key)), message, _cut(inner.message))]
        case kind:
            message, hint = _describe(error)
            fixed = isinstance(kind, ValidationErrorKind.Constant)
            return [Violation(path, message, hint, is_constant=fixed)]


def _tolerated(error: ValidationError, path: Path) -> Violation:
    """What other tools read as it is meant."""
    if isinstance(error.kind, ValidationErrorKind.UniqueItems):
        message = f"{str(path[-1])!r} lists a name twice"
    elif path[-1] == "examples":
        message = f"the examples of a schema have no names: {UNUSED}"
    else:
        message = f"{_show(error.instance)} at {str(path[-1])!r} {OTHERWISE}"
    return Violation(path, message, tolerated_hint(error), tolerated=FOREIGN)


def _unanswered(path: Path) -> Violation:
    """`responses` without a status."""
    told = f"there is no answer: {cost_without('responses', path[:-1], ())}"
    hint = empty_hint(path)
    return Violation(
        path, told, hint, missing="default", tolerated=MISSING, is_empty=True
    )


def _missing(name: str, error: ValidationError, path: Path) -> Violation:
    """A required key that is not there."""
    message, hint = f"{name!r} is missing", missing_hint(name, path)
    beside = error.instance if isinstance(error.instance, dict) else ()
    cost = cost_without(name, path, beside)
    if cost is None:
        return Violation(path, message, hint, missing=name)
    told = f"{message}: {cost}"
    return Violation(path, told, hint, missing=name, tolerated=MISSING)


def _unknown_types(
    error: ValidationError, allowed: Sequence[object], path: Path
) -> list[Violation]:
    """The types of a list that are none."""
    if not isinstance(error.instance, list) or path[-1:] != ("type",):
        return []
    known = f"use some of: {', '.join(map(_show, allowed))}"
    unknown = [one for one in error.instance if one not in allowed]
    hints = [choice_hint(one, allowed, path) or known for one in unknown]
    messages = [f"{_show(one)} is no type" for one in unknown]
    return [Violation(path, *both) for both in zip(messages, hints, strict=True)]


def _unknown_value(value: object, allowed: Sequence[object], path: Path) -> Violation:
    known = ", ".join(map(_show, allowed))
    meant = choice_hint(value, allowed, path)
    if meant is not None and meant.endswith("?"):
        meant = f"{meant} known are: {known}"
    message = f"{_show(value)} is not allowed here"
    return Violation(path, message, meant or f"use one of: {known}")


def _describe(error: ValidationError) -> tuple[str, str]:
    """What is wrong with a value, and what to do about it."""
    shown = _show(error.instance)
    match error.kind:
        case ValidationErrorKind.Type(types=types):
            wanted = " or ".join(_ARTICLES.get(one, f"a {one}") for one in types)
            path = tuple(error.instance_path)
            return f"{shown} should be {wanted}", type_hint(types, error.instance, path)
        case ValidationErrorKind.Constant(expected_value=expected):
            wanted = _show(expected)
            return f"{shown} should be {wanted}", f"write {wanted}"
        case ValidationErrorKind.Pattern() if error.instance_path == ["openapi"]:
            meant = f'write "{str(error.instance)[:3]}.0", for example'
            return f"{shown} is no version of OpenAPI", meant
        case ValidationErrorKind.Pattern(pattern=pattern):
            hint = form_hint(tuple(error.instance_path))
            return f"{shown} does not have the form {pattern}", hint
        case ValidationErrorKind.OneOfMultipleValid():
            return "only one of several alternatives may be given here", _cut(
                error.message
            )
        case ValidationErrorKind.Not(schema=denied):
            return f"{shown} is not allowed here", negation_hint(
                cast("JsonValue", denied)
            )
        case ValidationErrorKind.FalseSchema():
            return f"{shown} is not allowed here", negation_hint(None)
        case _:
            message = _cut(error.message[:1].lower() + error.message[1:])
            return message, bound_hint(error.instance)


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
