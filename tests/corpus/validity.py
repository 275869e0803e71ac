"""Whether a payload is valid for its schema: the documents of a description as JSON Schema 2020-12."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import quote

import jsonschema_rs

from specmill.diagnostics import Location
from specmill.loading import Loaded

_SCHEMES = "doc:///"


class Validity:
    """The schemas of one description; OpenAPI 2.0 and 3.0 are brought to JSON Schema 2020-12."""

    def __init__(self, loaded: Loaded, formats: bool) -> None:
        version = str(loaded.root.value.get("openapi") or "2.0")
        old = version.startswith(("2.", "3.0"))
        self._formats = formats
        self._files = {
            root.file: f"{_SCHEMES}{quote(root.file.lstrip('/'))}"
            for root in loaded.workspace.roots("")
        }
        self._registry = jsonschema_rs.Registry(
            [
                (self._files[root.file], _schema(root.value, old))
                for root in loaded.workspace.roots("")
            ],
            draft=jsonschema_rs.Draft202012,
        )
        self._validators: dict[Location, Any] = {}

    def accepts(self, schema: Location, value: Any) -> bool | None:
        """None when the schema is none that the validator can use."""
        if schema not in self._validators:
            self._validators[schema] = self._validator(schema)
        validator = self._validators[schema]
        return None if validator is None else bool(validator.is_valid(value))

    def _validator(self, schema: Location) -> Any:
        uri = f"{self._files[schema.file]}#{quote(schema.pointer, safe='/~')}"
        try:
            return jsonschema_rs.Draft202012Validator(
                {"$ref": uri}, registry=self._registry, validate_formats=self._formats
            )
        except (ValueError, jsonschema_rs.ReferencingError):
            return None


def _schema(value: Any, old: bool) -> Any:
    """A document without the words of OpenAPI that mean something else in JSON Schema."""
    if isinstance(value, list):
        return [_schema(one, old) for one in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value and isinstance(value["$ref"], str) and old:
        return {"$ref": _quoted(value["$ref"])}
    found = {
        key: _schema(one, old)
        for key, one in value.items()
        if key not in ("example", "examples", "$schema", "$id", "$self")
        or isinstance(one, dict)
    }
    if isinstance(found.get("$ref"), str):
        found["$ref"] = _quoted(found["$ref"])
    return _modern(found) if old else found


def _modern(found: dict[str, Any]) -> dict[str, Any]:
    for side in ("minimum", "maximum"):
        name = f"exclusive{side.title()}"
        if found.get(name) is True and side in found:
            found[name] = found.pop(side)
        elif isinstance(found.get(name), bool):
            del found[name]
    nullable = found.pop("nullable", None) or found.pop("x-nullable", None)
    if nullable is True:
        if isinstance(found.get("enum"), list):
            found["enum"] = [*found["enum"], None]
        if isinstance(found.get("type"), str):
            found["type"] = [found["type"], "null"]
        if "allOf" in found or "oneOf" in found or "anyOf" in found or "$ref" in found:
            return {"anyOf": [{"type": "null"}, found]}
    if found.get("type") == "file":
        del found["type"]
    return found


@cache
def _quoted(reference: str) -> str:
    path, mark, fragment = reference.partition("#")
    return (
        path
        + mark
        + re.sub(r"[ {}\"<>^`|\[\]]", lambda found: quote(found[0]), fragment)
    )
