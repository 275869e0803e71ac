"""What to do about a value that a JSON Schema refuses, where people usually mean something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from specmill.frontends.structure_choices import Path
from specmill.frontends.structure_keys import suggestion

_TRUTH = {"yes": "true", "on": "true", "true": "true"} | {
    "no": "false",
    "off": "false",
    "false": "false",
}
_KINDS = {
    "any": "leave `type` out for any value",
    "bool": "did you mean 'boolean'?",
    "byte": "write {type: string, format: byte}",
    "date": "write {type: string, format: date}",
    "date-time": "write {type: string, format: date-time}",
    "datetime": "write {type: string, format: date-time}",
    "decimal": "write {type: string, format: decimal}",
    "dict": "did you mean 'object'?",
    "double": "write {type: number, format: double}",
    "file": "write {type: string, format: binary}",
    "float": "write {type: number, format: float}",
    "int": "did you mean 'integer'?",
    "int32": "write {type: integer, format: int32}",
    "int64": "write {type: integer, format: int64}",
    "list": "did you mean 'array'?",
    "long": "write {type: integer, format: int64}",
    "map": "write {type: object, additionalProperties: {…}}",
    "none": "did you mean 'null'?",
    "str": "did you mean 'string'?",
    "text": "did you mean 'string'?",
    "uuid": "write {type: string, format: uuid}",
}
_SCHEMES = frozenset({"basic", "bearer", "digest"})
_BODIES = {"body": "requestBody", "formdata": "requestBody", "form": "requestBody"}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_OF_SCHEMAS = frozenset(
    {
        *("default", "enum", "format", "items", "maximum", "maxLength", "minimum"),
        *("minLength", "nullable", "pattern", "properties", "type"),
    }
)
_OF_CONTENTS = frozenset({"schema", "example", "examples"})


def type_hint(types: Sequence[str], value: object, path: Path) -> str | None:
    """What to write in place of a value of another type."""
    key = path[-1] if path else None
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if "string" in types:
        if value is None and key == "$ref":
            return "write it in quotes: `#` after a blank begins a comment"
        return f'write it in quotes: "{value}"' if is_number else None
    if isinstance(value, str) and "boolean" in types:
        truth = _TRUTH.get(value.lower())
        return None if truth is None else f"write {truth}"
    if isinstance(value, str) and _NUMBER.fullmatch(value) and _counts(types):
        return f"write it without quotes: {value}"
    if "array" in types:
        return _listed(value, key)
    if "object" in types and isinstance(value, str):
        return _wrapped(value, path)
    return None


def choice_hint(value: object, options: Iterable[object], path: Path) -> str | None:
    """Which of the values that are allowed was meant; None when that is anyone's guess."""
    if not isinstance(value, str):
        return None
    known = [one for one in options if isinstance(one, str)]
    word, key = value.lower(), path[-1] if path else None
    if key == "type" and "http" in known and word in _SCHEMES:
        return f"write {{type: http, scheme: {word}}}"
    if key == "in" and word in _BODIES and "query" in known and "body" not in known:
        return "OpenAPI 3 describes bodies in `requestBody`"
    if key == "type" and "integer" in known and word in _KINDS:
        return _KINDS[word]
    meant = suggestion(value, known)
    return None if meant is None else f"did you mean {meant!r}?"


def misplaced(name: str, known: frozenset[str]) -> str | None:
    """Where a key belongs that stands beside the one that should hold it."""
    if name in _OF_CONTENTS and "content" in known and "schema" not in known:
        return f"it belongs to a media type: `content: {{application/json: {{{name}: …}}}}`"
    if name in _OF_SCHEMAS and "schema" in known:
        return f"it belongs to the schema: `schema: {{{name}: …}}`"
    return None


def _counts(types: Sequence[str]) -> bool:
    return "number" in types or "integer" in types


def _listed(value: object, key: str | int | None) -> str | None:
    if key == "required" and isinstance(value, bool):
        return (
            "list the names of required members beside `properties`: `required: [id]`"
        )
    if isinstance(value, str):
        return f"write a list: [{value}]" if len(value) <= 60 else "write a list"
    return "write a list: [{…}]" if isinstance(value, dict) else None


def _wrapped(value: str, path: Path) -> str | None:
    if path[-1:] == ("discriminator",):
        return f"write {{propertyName: {value}}}"
    if path[-2:-1] == ("servers",):
        return f"write {{url: {value}}}"
    return None
