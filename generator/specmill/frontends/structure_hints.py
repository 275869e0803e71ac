"""What to do about a value that a JSON Schema refuses, where people usually mean something else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from specmill.frontends.structure_choices import Path
from specmill.frontends.structure_keys import suggestion
from specmill.source.node import JsonValue

_TRUTH = {"yes": "true", "on": "true", "true": "true"} | {
    "no": "false",
    "off": "false",
    "false": "false",
}
# Types of other languages, as a type or a schema of JSON Schema.
_MEANT = {
    "bool": "boolean",
    "byte": "{type: string, format: byte}",
    "date": "{type: string, format: date}",
    "date-time": "{type: string, format: date-time}",
    "datetime": "{type: string, format: date-time}",
    "decimal": "{type: string, format: decimal}",
    "currency": "{type: string, format: decimal}",
    "dict": "object",
    "bigint": "{type: integer, format: int64}",
    "char": "string",
    "double": "{type: number, format: double}",
    "email": "{type: string, format: email}",
    "file": "{type: string, format: binary}",
    "float": "{type: number, format: float}",
    "guid": "{type: string, format: uuid}",
    "hash": "object",
    "int": "integer",
    "int32": "{type: integer, format: int32}",
    "int64": "{type: integer, format: int64}",
    "json": "object",
    "list": "array",
    "long": "{type: integer, format: int64}",
    "map": "{type: object, additionalProperties: {…}}",
    "money": "{type: string, format: decimal}",
    "none": "null",
    "numeric": "number",
    "set": "array",
    "str": "string",
    "text": "string",
    "time": "{type: string, format: time}",
    "timestamp": "{type: string, format: date-time}",
    "uri": "{type: string, format: uri}",
    "url": "{type: string, format: uri}",
    "uuid": "{type: string, format: uuid}",
    "varchar": "string",
}
_SAID = {
    "any": "leave `type` out for any value",
    "enum": "write {type: string} beside `enum`",
}
_ANSWERS = "say what it answers: {responses: {'200': {description: OK}}}"
_TYPES = frozenset({"array", "boolean", "integer", "number", "object", "string"})
_LIST = re.compile(r"(?:array|list)<(\w+)>|(\w+)\[\]")
_HOLDERS = frozenset({"additionalProperties", "items", "not", "schema"})
_METHODS = frozenset(
    {"delete", "get", "head", "options", "patch", "post", "put", "trace"}
)
_SCHEMES = frozenset({"basic", "bearer", "digest"})
_BODIES = {"body": "requestBody", "formdata": "requestBody", "form": "requestBody"}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_FORMS: dict[str | int, str] = {
    "host": "write the host alone, such as api.example.com: `schemes` and `basePath` have the rest",
    "basePath": "begin it with a slash, such as /v1",
    "openrpc": 'write "1.3.2", for example',
    "$self": "write a URI without a fragment",
}


def type_hint(types: Sequence[str], value: object, path: Path) -> str:
    """What to write in place of a value of another type."""
    return _meant_by(types, value, path) or _form_of(types, value)


def _form_of(types: Sequence[str], value: object) -> str:
    """What values of a type look like."""
    if "string" in types:
        if isinstance(value, (dict, list)):
            return "put a text that begins with a brace or bracket in quotes"
        return "write a text behind the colon, or leave the key out"
    if "boolean" in types and len(types) == 1:
        return "write true or false, without quotes"
    if _counts(types):
        return "write a number such as 10, without quotes"
    if "array" in types:
        return "write a list: [a, b], or a line with a hyphen for each element"
    if isinstance(value, list):
        return "write a mapping: keys with values, without the hyphens or brackets"
    return "write a mapping: {key: value}, or leave the key out"


def _meant_by(types: Sequence[str], value: object, path: Path) -> str | None:
    key = path[-1] if path else None
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if "string" in types:
        if value is None and key == "$ref":
            return "write it in quotes: `#` after a blank begins a comment"
        if is_number or isinstance(value, bool):
            return f'write it in quotes: "{json.dumps(value)}"'
        return None
    if isinstance(value, str) and "boolean" in types and value.lower() in _TRUTH:
        return f"write {_TRUTH[value.lower()]}"
    if isinstance(value, str) and _NUMBER.fullmatch(value) and _counts(types):
        return f"write it without quotes: {value}"
    if "array" in types:
        return _listed(value, key)
    if "object" in types and isinstance(value, str):
        return _wrapped(value, path)
    if "object" in types and value is None and _is_operation(path):
        return _ANSWERS
    if "object" in types and value is None and len(path) == 1:
        return "write {} where there is nothing"
    return None


def missing_hint(name: str, path: Path) -> str:
    """What to add where a key is missing."""
    if name == "required" and path[-2:-1] == ("parameters",):
        return "add `required: true`, which every path parameter has"
    if name == "responses":
        return _ANSWERS
    if name == "info" and not path:
        return 'add `info: {title: Pet Store, version: "1.0"}`, for example'
    return f"add {name!r}"


def empty_hint(path: Path) -> str:
    """What to write where nothing is."""
    if path[-1:] == ("responses",):
        return "name an answer: {'200': {description: OK}}"
    return "add an entry, or leave the key out"


def form_hint(path: Path) -> str:
    """What a text looks like that has to have a form."""
    if len(path) == 1 and path[0] in _FORMS:
        return _FORMS[path[0]]
    return "leave out the characters that this form does not have"


def negation_hint(schema: JsonValue) -> str:
    """What to do about what has just what a schema denies."""
    names = schema.get("required") if isinstance(schema, dict) else None
    if not isinstance(names, list):
        return "remove it: nothing like it can stand here"
    named = " or ".join(f"'{one}'" for one in names)
    if len(names) == 1:
        return f"remove {named}, which does not go with what is beside it"
    return f"remove {named}: they don't go together"


def bound_hint(value: object) -> str:
    """What to do about a value that is too small, too large, or in a list twice."""
    match value:
        case []:
            return "add an element, or leave the key out"
        case list():
            return "remove the element that is there twice"
        case dict():
            return "keep one of the keys"
        case str():
            return "write a text that is not empty"
        case _:
            return "write a positive number, or leave the key out"


def choice_hint(value: object, options: Iterable[object], path: Path) -> str | None:
    """Which of the values that are allowed was meant; None when that is anyone's guess."""
    if value is None and "null" in options:
        return 'write it in quotes: "null"'
    if not isinstance(value, str):
        return None
    known = [one for one in options if isinstance(one, str)]
    word, key = value.lower(), path[-1] if path else None
    if key == "type" and "http" in known and word in _SCHEMES:
        return f"write {{type: http, scheme: {word}}}"
    if key == "in" and word in _BODIES and "query" in known and "body" not in known:
        return "OpenAPI 3 describes bodies in `requestBody`"
    if key == "type" and "integer" in known:
        hint = _kind_hint(word)
        if hint is not None:
            return hint
    meant = suggestion(value, known)
    return None if meant is None else f"did you mean {meant!r}?"


