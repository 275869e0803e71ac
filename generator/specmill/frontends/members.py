"""What the members of each part of a description are, and which of them may be references.

OpenAPI 2.0 to 3.2, OpenRPC 1 and their schemas in one table: where a version lacks a member, nothing stands there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from specmill.frontends.reference_shapes import looks_like
from specmill.source.node import JsonValue, Node

Kind = str
"""What stands at a place: a name of the table, `[kind]` for a sequence, `{kind}` for a mapping of names, `text`,
`flag`, `number`, `types` (of a schema), `samples` (values by media type), or `value`, in which nothing is a reference.
"""

REFERABLE: Final[dict[Kind, str]] = {
    "callback": "callbacks",
    "content descriptor": "contentDescriptors",
    "error": "errors",
    "example": "examples",
    "example pairing": "examplePairings",
    "header": "headers",
    "link": "links",
    "media type": "mediaTypes",
    "method": "methods",
    "method tag": "tags",
    "operation": "operations",
    "parameter": "parameters",
    "path item": "pathItems",
    "request body": "requestBodies",
    "response": "responses",
    "schema": "schemas",
    "security scheme": "securitySchemes",
}
"""The kinds whose references the frontends follow, and the section of components that has them."""

_SPLICED_BEFORE_3: Final = frozenset({"header", "security scheme"})

_VALUES: Final[dict[Kind, tuple[type, ...]]] = {
    "text": (str,),
    "flag": (bool,),
    "number": (int, float),
    "types": (str, list),
    "value": (str, int, float, bool, list, dict, type(None)),
}


def _all(kind: Kind, names: str) -> dict[str, Kind]:
    return dict.fromkeys(names.split(), kind)


_TEXTS = _all("text", "summary description")
_DESCRIBED: Final[dict[str, Kind]] = {**_TEXTS, "externalDocs": "docs"}
_VALUE: Final[dict[str, Kind]] = {
    **_DESCRIBED,
    **_all("text", "name in style format pattern collectionFormat title"),
    **_all("flag", "required deprecated allowEmptyValue explode allowReserved"),
    **_all("schema", "schema items"),
    "type": "types",
    "enum": "[value]",
    "examples": "{example}",
    "content": "{media type}",
}

_MEMBERS: Final[dict[Kind, dict[str, Kind]]] = {
    "root": {
        **_all("text", "host basePath jsonSchemaDialect"),
        **_all("[text]", "schemes consumes produces"),
        "paths": "paths",
        **_all("{path item}", "webhooks x-webhooks"),
        "info": "info",
        "servers": "[server]",
        "components": "components",
        "security": "[requirement]",
        "tags": "[tag]",
        "externalDocs": "docs",
        "methods": "[method]",
        "definitions": "{schema}",
        "parameters": "{parameter}",
        "responses": "{response}",
        "securityDefinitions": "{security scheme}",
        "x-specmill-security-schemes": "{security scheme}",
    },
    "components": {
        **{section: f"{{{kind}}}" for kind, section in REFERABLE.items()},
    },
    "info": {
        **_TEXTS,
        **_all("text", "title version termsOfService"),
        "contact": "contact",
        "license": "licence",
    },
    "contact": _all("text", "name url email"),
    "licence": _all("text", "name url identifier"),
    "docs": _all("text", "url description"),
    "server": {**_TEXTS, **_all("text", "url name"), "variables": "{variable}"},
    "variable": {"description": "text", "default": "text", "enum": "[text]"},
    "tag": {**_DESCRIBED, **_all("text", "name parent kind")},
    "method tag": {**_DESCRIBED, "name": "text"},
    "path item": {
        **_TEXTS,
        **_all("operation", "get put post delete options head patch trace query"),
        "additionalOperations": "{operation}",
        "parameters": "[parameter]",
        "servers": "[server]",
    },
    "operation": {
        **_DESCRIBED,
        **_all("[text]", "tags schemes consumes produces"),
        "operationId": "text",
        "parameters": "[parameter]",
        "requestBody": "request body",
        "responses": "responses",
        "callbacks": "{callback}",
        "deprecated": "flag",
        "security": "[requirement]",
        "servers": "[server]",
    },
    "parameter": _VALUE,
    "header": _VALUE,
    "request body": {
        "description": "text",
        "required": "flag",
        "content": "{media type}",
    },
    "response": {
        **_TEXTS,
        "headers": "{header}",
        "content": "{media type}",
        "links": "{link}",
        "schema": "schema",
        "examples": "samples",
    },
    "media type": {
        **_all("schema", "schema itemSchema"),
        "examples": "{example}",
        "encoding": "{encoding}",
        "itemEncoding": "encoding",
        "prefixEncoding": "[encoding]",
    },
    "encoding": {
        **_all("text", "contentType style"),
        **_all("flag", "explode allowReserved"),
        "headers": "{header}",
        "encoding": "{encoding}",
        "itemEncoding": "encoding",
        "prefixEncoding": "[encoding]",
    },
    "example": {**_TEXTS, **_all("text", "name externalValue serializedValue")},
    "link": {
        **_TEXTS,
        **_all("text", "operationId operationRef method name"),
        "server": "server",
    },
    "security scheme": {
        "description": "text",
        **_all("text", "type name in scheme bearerFormat flow openIdConnectUrl"),
        **_all("text", "authorizationUrl tokenUrl oauth2MetadataUrl"),
        "deprecated": "flag",
        "flows": "flows",
        "scopes": "{text}",
    },
    "flows": _all(
        "flow",
        "implicit password clientCredentials authorizationCode deviceAuthorization",
    ),
    "flow": {
        **_all("text", "authorizationUrl tokenUrl refreshUrl deviceAuthorizationUrl"),
        "scopes": "{text}",
    },
    "method": {
        **_DESCRIBED,
        **_all("text", "name paramStructure"),
        "tags": "[method tag]",
        "params": "[content descriptor]",
        "result": "content descriptor",
        "deprecated": "flag",
        "servers": "[server]",
        "errors": "[error]",
        "links": "[link]",
        "examples": "[example pairing]",
    },
    "content descriptor": {
        **_TEXTS,
        "name": "text",
        **_all("flag", "required deprecated"),
        "schema": "schema",
    },
    "error": {"code": "number", "message": "text"},
    "example pairing": {
        **_TEXTS,
        "name": "text",
        "params": "[example]",
        "result": "example",
    },
    "schema": {
        **_DESCRIBED,
        **_all("text", "title format pattern contentEncoding contentMediaType"),
        **_all("flag", "nullable readOnly writeOnly deprecated uniqueItems"),
        **_all("number", "multipleOf maxLength minLength maxItems minItems"),
        **_all("number", "maximum minimum maxProperties minProperties"),
        **_all("{schema}", "properties patternProperties $defs definitions"),
        **_all("[schema]", "allOf anyOf oneOf prefixItems"),
        **_all("schema", "items additionalProperties not if then else contains"),
        **_all("schema", "additionalItems propertyNames contentSchema"),
        **_all("schema", "unevaluatedItems unevaluatedProperties"),
        **_all("{schema}", "dependentSchemas dependencies"),
        "dependentRequired": "{[text]}",
        "type": "types",
        "required": "[text]",
        "enum": "[value]",
        "examples": "[value]",
        "discriminator": "discriminator",
        "xml": "xml",
    },
    "discriminator": {
        **_all("text", "propertyName defaultMapping"),
        "mapping": "mapping",
    },
    "xml": {
        **_all("text", "name namespace prefix nodeType"),
        **_all("flag", "attribute wrapped"),
    },
}
_NAMED: Final = {
    "callback": "path item",
    "mapping": "text",
    "paths": "path item",
    "requirement": "[text]",
    "responses": "response",
}
# Where keys that begin with x- are extensions, although the others are names.
_EXTENDED = frozenset({"callback", "paths", "responses"})


def referable(root: Node) -> frozenset[Kind]:
    """The kinds whose references the frontend of a description follows."""
    kinds = frozenset(REFERABLE)
    return kinds - _SPLICED_BEFORE_3 if "swagger" in root else kinds


def parts(value: JsonValue, kind: Kind) -> Iterator[tuple[str | int, JsonValue, Kind]]:
    """The members of a value of a kind that may hold references: key, value and kind."""
    if isinstance(value, list):
        if kind == "schema":
            # Older drafts have several under `items`.
            kind = "[schema]"
        if kind.startswith("["):
            inner = kind[1:-1]
            yield from ((index, one, inner) for index, one in enumerate(value))
    elif isinstance(value, dict):
        inner = _named(kind)
        if inner:
            skipped = ("x-",) if kind in _EXTENDED else ()
            yield from (
                (key, one, inner)
                for key, one in value.items()
                if not key.startswith(skipped)
            )
            return
        members = _MEMBERS.get(kind, {})
        yield from (
            (key, one, members[key]) for key, one in value.items() if key in members
        )


def _named(kind: Kind) -> Kind:
    """The kind of what a mapping of names has; empty for other kinds."""
    return kind[1:-1] if kind.startswith("{") else _NAMED.get(kind, "")


def fits(value: JsonValue, kind: Kind) -> bool:
    """Whether a value may be what stands at a place of this kind, by its form; what is a reference itself may be."""
    if isinstance(value, dict) and isinstance(value.get("$ref"), str):
        return True
    if kind in _VALUES:
        is_flag = isinstance(value, bool) and kind != "value"
        return isinstance(value, _VALUES[kind]) and is_flag == (kind == "flag")
    if kind in REFERABLE:
        is_one = isinstance(value, dict) or kind == "schema"
        return is_one and looks_like(value, REFERABLE[kind])
    if kind.startswith("["):
        return isinstance(value, list) and all(fits(one, kind[1:-1]) for one in value)
    if not isinstance(value, dict):
        return False
    if kind == "samples":
        return all("/" in key for key in value)
    inner = _named(kind)
    if inner:
        return all(key[:2] == "x-" or fits(one, inner) for key, one in value.items())
    keys = {key for key in value if not key.startswith("x-")}
    known = keys & _MEMBERS[kind].keys()
    return len(keys - known) <= len(known)
