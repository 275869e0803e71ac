"""Parameters that a scheme stands for are no arguments."""

from __future__ import annotations

import pytest

from tests.unit.passes.conftest import FINE, Refined, refined_paths

SCHEMES = """{securitySchemes: {
    query: {type: apiKey, in: query, name: key},
    header: {type: apiKey, in: header, name: X-Key},
    cookie: {type: apiKey, in: cookie, name: key},
}}"""


def one(parameter: str, security: str) -> Refined:
    return refined_paths(
        f"/a: {{get: {{operationId: x, parameters: [{parameter}], security: {security}, {FINE}}}}}",
        components=SCHEMES,
    )


@pytest.mark.parametrize(
    ("parameter", "security"),
    [
        ("{in: query, name: key, schema: {type: string}}", "[{query: []}]"),
        ("{in: header, name: x-key, schema: {type: string}}", "[{header: []}]"),
        ("{in: cookie, name: key, schema: {type: string}}", "[{cookie: []}]"),
        ("{in: query, name: key, required: true, schema: {}}", "[{}, {query: []}]"),
    ],
)
def test_parameter_of_a_required_scheme_is_left_to_the_client(
    parameter: str, security: str
) -> None:
    found = one(parameter, security)

    assert found.operation("x").parameters == ()
    assert found.codes == ["credential-parameter"]


@pytest.mark.parametrize(
    ("parameter", "security"),
    [
        ("{in: query, name: key, schema: {type: string}}", "[]"),
        ("{in: query, name: key, schema: {type: string}}", "[{cookie: []}]"),
        ("{in: query, name: Key, schema: {type: string}}", "[{query: []}]"),
    ],
)
def test_any_other_parameter_stays(parameter: str, security: str) -> None:
    found = one(parameter, security)

    assert len(found.operation("x").parameters) == 1
    assert found.codes == []
