"""Bodies of requests read back by the fake: forms, multipart and JSON."""

from typing import Any, Literal

import pytest

from specmill_runtime.testing.bodies import read_body
from specmill_runtime.testing.contract import Content, Encoding
from specmill_runtime.testing.messages import ContractViolation
from specmill_runtime.testing.scalars import Texts
from specmill_runtime.testing.schemas import Schemas

Sequence = Literal["lines", "sequence"]

TEXT = {"type": "string"}
ARRAY = {"type": "array", "items": {"type": "integer"}}
TEXTS = Texts(Schemas({}, {}))


def test_form_body_has_the_types_of_its_schema() -> None:
    content = Content(
        media_type="application/x-www-form-urlencoded",
        schema={"type": "object", "properties": {"n": {"type": "integer"}, "l": ARRAY}},
    )

    read = read_body(b"n=5&l=1&l=2", content.media_type, content, TEXTS)

    assert {"n": 5, "l": [1, 2]} == read.value


def test_objects_in_a_list_of_a_form_are_json() -> None:
    objects = {"type": "array", "items": {"type": "object"}}
    content = Content(
        media_type="application/x-www-form-urlencoded",
        schema={"type": "object", "properties": {"l": objects}},
    )

    read = read_body(b"l=%7B%22a%22:1%7D&l={}", content.media_type, content, TEXTS)

    assert {"l": [{"a": 1}, {}]} == read.value


def test_form_that_is_described_as_a_text_is_one() -> None:
    content = Content(media_type="application/x-www-form-urlencoded", schema=TEXT)

    found = read_body(b"a=b%20c", content.media_type, content, TEXTS)

    assert "a=b%20c" == found.value


def test_form_field_with_an_encoding_is_split() -> None:
    content = Content(
        media_type="application/x-www-form-urlencoded",
        schema={"type": "object", "properties": {"l": ARRAY}},
        encodings={"l": Encoding(style="pipeDelimited", explode=False)},
    )

    read = read_body(b"l=1%7C2", content.media_type, content, TEXTS)

    assert {"l": [1, 2]} == read.value


@pytest.mark.parametrize(
    ("body", "items"),
    [(b"l=%22a%22", ["a"]), (b"l=1&l=2", [1, 2]), (b"l=[1,2]", [1, 2])],
)
def test_array_with_the_encoding_json_has_items_of_json(
    body: bytes, items: object
) -> None:
    content = Content(
        media_type="application/x-www-form-urlencoded",
        schema={"type": "object", "properties": {"l": {"type": "array"}}},
        encodings={"l": Encoding(media_type="application/json")},
    )

    assert {"l": items} == read_body(body, content.media_type, content, TEXTS).value


def test_single_part_stands_for_itself_where_lists_may_too() -> None:
    media_type = "multipart/form-data; boundary=xx"
    listed = {"oneOf": [TEXT, {"type": "array", "items": TEXT}]}
    content = Content(
        media_type=media_type, schema={"type": "object", "properties": {"l": listed}}
    )
    part = b'--xx\r\nContent-Disposition: form-data; name="l"\r\n\r\na\r\n'

    read = [
        read_body(part * count + b"--xx--\r\n", media_type, content, TEXTS).value
        for count in (1, 2)
    ]

    assert [{"l": "a"}, {"l": ["a", "a"]}] == read


def test_multipart_body_has_files_as_bytes() -> None:
    media_type = "multipart/form-data; boundary=xx"
    body = (
        b'--xx\r\nContent-Disposition: form-data; name="n"\r\n\r\n5\r\n'
        b'--xx\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n'
        b"Content-Type: text/plain\r\n\r\na\r\nb\r\n--xx--\r\n"
    )
    schema = {"type": "object", "properties": {"n": {"type": "integer"}, "f": {}}}

    read = read_body(
        body, media_type, Content(media_type=media_type, schema=schema), TEXTS
    )

    assert {"n": 5, "f": b"a\r\nb"} == read.value


def test_multipart_array_in_one_part_is_split() -> None:
    media_type = "multipart/form-data; boundary=xx"
    body = b'--xx\r\nContent-Disposition: form-data; name="l"\r\n\r\n1|2\r\n--xx--\r\n'
    content = Content(
        media_type=media_type,
        schema={"type": "object", "properties": {"l": ARRAY}},
        encodings={"l": Encoding(style="pipeDelimited", explode=False)},
    )

    assert {"l": [1, 2]} == read_body(body, media_type, content, TEXTS).value


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/x-www-form-urlencoded", b""),
        ("multipart/form-data; boundary=xx", b"--xx--\r\n"),
    ],
)
@pytest.mark.parametrize(("schema", "empty"), [(ARRAY, []), ({"type": "object"}, {})])
def test_field_of_a_form_that_is_empty_is_not_missing(
    media_type: str, body: bytes, schema: Any, empty: object
) -> None:
    content = Content(
        media_type=media_type,
        schema={"type": "object", "required": ["l"], "properties": {"l": schema}},
    )

    assert {"l": empty} == read_body(body, media_type, content, TEXTS).value


