"""Bodies that can hold nothing."""

from __future__ import annotations

import pytest

from tests.unit.passes.conftest import refined_paths

CLOSED = "{type: object, properties: {}, additionalProperties: false}"


@pytest.mark.parametrize(
    ("method", "schema", "required", "has_body"),
    [
        ("get", CLOSED, "false", False),
        ("delete", CLOSED, "false", False),
        ("post", CLOSED, "false", True),
        ("get", CLOSED, "true", True),
        ("get", "{type: object, properties: {a: {}}}", "false", True),
        ("get", "{type: object, additionalProperties: true}", "false", True),
        ("get", "{}", "false", True),
    ],
)
def test_optional_body_without_members_goes_where_it_means_nothing(
    method: str, schema: str, required: str, has_body: bool
) -> None:
    found = refined_paths(
        f"/a: {{{method}: {{operationId: x, requestBody: {{required: {required}, content: "
        f"{{application/json: {{schema: {schema}}}}}}}, "
        "responses: {'204': {description: done}}}}"
    )

    assert (found.operation("x").body is not None) == has_body
