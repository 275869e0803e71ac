"""Structure: a description against the JSON Schema of its language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import jsonschema_rs

from specmill.diagnostics import Diagnostics, Location
from specmill.frontends.structure_messages import specific_violations
from specmill.frontends.structure_unexpected import NOT_FOLLOWED, UNUSED, Violation
from specmill.source.node import JsonValue, Node
from specmill.source.reading import Problem
from specmill.source.workspace import Workspace

_JSON_SCHEMA = "https://json-schema.org/draft/2020-12/"
_VOCABULARIES = (
    "core",
    "applicator",
    "unevaluated",
    "validation",
    "meta-data",
    "format-annotation",
    "content",
)
# The dialects whose meaning is that of JSON Schema 2020-12 with OpenAPI's own annotations.
_KNOWN_DIALECTS = (
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://spec.openapis.org/oas/3.2/dialect/",
    f"{_JSON_SCHEMA}schema",
)

_SAID_BY_STRUCTURE = frozenset(
    {"degraded-enum", "degraded-type", "empty-choice", "unsupported-security"}
)
"""What a frontend says of a value that is no known one; the structure says more."""
_SCHEMA: JsonValue = {"$ref": "#/definitions/Schema"}
_REFERENCE: JsonValue = {"$ref": "#/definitions/Reference"}
_LOOSE: JsonValue = {"type": "object", "required": ["$ref"]}
_EXPLAINED = (("type",), ("in",), ("enum",), ("allOf",), ("anyOf",), ("oneOf",))

_DISCRIMINATOR: dict[str, JsonValue] = {
    "type": "object",
    "required": ["propertyName"],
    "properties": {
        "propertyName": {"type": "string"},
        "mapping": {"type": "object", "additionalProperties": {"type": "string"}},
        "defaultMapping": {"type": "string"},
    },
}
_RANGES = "^[1-5](?:[0-9]{2}|XX)$"
_ANY_RANGES = "^[1-5](?:[0-9]{2}|[Xx]{2})$"
_STATUSES: dict[str, JsonValue] = {
    "patternProperties": {
        _RANGES: None,
        _ANY_RANGES: {"$ref": "#/$defs/response-or-reference"},
    },
    "if": {"patternProperties": {_RANGES: None, _ANY_RANGES: False}},
}
# Merge patches (RFC 7396) for the shipped schemas: what later editions of that of OpenAPI 3.1 put right, the members of
# a path beside `$ref` and the server of a link; that nothing else has an effect beside a reference, as in 3.1; and
# ranges of statuses whatever their capitals, in OpenAPI 2.0 too, of which a frontend warns.
_CORRECTIONS: dict[str, dict[str, JsonValue]] = {
    "v2.0": {
        "definitions": {
            "responses": {
                "patternProperties": {
                    "^[1-5][Xx]{2}$": {"$ref": "#/definitions/responseValue"}
                }
            }
        }
    },
    "v3.0": {
        "definitions": {
            "Responses": {
                "patternProperties": {
                    r"^[1-5](?:\d{2}|XX)$": None,
                    _ANY_RANGES: {
                        "oneOf": [
                            {"$ref": "#/definitions/Response"},
                            {"$ref": "#/definitions/Reference"},
                        ]
                    },
                }
            },
            "Reference": {
                "properties": {"$ref": {}, "summary": {}, "description": {}},
                "additionalProperties": False,
            },
        }
    },
    "v3.1": {
        "$defs": {
            "link": {
                "properties": {"body": None, "server": {"$ref": "#/$defs/server"}}
            },
            "path-item": {"properties": {"$ref": {"type": "string"}}},
            "path-item-or-reference": {
                **dict.fromkeys(("if", "then", "else")),
                "$ref": "#/$defs/path-item",
            },
            "responses": _STATUSES,
        }
    },
    "v3.2": {
        "$defs": {
            "reference": {"unevaluatedProperties": False},
            "responses": _STATUSES,
        }
    },
}


def find_violations(root: Node) -> list[Violation]:
    """Where a description is not shaped as its language demands."""
    language = _language(root)
    return specific_violations(_validator(language), _schema(language), root.value)


def concerns_references(violations: Iterable[Violation]) -> bool:
    """Whether references stand where the standard has none."""
    return any(one.refers or one.path[-1:] == ("$ref",) for one in violations)


def report_violations(
    misfits: Iterable[tuple[Location, Violation]],
    workspace: Workspace,
    diagnostics: Diagnostics,
    lost: Mapping[Location, Problem],
) -> None:
    """Report where a description is not shaped as its language demands, once per place; paths begin at the places.

    A place that the frontend has reported as an error already is left out, because its message says
    more. `lost` are references that can't be followed, where they stand in their files, with the reasons.
    """
    known = {
        report.location
        for report in diagnostics
        if report.code == "parameter-without-schema"
    }
    told: set[Location] = set()
    for whole, violation in misfits:
        location = whole.child(*violation.path)
        around = whole.child(*violation.path[:-1])
        own = around if violation.path[-1:] == ("$ref",) else location
        place = workspace.origin(own) if lost else own
        message, hint = violation.message, violation.hint
        is_lost = violation.is_lost or (
            violation.tolerated is not None and place in lost
        )
        if place in lost:
            told.add(place)
            message = _lost(lost[place]) + f": {UNUSED}" * is_lost
            hint = lost[place].hint or hint
        if is_lost:
            diagnostics.warning("degraded-reference", message, location, hint)
        elif violation.tolerated is not None:
            diagnostics.warning(violation.tolerated, message, location, hint)
        elif location not in known and not (violation.misplaced and around in known):
            diagnostics.error("invalid-structure", message, location, hint)
            if violation.path[-1:] in _EXPLAINED:
                diagnostics.withdraw(_SAID_BY_STRUCTURE, around)
    for place, problem in lost.items():
        if place not in told:
            message = f"{_lost(problem)}: {UNUSED}"
            diagnostics.warning("degraded-reference", message, place, problem.hint)


def _lost(problem: Problem) -> str:
    """What is wrong with a reference that is not allowed, and can't be followed either."""
    return f"{NOT_FOLLOWED}, and {problem.message}"


