"""Documented calls, put together from examples."""

from __future__ import annotations

import json

from specmill.model.operations import CallExample
from tests.unit.frontends.conftest import read_operation


def calls(operation: str, method: str = "post") -> tuple[CallExample, ...]:
    return read_operation(operation, method=method).operation.examples


def arguments(call: CallExample) -> dict[str, object]:
    return {name: json.loads(bytes(value)) for name, value in call.arguments}


Q = "{name: q, in: query, schema: {type: integer}, %s}"
BODY = "requestBody: {required: true, content: {application/json: {%s}}}"
RESPONSE = "responses: {'200': {description: d, content: {application/json: {%s}}}}"


def test_members_of_the_body_are_arguments() -> None:
    (call,) = calls(BODY % "examples: {one: {value: {a: 1, b: x}}}")

    assert arguments(call) == {"a": 1, "b": "x"}


def test_whole_body_is_kept() -> None:
    (call,) = calls(BODY % "examples: {one: {value: [1, 2]}}")

    assert (call.arguments, call.body and bytes(call.body)) == ((), b"[1,2]")


def test_examples_of_one_name_belong_together() -> None:
    found = calls(
        f"parameters: [{Q % 'examples: {one: {value: 1}, two: {value: 2}}'}]\n"
        + RESPONSE % "examples: {two: {value: II}, one: {value: I}}"
    )

    assert [
        (call.name, arguments(call), call.result and bytes(call.result))
        for call in found
    ] == [
        ("one", {"q": 1}, b'"I"'),
        ("two", {"q": 2}, b'"II"'),
    ]


def test_only_answer_serves_every_call() -> None:
    (call,) = calls(
        f"parameters: [{Q % 'examples: {one: {value: 1}}'}]\n"
        + RESPONSE % "examples: {fine: {value: I}}"
    )

    assert call.result is not None
    assert bytes(call.result) == b'"I"'


def test_optional_parameter_of_another_call_is_left_out() -> None:
    found = calls(
        f"parameters: [{Q % 'examples: {one: {value: 1}}'}]\n"
        + BODY % "examples: {one: {value: {}}, two: {value: {}}}"
    )

    assert [arguments(call) for call in found] == [{"q": 1}, {}]


def test_unnamed_example_is_part_of_every_call() -> None:
    found = calls(
        f"parameters: [{Q % 'example: 7'}]\n"
        + BODY % "examples: {one: {value: {}}, two: {value: {}}}"
    )

    assert [arguments(call) for call in found] == [{"q": 7}, {"q": 7}]


def test_call_without_a_required_input_is_left_out() -> None:
    found = calls(
        f"parameters: [{Q % 'required: true'}]\n"
        + RESPONSE % "examples: {one: {value: 1}}"
    )

    assert found == ()


def test_required_parameter_takes_its_only_example() -> None:
    (call,) = calls(
        f"parameters: [{Q % 'required: true, examples: {some: {value: 3}}'}]\n"
        + BODY % "example: {a: 1}"
    )

    assert arguments(call) == {"q": 3, "a": 1}


def test_answer_alone_makes_a_call_without_arguments() -> None:
    (call,) = calls(RESPONSE % "examples: {one: {summary: s, value: 1}}", "get")

    assert (call.name, call.arguments, call.summary) == ("one", (), "s")


def test_operation_without_examples_has_no_calls() -> None:
    assert calls("{}") == ()


def test_example_may_be_a_reference() -> None:
    outcome = read_operation(
        RESPONSE % "examples: {one: {$ref: '#/components/examples/One'}}",
        components="examples: {One: {value: 1}}",
    )

    (call,) = outcome.operation.examples
    assert call.result is not None
    assert bytes(call.result) == b"1"
