"""Which keys a place of a description may have, as the JSON Schema of its language says it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from jsonschema_rs import ValidationError, ValidationErrorKind

from specmill.source.node import JsonValue

OF_REFERENCES = frozenset({"$ref", "description", "summary"})
"""The keys of a Reference Object."""
_BRANCHES = ("allOf", "anyOf", "oneOf")
_CONDITIONS = ("then", "else")
_LISTED = re.compile(r"\^\(([a-z|]+)\)\$")


def is_stray_reference(error: ValidationError, schema: JsonValue) -> bool:
    """Whether an error is about a reference, and not about what stands beside one at its place."""
    value = error.instance
    refers = isinstance(value, dict) and isinstance(value.get("$ref"), str)
    is_more = isinstance(error.kind, ValidationErrorKind.AdditionalProperties)
    return refers and not (
        is_more and known_keys(schema, error.schema_path)[1] == OF_REFERENCES
    )


def known_keys(
    schema: JsonValue, path: Iterable[str | int]
) -> tuple[JsonValue, frozenset[str]]:
    """The part of a schema that holds the keyword at the end of `path`, and all keys that it names."""
    part = schema
    for step in tuple(path)[:-1]:
        part = _inner(part, step)
    return part, frozenset(_keys(schema, part, set()))


def _inner(part: JsonValue, step: str | int) -> JsonValue:
    """A member of the schema; None for steps through the vocabularies of JSON Schema, which are not in it."""
    if isinstance(part, dict):
        return part.get(str(step))
    if isinstance(part, list) and isinstance(step, int) and step < len(part):
        return part[step]
    return None


def suggestion(word: str, known: Iterable[str]) -> str | None:
    """The known key that was probably meant."""
    names = {name.lower(): name for name in sorted(known)}
    close = difflib.get_close_matches(word.lower(), names, n=1, cutoff=0.75)
    return names[close[0]] if close else None


def _keys(root: JsonValue, part: JsonValue, seen: set[str]) -> Iterator[str]:
    if not isinstance(part, dict):
        return
    properties = part.get("properties")
    if isinstance(properties, dict):
        yield from properties
    patterns = part.get("patternProperties")
    for pattern in patterns if isinstance(patterns, dict) else ():
        listed = _LISTED.fullmatch(pattern)
        yield from listed[1].split("|") if listed is not None else ()
    inner = [one for key in _BRANCHES for one in _listed(part.get(key))]
    inner += [part[key] for key in _CONDITIONS if key in part]
    dependent = part.get("dependentSchemas")
    if isinstance(dependent, dict):
        inner += dependent.values()
    reference = part.get("$ref")
    if isinstance(reference, str) and reference not in seen:
        seen.add(reference)
        inner.append(_target(root, reference))
    for one in inner:
        yield from _keys(root, one, seen)


def _listed(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []


def _target(root: JsonValue, reference: str) -> JsonValue:
    """What a reference within the schema leads to; None for others."""
    found: JsonValue = root
    for step in reference.removeprefix("#/").split("/"):
        found = found.get(step) if isinstance(found, dict) else None
    return found
