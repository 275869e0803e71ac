"""Links: what can be called next with parts of an answer."""

from __future__ import annotations

import pytest

from specmill.model.operations import Link
from tests.unit.frontends.conftest import Outcome, read_methods, read_paths

DONE = "responses: {'204': {description: Done.}}"


def read_link(link: str) -> Outcome:
    return read_paths(
        "{/a: {get: {operationId: first, responses: "
        f"{{'200': {{description: d, links: {{next: {link}}}}}}}}}}}, "
        f"/b: {{get: {{operationId: second, {DONE}}}, put: {{{DONE}}}}}}}"
    )


def only(outcome: Outcome) -> Link:
    (found,) = outcome.api.operations[0].results[0].links
    return found


@pytest.mark.parametrize(
    ("link", "operation"),
    [
        ("{operationId: second}", "second"),
        ("{operationRef: '#/paths/~1b/get'}", "second"),
        ("{operationRef: '#/paths/~1b/put'}", "put /b"),
        ("{operationRef: 'https://x.test/api.yaml#/paths/~1c/get'}", None),
    ],
)
def test_link_names_its_operation(link: str, operation: str | None) -> None:
    outcome = read_link(link)

    assert only(outcome).operation == (
        operation or "https://x.test/api.yaml#/paths/~1c/get"
    )
    assert outcome.codes == []


def test_link_to_nothing_is_documented_as_written_with_a_warning() -> None:
    outcome = read_link("{operationRef: '#/paths/~1c/get'}")

    assert only(outcome).operation == "#/paths/~1c/get"
    assert outcome.codes == ["degraded-link"]


def test_link_without_operation_is_left_out_with_a_warning() -> None:
    outcome = read_link("{description: Somewhere.}")

    assert outcome.api.operations[0].results[0].links == ()
    assert "degraded-link" in outcome.codes


def test_links_of_json_rpc_lead_to_methods() -> None:
    outcome = read_methods(
        "[{name: a, params: [], result: {name: r, schema: {type: string}}, links: "
        "[{name: next, method: b, params: {id: $result.id}}, {name: again}]}]"
    )

    links = outcome.api.operations[0].results[0].links
    assert [(one.name, one.operation) for one in links] == [
        ("next", "b"),
        ("again", "a"),
    ]
    assert links[0].arguments[0][0] == "id"
