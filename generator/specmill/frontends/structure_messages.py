"""Violations of a JSON Schema in words: the most specific ones, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    is_answers,
    misplaced,
    missing_hint,
    negation_hint,
    type_hint,
    usual_hint,
)
from specmill.frontends.structure_keys import known_keys, suggestion
from specmill.frontends.structure_tolerance import (
    FOREIGN_KEYWORDS,
    foreign_hint,
    holds_operations,
    instead,
    is_followed,
    is_tolerated,
    tolerated_hint,
    version_hint,
)
from specmill.source.node import JsonValue

_LIMIT = 1000
_SHOWN = 80
_TOLERATED = "is read as other versions of JSON Schema mean it"
FOLLOWED = "a reference is followed here, although the standard has none at this place"
IN_PLACE = "other tools may not follow it: write what it leads to in its place"
NOT_FOLLOWED = "a reference can't stand here"
UNUSED = "nothing of it is used"
_OF_REFERENCES = frozenset({"$ref", "description", "summary"})
_HOLDERS = ("content", "schema")
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
    with. `known`: a key that other things of this kind have; `meant`: the key that it was probably meant to be;
    `missing`: a key that is not there; `is_empty`: nothing is there; `is_constant`: another value is the only one;
    `misplaced`: the key belongs a level deeper; `refers`: it is about a reference; `is_lost`: all that it costs is
    what stands there.
    """

    path: tuple[str | int, ...]
    message: str
    hint: str = ""
    tolerated: bool = False
    known: bool = False
    refers: bool = False
    is_lost: bool = False
    meant: str | None = None
    missing: str | None = None
    is_empty: bool = False
    is_constant: bool = False
    misplaced: bool = False


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
                unevaluated.extend(_unexpected(one, one.kind.unexpected, schema))
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
    if isinstance(error.instance, dict) and isinstance(error.instance.get("$ref"), str):
        return [_reference(path)]
    if is_tolerated(error):
        message = f"{_show(error.instance)} at {str(path[-1])!r} {_TOLERATED}"
        if isinstance(error.kind, ValidationErrorKind.UniqueItems):
            message = f"{str(path[-1])!r} lists a name twice"
        elif path[-1] == "examples":
            message = f"the examples of a schema have no names: {UNUSED}"
        return [Violation(path, message, tolerated_hint(error), tolerated=True)]
    match error.kind:
        case ValidationErrorKind.AdditionalProperties(unexpected=names):
            return _unexpected(error, names, schema)
        case ValidationErrorKind.Required(property="default") if is_answers(path):
            # OpenAPI 3.1 asks for it where no status is described.
            message = "it has no answer, where at least one is needed"
            hint = empty_hint(path)
            return [Violation(path, message, hint, missing="default", is_empty=True)]
        case ValidationErrorKind.Required(property=name):
            missing = f"{name!r} is missing"
            return [Violation(path, missing, missing_hint(name, path), missing=name)]
        case ValidationErrorKind.MinProperties() if not error.instance:
            message = "it is empty, where at least one entry is needed"
            hint = empty_hint(path)
            return [Violation(path, message, hint, is_empty=True)]
        case ValidationErrorKind.Enum(options=options):
            allowed = values.get(path, options)
            if isinstance(error.instance, list) and path[-1:] == ("type",):
                unknown = _unknown_types(error.instance, allowed, path)
                if unknown:
                    return unknown
            meant = choice_hint(error.instance, allowed, path)
            known = ", ".join(map(_show, allowed))
            message = f"{_show(error.instance)} is not allowed here"
            if meant is not None and meant.endswith("?"):
                meant = f"{meant} known are: {known}"
            return [Violation(path, message, meant or f"use one of: {known}")]
        case ValidationErrorKind.PropertyNames(error=inner):
            key = inner.instance
            message = f"{_show(key)} can't be a key here"
            return [Violation((*path, str(key)), message, _cut(inner.message))]
        case kind:
            message, hint = _describe(error)
            fixed = isinstance(kind, ValidationErrorKind.Constant)
            return [Violation(path, message, hint, is_constant=fixed)]


def _reference(path: Path) -> Violation:
    """A reference where the standard has none."""
    if is_followed(path):
        return Violation(path, FOLLOWED, IN_PLACE, tolerated=True, refers=True)
    if holds_operations(path):
        return Violation(path, NOT_FOLLOWED, instead(path), refers=True)
    message = f"{NOT_FOLLOWED}: {UNUSED}"
    return Violation(path, message, instead(path), is_lost=True, refers=True)


def _unknown_types(
    listed: Sequence[object], allowed: Sequence[object], path: Path
) -> list[Violation]:
    """The types of a list that are none."""
    known = f"use some of: {', '.join(map(_show, allowed))}"
    unknown = [one for one in listed if one not in allowed]
    hints = [choice_hint(one, allowed, path) or known for one in unknown]
    messages = [f"{_show(one)} is no type" for one in unknown]
    return [Violation(path, *both) for both in zip(messages, hints, strict=True)]


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


def _unexpected(
    error: ValidationError, names: list[str], schema: JsonValue
) -> Iterator[Violation]:
    path = tuple(error.instance_path)
    part, known = known_keys(schema, error.schema_path)
    usual = usual_hint(path, part)
    for name in names:
        meant = suggestion(name, known - {name})
        if name == "$ref":
            yield _reference(path)
        elif known == _OF_REFERENCES:
            # OpenAPI 3.1, Reference Object: "any properties added SHALL be ignored".
            message = f"{name!r} has no effect beside '$ref'"
            hint = "move it to what the reference leads to, or remove it"
            yield Violation((*path, name), message, hint, tolerated=True)
        elif name in FOREIGN_KEYWORDS and name not in known:
            message = f"{name!r} {_TOLERATED}"
            hint = foreign_hint(name)
            yield Violation((*path, name), message, hint, tolerated=True)
        elif name in known:
            message = f"{name!r} is no key of this kind"
            hint = (
                "remove it, or check the `type` or `in` beside it: another kind has it"
            )
            yield Violation((*path, name), message, hint, known=True)
        else:
            deeper = misplaced(name, known)
            hint = usual if meant is None else f"did you mean {meant!r}?"
            hint = version_hint(name) or hint
            yield Violation(
                (*path, name),
                f"{name!r} is no key that is known here",
                deeper or hint,
                meant=None if deeper else meant,
                misplaced=deeper is not None,
            )


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
