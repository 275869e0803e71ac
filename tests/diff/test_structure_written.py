"""How values become text: in forms, in parts of a body, in parameters and headers with a media type."""

from __future__ import annotations

from typing import Any

import pytest

from specmill.diff.findings import Wire
from tests.diff.test_structure import TEXT, changes, found, get


def form(**encodings: Any) -> dict[str, Any]:
    fields = {"name": TEXT, "tags": {"type": "array", "items": TEXT}}
    schema = {"type": "object", "properties": fields}
    media_type = "application/x-www-form-urlencoded"
    content = {media_type: {"schema": schema, "encoding": encodings}}
    return get(requestBody={"content": content})


def test_how_fields_of_forms_are_written_anyway_may_be_said() -> None:
    style = {"style": "form"}

    assert () == changes(form(), form(name=style, tags={**style, "explode": True}))


def test_a_list_in_a_form_repeats_its_name_unless_it_is_said_otherwise() -> None:
    [told] = changes(form(), form(tags={"style": "form", "explode": False}))

    assert told.message.endswith("is written otherwise (form, exploded → form)")


def part(content_type: str) -> dict[str, Any]:
    schema = {"type": "object", "properties": {"photo": TEXT}}
    encoding = {"photo": {"contentType": content_type}}
    content = {"multipart/form-data": {"schema": schema, "encoding": encoding}}
    return get(requestBody={"content": content})


@pytest.mark.parametrize(
    ("before", "after", "wire"),
    [
        ("image/png", "image/png, image/jpeg", Wire.SAFE),
        ("image/png, image/jpeg", "image/png", Wire.BREAKING),
        ("image/png", "image/*", Wire.SAFE),
        ("image/png", "image/jpeg", Wire.BREAKING),
        ("image/png, image/jpeg", "image/jpeg, image/png", Wire.SAFE),
    ],
)
def test_a_part_of_a_body_may_have_any_of_the_listed_types(
    before: str, after: str, wire: Wire
) -> None:
    assert [("field-encoding", wire)] == found(part(before), part(after))


def reserved(media_type: str, allowed: bool) -> dict[str, Any]:
    schema = {"type": "object", "properties": {"name": TEXT}}
    encoding = {"name": {"style": "form", "allowReserved": allowed}}
    content = {media_type: {"schema": schema, "encoding": encoding}}
    return get(requestBody={"content": content})


@pytest.mark.parametrize(
    ("media_type", "told"),
    [
        ("application/x-www-form-urlencoded", [("field-reserved", Wire.BREAKING)]),
        ("multipart/form-data", []),
    ],
)
def test_reserved_characters_are_escaped_in_forms_only(
    media_type: str, told: list[tuple[str, Wire]]
) -> None:
    assert told == found(reserved(media_type, True), reserved(media_type, False))


def part_header(schema: Any, media_type: str = "multipart/form-data") -> dict[str, Any]:
    fields = {"type": "object", "properties": {"photo": TEXT}}
    encoding = {"photo": {"headers": {"X-Pet": {"schema": schema}}}}
    content = {media_type: {"schema": fields, "encoding": encoding}}
    return get(requestBody={"content": content})


def test_values_of_headers_of_parts_are_compared() -> None:
    before, after = part_header(TEXT), part_header({**TEXT, "maxLength": 5})

    assert [Wire.BREAKING] == [wire for _, wire in found(before, after)]


def test_only_parts_have_headers() -> None:
    form = "application/x-www-form-urlencoded"

    assert [] == found(part_header(TEXT, form), part_header({"type": "integer"}, form))


def header(media_type: str) -> dict[str, Any]:
    headers = {"X-Pet": {"content": {media_type: {"schema": TEXT}}}}
    return get(responses={"200": {"description": "", "headers": headers}})


def parameter(media_type: str) -> dict[str, Any]:
    inner = {"name": "pet", "in": "query", "content": {media_type: {"schema": TEXT}}}
    return get(parameters=[inner])


def test_a_header_with_another_media_type_is_written_otherwise() -> None:
    [told] = changes(header("application/json"), header("text/plain"))

    assert Wire.BREAKING is told.wire
    assert told.message.endswith("is written otherwise (application/json → text/plain)")


@pytest.mark.parametrize("described", [header, parameter])
def test_another_charset_of_a_header_or_parameter_is_no_change(described: Any) -> None:
    assert () == changes(
        described("application/json"), described("application/json; charset=utf-8")
    )