def _language(root: Node) -> str:
    if "openrpc" in root:
        return "openrpc"
    if "swagger" in root:
        return "openapi-2.0"
    version = (root.text("openapi") or "")[: len("3.x")]
    dialect = root.text("jsonSchemaDialect") or _KNOWN_DIALECTS[0]
    is_known = version == "3.0" or dialect.startswith(_KNOWN_DIALECTS)
    return f"openapi-{version}" + ("" if is_known else "-foreign")


@cache
def _schema(language: str) -> dict[str, JsonValue]:
    """The JSON Schema of a language, as an object."""
    if language == "openrpc":
        own = Path(__file__).parent / "openrpc" / "openrpc.schema.json"
        found: dict[str, JsonValue] = json.loads(own.read_bytes())
        return found
    return _shipped(f"v{language.split('-')[1]}")


@cache
def _validator(language: str) -> jsonschema_rs.Validator:
    """The validator of a language, which takes some 0.1 s to build and is therefore built when it
    is first needed.
    """
    if language == "openrpc":
        return jsonschema_rs.Draft7Validator(_schema(language), validate_formats=False)
    _, version, *foreign = language.split("-")
    shipped = _shipped(f"v{version}")
    if version in ("2.0", "3.0"):
        return jsonschema_rs.Draft4Validator(shipped, validate_formats=False)
    if foreign:
        return jsonschema_rs.Draft202012Validator(shipped, validate_formats=False)
    name = str(shipped["$id"])
    return jsonschema_rs.Draft202012Validator(
        _with_dialect(name),
        registry=jsonschema_rs.Registry([(name, shipped)]),
        validate_formats=False,
    )


def _with_dialect(language: str) -> dict[str, JsonValue]:
    """OpenAPI 3.1 or later with its Schema Objects checked as JSON Schema 2020-12.

    The vocabularies are named one by one, because the meta-schema as a whole also refuses keywords
    of older drafts that merely have no meaning any more.
    """
    vocabularies: list[JsonValue] = [
        {"$ref": f"{_JSON_SCHEMA}meta/{name}"} for name in _VOCABULARIES
    ]
    dialect: JsonValue = {
        "$dynamicAnchor": "meta",
        "type": ["object", "boolean"],
        "allOf": vocabularies,
        "properties": {"discriminator": _DISCRIMINATOR},
    }
    return {
        "$schema": f"{_JSON_SCHEMA}schema",
        "$id": "https://specmill.invalid/schemas/openapi",
        "$ref": language,
        "$defs": {"dialect": dialect},
    }


@cache
def _shipped(version: str) -> dict[str, JsonValue]:
    """A schema that openapi-spec-validator ships, read without importing that package, and corrected."""
    spec = find_spec("openapi_spec_validator")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("openapi-spec-validator is not installed")
    folder = Path(spec.submodule_search_locations[0])
    found: dict[str, JsonValue] = json.loads(
        (folder / "resources/schemas" / version / "schema.json").read_bytes()
    )
    loose = _with_schema_references(found) if version == "v3.0" else found
    return _patched(loose, _CORRECTIONS.get(version, {}))


def _with_schema_references(value: JsonValue) -> JsonValue:
    """OpenAPI 3.0 with references of their own for schemas, because keywords beside these are read."""
    if isinstance(value, list):
        own = _SCHEMA in value
        return [
            _LOOSE if own and one == _REFERENCE else _with_schema_references(one)
            for one in value
        ]
    if isinstance(value, dict):
        return {key: _with_schema_references(one) for key, one in value.items()}
    return value


def _patched(value: JsonValue, patch: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """A value with a merge patch applied to it."""
    found = dict(value) if isinstance(value, dict) else {}
    for key, one in patch.items():
        if one is None:
            found.pop(key, None)
        else:
            inner = _patched(found.get(key), one) if isinstance(one, dict) else one
            found[key] = inner
    return found
