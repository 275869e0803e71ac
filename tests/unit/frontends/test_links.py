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


SHARED = "{get: {responses: {'204': {description: Done.}}}}"


@pytest.mark.parametrize(
    ("reference", "operation"),
    [
        ("#/paths/~1c/get", "get /c"),
        ("#/paths/~1d/get", "get /d"),
        ("#/components/pathItems/Shared/get", "get /c"),
        ("#/paths/~1e/additionalOperations/COPY", "copy /e"),
        ("#/paths/~1e/post", "post /e"),
    ],
)
def test_a_reference_leads_to_the_operation_of_its_path(
    reference: str, operation: str
) -> None:
    link = (
        f"{{'200': {{description: d, links: {{n: {{operationRef: '{reference}'}}}}}}}}"
    )
    shared = "{$ref: '#/components/pathItems/Shared'}"
    outcome = read_paths(
        f"{{/a: {{get: {{operationId: one, responses: {link}}}}}, /c: {shared}, /d: {shared},"
        f" /e: {{post: {{operationId: one, {DONE}}},"
        f" additionalOperations: {{COPY: {{{DONE}}}}}}}}}",
        "3.2.0",
        components=f"{{pathItems: {{Shared: {SHARED}}}}}",
    )

    (found,) = (one for each in outcome.api.operations for one in each.results[0].links)
    assert found.operation == operation


@pytest.mark.parametrize("place", ["#", "#/paths", "#/info/title"])
def test_link_to_what_is_no_operation_is_documented_as_written(place: str) -> None:
    outcome = read_link(f"{{operationRef: '{place}'}}")

    assert only(outcome).operation == place
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
