"""The order of the members of an object says nothing, in no layer of the diff."""

from __future__ import annotations

from typing import Any

import pytest

import specmill

WAYS = {"type": "string", "enum": ["GET", "POST"]}
PHOTO = {"type": "object", "properties": {"photo": {"type": "string"}}}
TEXT = {"type": "object", "properties": {"text": {"type": "string"}}}


def described(answer: Any, sent: Any = None, **schemas: Any) -> dict[str, Any]:
    body = {} if sent is None else {"requestBody": {"content": sent}}
    responses = {"200": {"description": "Done.", "content": answer}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "paths": {"/pets": {"post": {**body, "responses": responses}}},
        "components": {"schemas": schemas},
    }


def answered(**properties: Any) -> dict[str, Any]:
    reference = {"schema": {"$ref": "#/components/schemas/Hook"}}
    hook = {"type": "object", "properties": properties}
    return described({"application/json": reference}, Hook=hook)


DESCRIPTIONS = {
    "values that two fields share": answered(method=WAYS, fallback_method=WAYS),
    "alternatives that two fields share": answered(
        first={"oneOf": [WAYS, PHOTO]}, next={"oneOf": [WAYS, PHOTO]}
    ),
    "answers in two media types": described(
        {"application/json": {"schema": PHOTO}, "text/csv": {"schema": TEXT}}
    ),
    "answers in two media types of files": described(
        {"image/png": {}, "application/octet-stream": {}, "text/event-stream": {}}
    ),
    "bodies in two media types": described(
        {},
        {
            "multipart/form-data": {"schema": PHOTO},
            "application/json": {"schema": TEXT},
        },
    ),
    "bodies in two kinds of JSON": described(
        {},
        {
            "application/merge-patch+json": {"schema": PHOTO},
            "application/json": {"schema": TEXT},
        },
    ),
}


def backwards(value: Any) -> Any:
    """The value with the members of every object the other way round."""
    if isinstance(value, dict):
        return {key: backwards(one) for key, one in reversed(value.items())}
    return [backwards(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("what", DESCRIPTIONS)
def test_members_may_stand_in_any_order(what: str) -> None:
    description = DESCRIPTIONS[what]

    assert () == specmill.compare(description, backwards(description)).changes
