"""Bodies that the SDK can't write are said aloud."""

from __future__ import annotations

import pytest

import specmill
from specmill.diagnostics import SpecError
from tests.unit.passes.conftest import refined, refined_paths


def description(media_type: str) -> dict[str, object]:
    schema = {"type": "object", "properties": {"note": {"type": "string"}}}
    body = {"required": True, "content": {media_type: {"schema": schema}}}
    operation = {
        "operationId": "send",
        "requestBody": body,
        "responses": {"204": {"description": "Sent."}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Notes", "version": "1"},
        "paths": {"/notes": {"post": operation}},
    }


@pytest.mark.parametrize("media_type", ["multipart/mixed", "application/xml"])
def test_record_of_another_media_type_is_a_warning(media_type: str) -> None:
    with pytest.raises(SpecError) as caught:
        specmill.load(description(media_type), strict=True)

    assert ["degraded-body"] == [one.code for one in caught.value.diagnostics]


@pytest.mark.parametrize(
    "media_type",
    [
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    ],
)
def test_record_that_the_sdk_writes_is_fine(media_type: str) -> None:
    specmill.load(description(media_type), strict=True)


def multipart(schema: str) -> list[str]:
    return refined_paths(f"""
/a:
  post:
    operationId: a
    requestBody:
      content:
        multipart/form-data:
          schema: {{type: object, properties: {{part: {schema}}}}}
          encoding:
            part: {{headers: {{X-Rate: {{schema: {{type: integer}}}}, Content-Type: {{schema: {{type: string}}}}}}}}
    responses: {{'204': {{description: d}}}}
""").codes


def test_headers_of_a_part_that_is_no_file_are_said_to_be_missing() -> None:
    assert multipart("{type: string}") == ["degraded-part-headers"]


def test_headers_of_files_can_be_given() -> None:
    assert multipart("{type: string, format: binary}") == []
    assert multipart("{type: array, items: {type: string, format: binary}}") == []


def items_of(media_type: str, place: str) -> list[str]:
    content = {"content": {media_type: {"itemSchema": {"type": "integer"}}}}
    answer = content if place == "answer" else {}
    responses = {"200": {"description": "done", **answer}}
    operation: dict[str, object] = {"operationId": "a", "responses": responses}
    if place == "body":
        operation["requestBody"] = content
    about = {"title": "Shop", "version": "1"}
    paths = {"/a": {"post": operation}}
    return refined({"openapi": "3.2.0", "info": about, "paths": paths}).codes


@pytest.mark.parametrize(
    ("media_type", "place"),
    [
        ("application/jsonl", "body"),
        ("application/json-seq", "body"),
        ("application/jsonl", "answer"),
        ("text/event-stream", "answer"),
    ],
)
def test_items_that_are_written_or_read_one_by_one_are_fine(
    media_type: str, place: str
) -> None:
    assert items_of(media_type, place) == []


@pytest.mark.parametrize(
    ("media_type", "place"),
    [
        ("application/json", "body"),
        ("multipart/mixed", "body"),
        ("text/event-stream", "body"),
        ("application/json", "answer"),
        ("multipart/mixed", "answer"),
    ],
)
def test_items_of_other_media_types_are_said_to_change_nothing(
    media_type: str, place: str
) -> None:
    assert items_of(media_type, place) == ["degraded-body"]