def schema_of(written: str) -> str:
    """The schema that is meant by what stands as a type; that of a text where nobody knows."""
    word = written.lower()
    is_known = word in _TYPES or word in _MEANT
    return _as_schema(_MEANT.get(word, word)) if is_known else "{type: string}"


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
    if path[-2:-1] == ("tags",) or path[-2:] in (
        ("info", "contact"),
        ("info", "license"),
    ):
        return f"write {{name: {value}}}"
    if path[-2:-1] == ("responses",):
        return f"write {{description: {value}}}"
    return _schema_hint(value) if _is_schema(path) else None


def _is_schema(path: Path) -> bool:
    return (
        (bool(path) and path[-1] in _HOLDERS)
        or path[-2:-1] in (("properties",), ("definitions",))
        or path[:-1] == ("components", "schemas")
    )


def _schema_hint(value: str) -> str | None:
    if value in _TYPES:
        return f"write {{type: {value}}}"
    known = _kind_hint(value.lower())
    if known is not None and known.startswith("write"):
        return known
    return "write {type: …}, or {$ref: …} for another schema"


def _kind_hint(word: str) -> str | None:
    """What a type is called that other languages have under this name."""
    listed = _LIST.fullmatch(word)
    if listed is not None:
        item = (listed[1] or listed[2]).lower()
        return f"write {{type: array, items: {_as_schema(_MEANT.get(item, item))}}}"
    meant = _MEANT.get(word)
    if meant is None:
        return _SAID.get(word)
    return f"write {meant}" if meant.startswith("{") else f"did you mean {meant!r}?"


def _as_schema(meant: str) -> str:
    return meant if meant.startswith("{") else f"{{type: {meant}}}"


def _is_operation(path: Path) -> bool:
    return len(path) == 3 and path[0] == "paths" and path[2] in _METHODS
