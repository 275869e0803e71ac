"""Texts, open questions and sources."""

from __future__ import annotations

from specmill.model.notes import Deprecation, DocIssue, Provenance
from tests.unit.frontends.conftest import read_operation


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