def test_empty_field_beside_a_file_is_not_missing() -> None:
    file = {"type": "string", "format": "binary"}
    content = Content(
        media_type="multipart/form-data",
        schema={"required": ["l"], "properties": {"f": file, "l": ARRAY}},
    )
    head = b'--xx\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n'
    sent = head + b"\xff\r\n--xx--\r\n"

    read = read_body(sent, "multipart/form-data; boundary=xx", content, TEXTS)

    assert {"f": b"\xff", "l": []} == read.value


def test_field_that_one_of_several_branches_requires_is_not_made_up() -> None:
    content = Content(
        media_type="application/x-www-form-urlencoded",
        schema={
            "type": "object",
            "properties": {"s": TEXT, "l": ARRAY},
            "anyOf": [{"required": ["s"]}, {"required": ["l"]}],
        },
    )

    assert {"s": "a"} == read_body(b"s=a", content.media_type, content, TEXTS).value


def test_members_of_a_field_that_is_spread_are_gathered() -> None:
    content = Content(
        media_type="application/x-www-form-urlencoded",
        schema={
            "type": "object",
            "properties": {"n": {"type": "integer"}, "o": {"type": "object"}},
            "additionalProperties": False,
        },
        encodings={"o": Encoding(explode=True)},
    )

    read = read_body(b"x=y&n=5", content.media_type, content, TEXTS)

    assert {"n": 5, "o": {"x": "y"}} == read.value


@pytest.mark.parametrize(
    ("text", "value"),
    [("5.0", 5), ("5e2", 500), ("5.5", 5.5), ("-0.0", 0), ("1e300", 1e300)],
)
def test_whole_number_of_a_body_is_an_integer_where_it_fits(
    text: str, value: float
) -> None:
    described = Content(media_type="application/json", schema={"type": "number"})

    found = read_body(text.encode(), described.media_type, described, TEXTS).value

    assert (type(value), float(value)) == (type(found), found)


@pytest.mark.parametrize(
    ("sent", "reason"), [(b"1e999", "out of range"), (b"[" * 100_000, "too deeply")]
)
def test_json_that_cannot_be_held_is_refused(sent: bytes, reason: str) -> None:
    described = Content(media_type="application/json", schema={"type": "number"})

    with pytest.raises(ContractViolation, match=f"no JSON: .*{reason}"):
        read_body(sent, described.media_type, described, TEXTS)


@pytest.mark.parametrize(
    ("sent", "value"), [(b"hello+you", "hello+you"), (b"a=b+c", {"a": "b c"})]
)
def test_form_beside_a_text_is_read_as_what_fits(sent: bytes, value: object) -> None:
    fields = {"type": "object", "required": ["a"], "properties": {"a": TEXT}}
    content = Content(
        media_type="application/x-www-form-urlencoded",
        schema={"oneOf": [TEXT, fields]},
    )

    assert value == read_body(sent, content.media_type, content, TEXTS).value


@pytest.mark.parametrize(
    ("sent", "value"), [(b"any=%22x%22", "x"), (b"any=1&any=2", [1, 2])]
)
def test_field_that_may_be_anything_is_one_value(sent: bytes, value: object) -> None:
    content = Content(
        media_type="application/x-www-form-urlencoded",
        schema={"type": "object", "properties": {"any": {}}},
        encodings={"any": Encoding(media_type="application/json")},
    )

    found = read_body(sent, content.media_type, content, TEXTS).value

    assert {"any": value} == found


@pytest.mark.parametrize(
    ("sequence", "sent"),
    [("lines", b'{"a":1}\n\n{"a":2}'), ("sequence", b'\x1e{"a":1}\n\x1e{"a":2}\n')],
)
def test_items_of_a_sequence_are_a_list(sequence: Sequence, sent: bytes) -> None:
    content = Content(media_type="application/x", schema=ARRAY, sequence=sequence)

    read = read_body(sent, content.media_type, content, TEXTS)

    assert [{"a": 1}, {"a": 2}] == read.value


def test_line_that_is_no_json_is_refused() -> None:
    content = Content(media_type="application/jsonl", schema=ARRAY, sequence="lines")

    with pytest.raises(ContractViolation, match="the body is no JSON"):
        read_body(b"1\n{", content.media_type, content, TEXTS)
