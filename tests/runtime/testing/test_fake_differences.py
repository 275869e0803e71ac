"""Differences between an answer and its description: kinds, places, and no value."""

from typing import Any

import msgspec
import pytest
from fake_shop import json_content, operation, result

from specmill_runtime.testing import contract
from specmill_runtime.testing.differences import Comparison, Difference
from specmill_runtime.testing.messages import Reply
from specmill_runtime.testing.schemas import Schemas

SECRET = "s3cret"
RECORD: dict[str, Any] = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer"},
        "kind": {"enum": ["a", "b"]},
        "level": {"anyOf": [{"enum": ["low"]}, {"type": "null"}]},
        "shape": {"oneOf": [{"$ref": "#/$defs/Round"}, {"$ref": "#/$defs/Square"}]},
        "when": {"type": "string", "format": "date"},
        "labels": {"type": "object", "additionalProperties": {"type": "integer"}},
        "parts": {"type": "array", "items": {"$ref": "#/$defs/Closed"}},
        "code": {"type": "string", "pattern": "^[a-z]+$", "maxLength": 3},
        "password": {"type": "string", "writeOnly": True},
        "free": {"type": "object"},
        "some": {"type": "object", "properties": {"a": {}}, "if": {}, "then": {}},
    },
}
SCHEMAS: dict[str, Any] = {
    "Record": RECORD,
    "Closed": {"properties": {"a": {"type": "integer"}}, "additionalProperties": False},
    "Round": {
        "type": "object",
        "properties": {"kind": {"const": "round"}},
        "required": ["kind"],
    },
    "Square": {
        "type": "object",
        "properties": {"kind": {"const": "square"}},
        "required": ["kind"],
    },
}
HEADER = contract.Header(name="X-Total", required=True)
ASKED = operation(
    "records.get",
    "GET",
    "/records",
    results=(
        contract.Result(
            status="200",
            contents=json_content({"$ref": "#/$defs/Record"}),
            headers=(HEADER,),
        ),
        result("404"),
    ),
)
JSON = (("Content-Type", "application/json"), ("X-Total", "1"))


def compared(reply: Reply, method: str = "GET") -> list[Difference]:
    """The differences of a reply."""
    comparison = Comparison(Schemas(SCHEMAS, {}))
    return list(comparison.of_reply(ASKED, method, reply))


def answered(**members: Any) -> list[str]:
    """The differences of a record with these members, as text."""
    content = msgspec.json.encode({"id": 1, **members})
    return list(map(str, compared(Reply(headers=JSON, content=content))))


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"id": SECRET}, 'body at /id: it is not of type "integer"'),
        ({"kind": SECRET}, "unknown-value at /kind"),
        ({"level": SECRET}, "unknown-value at /level"),
        ({"shape": {"kind": SECRET}}, "unknown-value at /shape/kind"),
        ({"shape": SECRET}, "unknown-variant at /shape"),
        ({"when": SECRET}, 'body at /when: it is not a "date"'),
        ({"code": "S1"}, 'body at /code: it does not match "^[a-z]+$"'),
        (
            {"labels": {SECRET: SECRET}},
            'body at /labels/*: it is not of type "integer"',
        ),
        ({"parts": [{"a": 1}, {"z": SECRET}]}, "unknown-field at /parts/*/z"),
        ({"surprise": SECRET}, "unknown-field at /surprise"),
        ({"password": SECRET}, "body at /password: it must not be here"),
    ],
)
def test_difference_names_kind_and_place(
    members: dict[str, Any], expected: str
) -> None:
    found = answered(**members)

    assert [expected] == found
    assert SECRET not in "".join(found)


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"kind": "a", "level": None, "shape": {"kind": "round"}},
        {"free": {"anything": SECRET}, "labels": {"x": 1}},
        {"some": {"b": 1}},
    ],
)
def test_what_is_described_is_no_difference(members: dict[str, Any]) -> None:
    assert [] == answered(**members)


def test_missing_member_is_named() -> None:
    found = compared(Reply(headers=JSON, content=b"{}"))

    assert ["body at /id: it is missing"] == list(map(str, found))


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(status=418), ["status: 418 is not described"]),
        (Reply(status=404), []),
        (Reply(status=429), []),
        (Reply(headers=JSON), ["body: it is empty"]),
        (Reply(headers=JSON, content=b"{"), ["body: it is no JSON"]),
        (Reply(headers=JSON, content=b"[" * 100_000), ["body: it is no JSON"]),
        (Reply(headers=JSON, content=b'\xef\xbb\xbf{"id": 1}'), []),
        (
            Reply(headers=(("Content-Type", "text/html"), JSON[1]), content=b"<p>"),
            ["media-type: text/html instead of application/json"],
        ),
        (
            Reply(headers=JSON[:1], content=b'{"id": 1}'),
            ["header: X-Total is missing"],
        ),
    ],
)
def test_answer_as_a_whole_is_compared(reply: Reply, expected: list[str]) -> None:
    assert expected == list(map(str, compared(reply)))


def test_head_has_no_body_to_compare() -> None:
    assert [] == compared(Reply(headers=JSON), "HEAD")


def test_only_what_clients_survive_is_growth() -> None:
    content = msgspec.json.encode({"id": SECRET, "kind": "c", "surprise": 1})

    found = compared(Reply(headers=JSON, content=content))

    assert ["body"] == [one.kind for one in found if not one.is_growth]


def test_names_that_a_server_chooses_cannot_write_to_the_terminal() -> None:
    assert ["unknown-field at /a?[31m"] == answered(**{"a\x1b[31m": 1})
