"""Idempotency keys: which operations have one, and in which header."""

from __future__ import annotations

import pytest

from tests.unit.frontends.conftest import read_operation, read_paths


def declared(name: str, where: str = "header") -> str:
    return f"parameters: [{{name: {name}, in: {where}, schema: {{type: string}}}}]"


@pytest.mark.parametrize(
    "name",
    [
        "Idempotency-Key",
        "idempotency-key",
        "X-Idempotency-Key",
        "Idempotency-Token",
        "X-Shop-Idempotency_Key",
        "IdempotencyKey",
    ],
)
def test_usual_header_is_a_key(name: str) -> None:
    found = read_operation(declared(name), method="post").operation

    assert found.idempotency_key == name


@pytest.mark.parametrize("name", ["Idempotency", "Idempotency-Key-Age", "Key"])
def test_other_header_is_none(name: str) -> None:
    found = read_operation(declared(name), method="post").operation

    assert found.idempotency_key is None


def test_key_in_the_query_is_none() -> None:
    found = read_operation(
        declared("Idempotency-Key", "query"), method="post"
    ).operation

    assert found.idempotency_key is None


def test_hint_of_an_operation_wins() -> None:
    text = f"{{x-specmill-idempotency-key: X-Once, {declared('Idempotency-Key')}}}"
    found = read_operation(text, method="post").operation

    assert found.idempotency_key == "X-Once"


def test_hint_of_an_operation_can_say_that_there_is_none() -> None:
    text = f"{{x-specmill-idempotency-key: false, {declared('Idempotency-Key')}}}"
    found = read_operation(text, method="post").operation

    assert found.idempotency_key is None


@pytest.mark.parametrize(
    ("method", "expected"), [("post", "X-Once"), ("patch", "X-Once"), ("put", None)]
)
def test_hint_of_the_root_is_for_what_cannot_be_sent_again(
    method: str, expected: str | None
) -> None:
    root = {"x-specmill-idempotency-key": "X-Once"}
    found = read_operation("{}", method=method, **root).operation

    assert found.idempotency_key == expected


def test_hint_of_a_path_wins_over_the_root() -> None:
    paths = "/pets: {x-specmill-idempotency-key: Path-Key, post: {responses: {}}}"
    root = {"x-specmill-idempotency-key": "Root-Key"}

    assert read_paths(paths, **root).operation.idempotency_key == "Path-Key"


def test_hint_that_is_no_name_is_an_error() -> None:
    outcome = read_operation("x-specmill-idempotency-key: 5", method="post")

    assert outcome.pointer("invalid-extension").endswith("/x-specmill-idempotency-key")


def test_hint_that_is_no_header_is_an_error() -> None:
    outcome = read_operation("x-specmill-idempotency-key: 'a b'", method="post")

    assert outcome.codes == ["invalid-header-name"]


def test_documented_call_does_without_the_key() -> None:
    text = """
        parameters: [{name: Idempotency-Key, in: header, required: true, schema: {type: string}}]
        responses:
          "200": {description: d, content: {application/json: {schema: {}, example: 5}}}
        """
    found = read_operation(text, method="post").operation

    assert [one.arguments for one in found.examples] == [()]
