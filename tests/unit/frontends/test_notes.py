"""Texts, open questions and sources."""

from __future__ import annotations

from msgspec import Raw

from specmill.model.notes import Deprecation, DocIssue, Provenance
from tests.unit.frontends.conftest import read_field, read_operation


def test_documentation_link_is_read() -> None:
    found = read_operation("externalDocs: {url: https://docs.example/op}").operation

    assert found.notes.docs_url == "https://docs.example/op"


def test_doc_issues_are_read() -> None:
    found = read_operation(
        "x-specmill-doc-issues: [{id: A, kind: unknown, note: n}]"
    ).operation

    assert found.notes.doc_issues == (DocIssue("A", "unknown", "n"),)


def test_malformed_doc_issue_is_an_error() -> None:
    outcome = read_operation("x-specmill-doc-issues: [{id: A, kind: doubt, note: n}]")

    assert outcome.pointer("invalid-extension").endswith("/x-specmill-doc-issues/0")
    message = outcome.report("invalid-extension").message
    assert message.startswith("'x-specmill-doc-issues' is not what it should be")


def test_single_provenance_is_a_list_of_one() -> None:
    found = read_operation(
        "x-specmill-provenance: {kind: documentation, page: p}"
    ).operation

    assert found.notes.provenance == (Provenance("documentation", "p"),)


def test_deprecation_is_read() -> None:
    found = read_operation(
        "{deprecated: true, x-specmill-deprecation: {date: '2027-06-30', note: n}}"
    ).operation

    assert (found.deprecated, found.notes.deprecation) == (
        True,
        Deprecation("n", "2027-06-30"),
    )


def test_description_and_default_of_the_only_variant_beside_null_are_those_of_the_field() -> (
    None
):
    variant = "{type: number, default: 1, description: How warm.}"

    found = read_field(f"{{anyOf: [{variant}, {{type: 'null'}}]}}").field("here")

    assert (found.notes.description, found.default) == ("How warm.", Raw(b"1"))


def test_own_description_wins_over_that_of_a_variant() -> None:
    found = read_field(
        "{description: Own., anyOf: [{type: number, description: Other.}]}"
    ).field("here")

    assert found.notes.description == "Own."


def test_several_variants_lend_no_description() -> None:
    found = read_field(
        "{anyOf: [{type: number, description: One.}, {type: string}]}"
    ).field("here")

    assert found.notes.description is None


def test_parameter_without_a_description_has_that_of_its_schema() -> None:
    found = read_operation(
        "parameters: [{name: a, in: query, schema: {type: string, description: Said.}}]"
    ).operation

    assert found.parameters[0].notes.description == "Said."
