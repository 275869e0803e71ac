"""Examples of the rules about answers and credentials."""

from __future__ import annotations

from typing import Any

from specmill.diff.findings import Flow, Wire
from specmill.diff.rule import Example
from specmill.diff.rules_samples import (
    JSON,
    Pair,
    answer,
    api,
    example,
    method,
    notification,
    operation,
    secured,
)

BREAKING, UNKNOWN, SAFE, NONE = Wire.BREAKING, Wire.UNKNOWN, Wire.SAFE, Wire.NONE
_IN, _OUT = Flow.IN, Flow.OUT
_CODE = {"code": 1, "message": "There is no such pet."}
_KEY = {"type": "apiKey", "in": "header", "name": "X-Key"}
_BEARER = {"type": "http", "scheme": "bearer"}


def _answers(*statuses: str) -> dict[str, Any]:
    return operation(responses={status: {"description": ""} for status in statuses})


def _in(*media_types: str) -> dict[str, Any]:
    content = {one: {"schema": {"type": "string"}} for one in media_types}
    return operation(responses=answer(content=content))


def _with_header(**members: Any) -> dict[str, Any]:
    header = {"schema": {"type": "array"}, **members}
    return operation(responses=answer(headers={"X-Pets": header}))


def _hook(*statuses: str) -> dict[str, Any]:
    responses = {status: {"description": ""} for status in statuses}
    return api({}, webhooks={"new": {"post": {"responses": responses}}})


def _oauth(*scopes: str, url: str = "https://a.example/token") -> dict[str, Any]:
    flows = {
        "clientCredentials": {"tokenUrl": url, "scopes": dict.fromkeys(scopes, "")}
    }
    return {"type": "oauth2", "flows": flows}


ANSWER_EXAMPLES: dict[str, tuple[Example, ...]] = {
    "response-removed": (
        example(Pair(_answers("200", "202"), _answers("200")), _OUT, BREAKING),
    ),
    "response-added": (
        example(Pair(_answers("200"), _answers("200", "202")), _OUT, SAFE),
    ),
    "error-response-removed": (
        example(Pair(_answers("200", "404"), _answers("200")), _OUT, SAFE),
    ),
    "error-response-added": (
        example(Pair(_answers("200"), _answers("200", "404")), _OUT, SAFE),
    ),
    "response-status": (
        example(Pair(_answers("200"), _answers("202")), _OUT, BREAKING),
        example(Pair(_answers("200", "4XX"), _answers("200", "404")), _OUT, SAFE),
    ),
    "incoming-response": (
        example(Pair(_hook("200", "410"), _hook("200")), _IN, BREAKING),
        example(Pair(_hook("200"), _hook("200", "410")), _IN, SAFE),
        example(Pair(_hook("2XX"), _hook("200")), _IN, BREAKING),
    ),
    "response-media-type-removed": (
        example(Pair(_in("text/csv", "text/plain"), _in("text/plain")), _OUT, BREAKING),
    ),
    "response-media-type-added": (
        example(Pair(_in("text/plain"), _in("text/csv", "text/plain")), _OUT, SAFE),
    ),
    "response-media-type-changed": (
        example(Pair(_in("text/*"), _in("text/plain")), _OUT, SAFE),
        example(Pair(_in("text/plain"), _in("text/*")), _OUT, BREAKING),
    ),
    "response-body-removed": (
        example(
            Pair(operation(responses=answer(content=JSON)), operation()), _OUT, BREAKING
        ),
    ),
    "response-body-added": (
        example(
            Pair(operation(), operation(responses=answer(content=JSON))), _OUT, SAFE
        ),
    ),
    "header-removed": (
        example(Pair(_with_header(required=True), operation()), _OUT, BREAKING),
        example(Pair(_with_header(), operation()), _OUT, UNKNOWN),
    ),
    "header-added": (example(Pair(operation(), _with_header()), _OUT, SAFE),),
    "header-requiredness": (
        example(Pair(_with_header(required=True), _with_header()), _OUT, BREAKING),
        example(Pair(_with_header(), _with_header(required=True)), _OUT, SAFE),
    ),
    "header-serialization": (
        example(
            Pair(
                _with_header(schema={"type": "object"}),
                _with_header(schema={"type": "object"}, explode=True),
            ),
            _OUT,
            BREAKING,
        ),
    ),
    "header-deprecated": (
        example(Pair(_with_header(), _with_header(deprecated=True)), _OUT, SAFE),
    ),
    "result-removed": (example(Pair(method(), notification()), _OUT, BREAKING),),
    "result-added": (example(Pair(notification(), method()), _OUT, SAFE),),
    "rpc-error-added": (example(Pair(method(), method(errors=[_CODE])), _OUT, SAFE),),
    "rpc-error-removed": (example(Pair(method(errors=[_CODE]), method()), _OUT, SAFE),),
    "rpc-error-code": (
        example(
            Pair(method(errors=[_CODE]), method(errors=[{**_CODE, "code": 2}])),
            _OUT,
            BREAKING,
        ),
    ),
    "rpc-error-data": (
        example(
            Pair(
                method(errors=[{**_CODE, "data": {"id": 1}}]),
                method(errors=[{**_CODE, "data": {"name": "Rex"}}]),
            ),
            _OUT,
            UNKNOWN,
        ),
    ),
    "security-required": (
        example(
            Pair(
                secured({"key": []}, key=_KEY, token=_BEARER),
                secured({"key": [], "token": []}, key=_KEY, token=_BEARER),
            ),
            _IN,
            BREAKING,
        ),
        example(
            Pair(
                secured({"key": []}, key=_KEY, token=_BEARER),
                secured({"key": []}, {"token": []}, key=_KEY, token=_BEARER),
            ),
            _IN,
            SAFE,
        ),
    ),
    "security-scopes": (
        example(
            Pair(
                secured({"o": ["read"]}, o=_oauth("read", "write")),
                secured({"o": ["read", "write"]}, o=_oauth("read", "write")),
            ),
            _IN,
            BREAKING,
        ),
    ),
    "security-scheme": (
        example(
            Pair(
                secured({"key": []}, key=_KEY),
                secured({"key": []}, key={**_KEY, "in": "query"}),
            ),
            _IN,
            BREAKING,
        ),
        example(
            Pair(
                secured({"o": []}, o=_oauth("read")),
                secured({"o": []}, o=_oauth("read", url="https://b.example/token")),
            ),
            _IN,
            BREAKING,
        ),
    ),
    "security-hint": (
        example(
            Pair(
                secured({"token": []}, token=_BEARER),
                secured({"token": []}, token={**_BEARER, "bearerFormat": "JWT"}),
            ),
            _IN,
            SAFE,
        ),
    ),
}
"""What each of these rules finds, by its id."""
