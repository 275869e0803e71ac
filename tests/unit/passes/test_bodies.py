"""Bodies that the SDK can't write are said aloud."""

from __future__ import annotations

import pytest

import specmill
from specmill.diagnostics import SpecError


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
