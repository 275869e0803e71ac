"""Results that are sequences of items: what says so, and what an item is."""

from __future__ import annotations

import pytest

from specmill.model.operations import Content
from specmill.model.sequences import Streaming
from specmill.model.types import Anything, Array, Choice, Named, Primitive, Type
from tests.unit.frontends.conftest import Outcome, read_operation

TEXT, NUMBER = Primitive("string"), Primitive("integer")


def responding(contents: str, hint: str = "") -> Outcome:
    """Read an operation with these contents of its result."""
    return read_operation(
        f"{{{hint} responses: {{'200': {{description: done, content: {contents}}}}}}}"
    )


def content(outcome: Outcome, position: int = 0) -> Content:
    return outcome.operation.results[0].contents[position]


def item(contents: str, hint: str = "") -> Type | None:
    """The type of an item of the only content."""
    return content(responding(contents, hint)).item_type


@pytest.mark.parametrize(
    ("media_type", "format"),
    [
        ("text/event-stream", "events"),
        ("Text/Event-Stream; charset=utf-8", "events"),
        ("application/x-ndjson", "lines"),
        ("application/ndjson", "lines"),
        ("application/jsonl", "lines"),
        ("application/json-seq", "sequence"),
        ("application/geo+json-seq", "sequence"),
    ],
)
def test_media_type_says_the_format(media_type: str, format: str) -> None:
    found = content(responding(f"{{{media_type!r}: {{}}}}"))

    assert found.streaming is not None
    assert (format, None) == (found.streaming.format, found.streaming.done)


@pytest.mark.parametrize("media_type", ["application/json", "text/plain", "text/csv"])
def test_other_media_types_are_whole(media_type: str) -> None:
    assert content(responding(f"{{{media_type}: {{}}}}")).streaming is None


@pytest.mark.parametrize(
    ("media_type", "schema", "expected"),
    [
        ("application/x-ndjson", "{type: array, items: {type: integer}}", NUMBER),
        ("application/x-ndjson", "{type: string}", Anything()),
        ("application/x-ndjson", "{type: string, format: binary}", Anything()),
        ("text/event-stream", "{type: string}", TEXT),
        ("text/event-stream", "{type: array, items: {type: integer}}", NUMBER),
    ],
)
def test_schema_is_that_of_an_item_or_of_all(
    media_type: str, schema: str, expected: Type
) -> None:
    assert expected == item(f"{{{media_type}: {{schema: {schema}}}}}")


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [("application/jsonl", Anything()), ("text/event-stream", TEXT)],
)
def test_item_without_a_schema(media_type: str, expected: Type) -> None:
    assert expected == item(f"{{{media_type}: {{}}}}")


def test_kinds_of_events_may_be_kinds_of_their_own() -> None:
    kinds = "{oneOf: [{$ref: '#/components/schemas/Kind'}, {properties: {data: {type: string}}}]}"
    outcome = read_operation(
        "{responses: {'200': {description: done, content: {text/event-stream: "
        "{itemSchema: {$ref: '#/components/schemas/Kind'}}}}}}",
        components=f"{{schemas: {{Kind: {kinds}}}}}",
    )

    assert TEXT == content(outcome).item_type


def test_hint_takes_the_schema_as_that_of_an_item() -> None:
    contents = "{application/x-ndjson: {schema: {type: array, items: {type: integer}}}}"

    assert Array(NUMBER) == item(contents, "x-specmill-stream: {format: lines},")


def test_hint_chooses_the_content_of_its_format() -> None:
    outcome = responding(
        "{application/json: {schema: {type: object}}, text/event-stream: {}}",
        "x-specmill-stream: {format: events, done: '[DONE]'},",
    )

    assert content(outcome, 0).streaming is None
    assert Streaming("events", "[DONE]") == content(outcome, 1).streaming
    assert [] == outcome.codes


def test_hint_makes_a_stream_of_any_media_type() -> None:
    found = content(
        responding("{application/json: {}}", "x-specmill-stream: {format: lines},")
    )

    assert Streaming("lines") == found.streaming


def test_whole_comes_before_what_is_streamed() -> None:
    outcome = responding("{application/json: {}, text/event-stream: {}}")

    assert [] == outcome.codes
    assert content(outcome, 1).streaming is None


@pytest.mark.parametrize("hint", ["{format: rows}", "{}", "{format: lines, end: x}"])
def test_hint_that_cannot_be_is_an_error(hint: str) -> None:
    outcome = responding("{application/json: {}}", f"x-specmill-stream: {hint},")

    assert ["invalid-extension"] == outcome.codes


def test_hint_without_a_result_is_an_error() -> None:
    outcome = read_operation("{x-specmill-stream: {format: lines}}")

    assert ["invalid-extension"] == outcome.codes


def event(data: str) -> str:
    """The content of a stream of events, each with such data (OpenAPI 3.2)."""
    schema = f"{{type: object, properties: {{event: {{const: add}}, data: {data}}}}}"
    return f"{{text/event-stream: {{itemSchema: {schema}}}}}"


def test_item_schema_describes_the_data_of_events() -> None:
    data = "{type: string, contentSchema: {type: integer}}"

    assert NUMBER == item(event(data))


def test_data_without_a_schema_of_its_content_is_text() -> None:
    assert TEXT == item(event("{type: string}"))


def test_kinds_of_events_have_data_of_their_own() -> None:
    kinds = ", ".join(
        f"{{properties: {{data: {{contentSchema: {{type: {kind}}}}}}}}}"
        for kind in ("integer", "boolean", "integer")
    )

    found = item(f"{{text/event-stream: {{itemSchema: {{oneOf: [{kinds}]}}}}}}")

    assert Choice((NUMBER, Primitive("boolean"))) == found


def test_item_schema_of_lines_is_that_of_an_item() -> None:
    schema = "{type: object, properties: {data: {type: string}}}"

    found = item(f"{{application/jsonl: {{itemSchema: {schema}}}}}")

    assert isinstance(found, Named)
