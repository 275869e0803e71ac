"""A server of the new description: it refuses what that does not allow, and answers in full."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl

import httpx
import jsonschema_rs

Json = Any


class NewServer:
    """Answers requests of an OpenAPI description; a refusal is a 400."""

    def __init__(self, document: Mapping[str, Json]) -> None:
        self._document = document
        self._routes = list(self._find_routes())

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """The answer to one request."""
        for method, pattern, operation, shared in self._routes:
            found = pattern.search(request.url.path)
            if found is None or method != request.method:
                continue
            problem = self._problem(operation, shared, request)
            if problem:
                return httpx.Response(400, json={"code": 400, "message": problem})
            return self._answer(operation)
        return httpx.Response(404, json={"code": 404})

    def _find_routes(self) -> Iterator[tuple[str, re.Pattern[str], Json, list[Json]]]:
        for path, item in self._document.get("paths", {}).items():
            pattern = re.compile(
                re.sub(r"\\\{[^{}]*\\\}", "[^/]+", re.escape(path)) + "$"
            )
            for method, operation in item.items():
                if method in ("get", "put", "post", "delete", "patch"):
                    shared = item.get("parameters", [])
                    yield method.upper(), pattern, operation, shared

    def _resolve(self, value: Json) -> Json:
        while isinstance(value, dict) and "$ref" in value:
            current: Json = self._document
            for token in value["$ref"].removeprefix("#/").split("/"):
                current = current[token.replace("~1", "/").replace("~0", "~")]
            value = current
        return value

    def _problem(
        self, operation: Json, shared: list[Json], request: httpx.Request
    ) -> str:
        query = parse_qsl(request.url.query.decode())
        for given in (*shared, *operation.get("parameters", [])):
            one = self._resolve(given)
            if one["in"] not in ("query", "header"):
                continue
            if one["in"] == "query":
                texts = [value for name, value in query if name == one["name"]]
            else:
                texts = request.headers.get_list(one["name"])
            if not texts and one.get("required"):
                return f"{one['name']} is missing"
            schema = one.get("schema") or {}
            if one.get("explode") is False:
                texts = [part for text in texts for part in text.split(",")]
            if any(not self._is_text_of(text, schema) for text in texts):
                return f"{one['name']} is wrong"
        return self._body_problem(operation, request)

    def _is_text_of(self, text: str, schema: Json) -> bool:
        schema = self._resolve(schema)
        if schema.get("type") == "array":
            return self._is_text_of(text, schema.get("items", {}))
        values: list[Json] = [text]
        with contextlib.suppress(ValueError):
            values.append(json.loads(text))
        return any(self._is_valid(value, schema) for value in values)

    def _body_problem(self, operation: Json, request: httpx.Request) -> str:
        body = self._resolve(operation.get("requestBody"))
        if not request.content:
            return "a body is missing" if body and body.get("required") else ""
        if not body:
            return "a body is not allowed"
        essence = request.headers.get("content-type", "").partition(";")[0]
        content = body["content"].get(essence)
        if content is None:
            return f"{essence} is not allowed"
        if essence == "application/json":
            value = json.loads(request.content)
            if not self._is_valid(value, content.get("schema", {})):
                return "the body is wrong"
        return ""

    def _is_valid(self, value: Json, schema: Json) -> bool:
        whole = {
            **_modern(schema),
            "components": _modern(self._document.get("components", {})),
        }
        return bool(jsonschema_rs.Draft202012Validator(whole).is_valid(value))

    def _answer(self, operation: Json) -> httpx.Response:
        for status, given in sorted(operation["responses"].items()):
            if not status.startswith("2"):
                continue
            answer = self._resolve(given)
            for media_type, content in answer.get("content", {}).items():
                value = self._sample(content.get("schema", {}), ())
                headers = {"content-type": media_type}
                return httpx.Response(
                    int(status), content=json.dumps(value), headers=headers
                )
            return httpx.Response(int(status))
        return httpx.Response(200)

    def _sample(self, schema: Json, seen: tuple[str, ...]) -> Json:
        """A value with every field of a schema."""
        if isinstance(schema, dict) and schema.get("$ref") in seen:
            return None
        if isinstance(schema, dict) and "$ref" in schema:
            return self._sample(self._resolve(schema), (*seen, schema["$ref"]))
        if not isinstance(schema, dict) or not schema:
            return {}
        for key in ("const", "example", "default"):
            if key in schema:
                return schema[key]
        if schema.get("enum"):
            return schema["enum"][0]
        for key in ("oneOf", "anyOf"):
            if key in schema:
                return self._sample(schema[key][0], seen)
        if "allOf" in schema:
            parts = [self._sample(one, seen) for one in schema["allOf"]]
            return {key: part for each in parts for key, part in each.items()}
        return self._typed(schema, seen)

    def _typed(self, schema: Json, seen: tuple[str, ...]) -> Json:
        kind = schema.get("type", "object")
        kind = kind[0] if isinstance(kind, list) else kind
        if kind == "array":
            return [self._sample(schema.get("items", {}), seen)]
        if kind == "object":
            return {
                name: self._sample(one, seen)
                for name, one in schema.get("properties", {}).items()
            }
        formats = {"date-time": "2030-01-02T03:04:05Z", "date": "2030-01-02"}
        formats["uuid"] = "12345678-1234-5678-1234-567812345678"
        text = formats.get(schema.get("format", ""), "x")
        return {"string": text, "integer": 1, "number": 1.5, "boolean": True}.get(kind)


def _modern(schema: Json) -> Json:
    """A schema of OpenAPI 3.0 as JSON Schema has it: null is a type."""
    if isinstance(schema, list):
        return [_modern(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _modern(one) for key, one in schema.items() if key != "nullable"}
    if schema.get("nullable") is True and isinstance(schema.get("type"), str):
        found["type"] = [schema["type"], "null"]
    return found
