"""What is given to specmill in place of a description, and slips that other tools teach."""

from __future__ import annotations

import pytest

from tests.unit.frontends.conftest import read, read_paths


@pytest.mark.parametrize(
    ("document", "hint"),
    [
        ("{asyncapi: 2.6.0}", "this is AsyncAPI"),
        ("{arazzo: 1.0.0}", "this is Arazzo"),
        ("{overlay: 1.0.0, actions: []}", "this is an overlay"),
        ("{swaggerVersion: '1.2'}", "this is Swagger 1"),
        ("{info: {}, item: []}", "this looks like a collection of Postman"),
        (
            "{__export_format: 4, resources: []}",
            "this looks like an export of Insomnia",
        ),
        ("{discoveryVersion: v1}", "this is a discovery document"),
        ("{log: {}}", "this looks like recorded traffic"),
        ("{info: {}, paths: {}}", "is it OpenAPI?"),
        ("{info: {}, methods: []}", "is it OpenRPC?"),
        ("{a: 1}", "known are OpenAPI 2.0"),
    ],
)
def test_what_is_no_description_is_called_what_it_is(document: str, hint: str) -> None:
    assert (read(document).report("unknown-version").hint or "").startswith(hint)


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize("status", ["2000", "2x", "OK"])
def test_what_a_status_looks_like_is_told(version: str, status: str) -> None:
    paths = f"/a: {{get: {{responses: {{'{status}': {{description: OK}}}}}}}}"

    hints = [one.hint for one in read_paths(f"{{{paths}}}", version).reports]

    assert "a status is a number such as 200, a range such as 2XX, or default" in hints


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
@pytest.mark.parametrize("status", ["2xx", "2Xx"])
def test_range_in_small_letters_is_one(version: str, status: str) -> None:
    paths = f"{{/a: {{get: {{responses: {{{status}: {{description: OK}}}}}}}}}}"

    outcome = read_paths(paths, version)

    assert outcome.codes == ["odd-status"]
    assert outcome.report("odd-status").severity == "warning"
    assert [one.status for one in outcome.api.operations[0].results] == ["2XX"]


def test_range_is_read_once_although_it_is_described_twice() -> None:
    answers = "{4xx: {description: A}, 4XX: {description: B}, '200': {description: C}}"

    outcome = read_paths(f"{{/a: {{get: {{responses: {answers}}}}}}}")

    (error,) = outcome.api.operations[0].errors
    assert ("4XX", "B") == (error.status, error.notes.description)
    assert "'4xx' is left out beside '4XX'" == outcome.report("odd-status").message


@pytest.mark.parametrize("status", ["2xx", "2XX"])
def test_range_is_one_where_the_version_has_none(status: str) -> None:
    paths = f"{{/a: {{get: {{responses: {{{status}: {{description: OK}}}}}}}}}}"

    outcome = read(
        f"{{swagger: '2.0', info: {{title: A, version: '1'}}, paths: {paths}}}"
    )

    told = f"{status!r} is read as OpenAPI 3 means it"
    assert told == outcome.report("odd-status").message
    assert "2XX" == outcome.api.operations[0].results[0].status


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_method_in_capitals_is_meant_in_small_letters(version: str) -> None:
    paths = "{/a: {GET: {responses: {'200': {description: OK}}}}}"

    report = read_paths(paths, version).report("invalid-structure")

    assert report.hint == "did you mean 'get'?"


def test_segment_with_a_colon_is_noted() -> None:
    paths = "{'/a/:id': {get: {responses: {'200': {description: OK}}}}}"

    report = read_paths(paths).report("literal-segment")

    assert (report.severity, report.hint) == ("note", "write {id} for a placeholder")


@pytest.mark.parametrize("path", ["/a:cancel", "/a/{id}:cancel", "/a/b:c", "/:"])
def test_colon_within_a_segment_is_no_placeholder(path: str) -> None:
    parameters = (
        "parameters: [{name: id, in: path, required: true, schema: {type: string}}]"
    )
    shared = parameters if "{id}" in path else "summary: A"
    answer = "get: {responses: {'200': {description: OK}}}"

    outcome = read_paths(f"{{'{path}': {{{shared}, {answer}}}}}")

    assert "literal-segment" not in outcome.codes


def test_two_braces_are_one_too_many() -> None:
    paths = "{'/{{base}}/a': {get: {responses: {'200': {description: OK}}}}}"

    report = read_paths(paths).report("invalid-path")

    assert report.hint == "write placeholders as {name}, with single braces"


def test_paths_without_a_value_are_to_be_written() -> None:
    report = read("{openapi: 3.1.0, info: {title: T, version: '1'}, paths: }").report(
        "invalid-structure"
    )

    assert report.hint == "write {} where there is nothing"
