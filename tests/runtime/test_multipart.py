"""Bodies of multipart/form-data: how the parts are written, and what is refused."""

import io
from datetime import UTC, datetime

import pytest
from uploads import NAME, PICTURE, PICTURES, form, parts_of, text_of, upload_of

from specmill_runtime import errors
from specmill_runtime.files import File
from specmill_runtime.models import Model, OpenModel, extra_fields
from specmill_runtime.operation import Style, body, field
from specmill_runtime.plan import Plan


class Point(Model):
    x: int
    y: int | None = None


class Tagged(OpenModel):
    x: int
    extra: dict[str, str] = extra_fields()


def test_texts_and_files_are_parts() -> None:
    found = parts_of(form(NAME, PICTURE), "Ada", b"\x00\xff")

    assert [
        ("name", None, None, b"Ada"),
        ("picture", "picture", "application/octet-stream", b"\x00\xff"),
    ] == found


def test_body_is_written_as_rfc_7578_says() -> None:
    upload = upload_of(form(NAME, PICTURE), "ü", File(b"x\r\n", "a.png", "image/png"))
    boundary = upload.media_type.removeprefix("multipart/form-data; boundary=")

    expected = (
        f"--{boundary}\r\n"
        'Content-Disposition: form-data; name="name"\r\n\r\nü\r\n'
        f"--{boundary}\r\n"
        'Content-Disposition: form-data; name="picture"; filename="a.png"\r\n'
        "Content-Type: image/png\r\n\r\nx\r\n\r\n"
        f"--{boundary}--\r\n"
    )
    assert expected.encode() == text_of(upload)


def test_boundaries_are_random() -> None:
    assert 100 == len({upload_of(form(NAME), "a").media_type for _ in range(100)})


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ('a"b', b'"a%22b"'),
        ("a\r\nb", b'"a%0D%0Ab"'),
        ("ü🌊", '"ü🌊"'.encode()),
        ("a\\b", b'"a\\b"'),
    ],
)
def test_names_are_escaped_as_html_says(name: str, written: bytes) -> None:
    operation = form(field(name, File))

    text = text_of(upload_of(operation, File(b"", filename=name)))

    assert b"form-data; name=" + written + b"; filename=" + written + b"\r\n" in text


def test_several_files_share_a_name() -> None:
    files = [b"1", File(b"2", filename="two")]

    found = parts_of(form(PICTURES), files)

    assert [("pictures", "pictures", b"1"), ("pictures", "two", b"2")] == [
        (name, filename, content) for name, filename, _, content in found
    ]


@pytest.mark.parametrize(
    ("value", "media_type", "expected"),
    [
        (7, None, (None, b"7")),
        (True, None, (None, b"true")),
        (datetime(2026, 1, 2, tzinfo=UTC), None, (None, b"2026-01-02T00:00:00Z")),
        ({"a": [1]}, None, ("application/json", b'{"a":[1]}')),
        (Point(x=1), None, ("application/json", b'{"x":1}')),
        (Point(x=1), "text/plain", ("application/json", b'{"x":1}')),
        (
            Point(x=1),
            "application/vnd.point+json",
            ("application/vnd.point+json", b'{"x":1}'),
        ),
        ("a", "application/json", ("application/json", b'"a"')),
        ("<a/>", "application/xml", ("application/xml", b"<a/>")),
        ("a", "text/csv, text/plain", (None, b"a")),
    ],
)
def test_value_is_written_by_its_type(
    value: object, media_type: str | None, expected: tuple[str | None, bytes]
) -> None:
    operation = form(field("value", media_type=media_type))

    assert [("value", None, *expected)] == parts_of(operation, value)


def test_items_of_an_array_are_parts() -> None:
    operation = form(field("tags", list))

    found = parts_of(operation, ["a", 2, Point(x=3), [4]])

    assert [b"a", b"2", b'{"x":3}', b"[4]"] == [content for *_, content in found]
    assert {"tags"} == {name for name, *_ in found}


@pytest.mark.parametrize(
    ("style", "expected"),
    [("form", b"a,b"), ("pipeDelimited", b"a|b"), ("tabDelimited", b"a\tb")],
)
def test_items_of_an_array_that_is_not_exploded_are_one_part(
    style: Style, expected: bytes
) -> None:
    operation = form(field("tags", list, style=style, explode=False))

    assert [("tags", None, None, expected)] == parts_of(operation, ["a", "b"])


def test_bytes_that_are_described_as_base64_are_text() -> None:
    operation = form(field("hash", bytes))

    assert [("hash", None, None, b"AP8=")] == parts_of(operation, b"\x00\xff")


def test_absent_fields_are_no_parts() -> None:
    assert [("name", None, None, b"a")] == parts_of(form(NAME, PICTURE), "a", None)


def test_body_without_fields_is_empty() -> None:
    text = text_of(upload_of(form(NAME), None))

    assert text.startswith(b"--")
    assert text.endswith(b"--\r\n")


def test_body_that_is_not_required_is_not_sent() -> None:
    assert Plan(form(NAME, body_required=False)).encode((None,), None).content is None


@pytest.mark.parametrize(
    "value", [{"x": 1, "y": None, "file": b"f"}, {"x": 1, "file": io.BytesIO(b"f")}]
)
def test_whole_body_may_be_a_mapping(value: object) -> None:
    found = parts_of(form(body()), value)

    assert [("x", None, b"1"), ("file", "file", b"f")] == [
        (name, filename, content) for name, filename, _, content in found
    ]


def test_whole_body_may_be_a_model() -> None:
    assert [("x", None, None, b"1")] == parts_of(form(body()), Point(x=1))


def test_undeclared_members_of_a_model_are_parts() -> None:
    value = Tagged(x=1, extra={"y": "2"})

    assert [("x", None, None, b"1"), ("y", None, None, b"2")] == (
        parts_of(form(body()), value)
    )


def test_whole_body_of_another_kind_is_refused() -> None:
    with pytest.raises(errors.ArgumentError, match="mapping or a model"):
        upload_of(form(body()), 3)


@pytest.mark.parametrize(
    ("described", "own", "expected"),
    [
        (None, None, "application/octet-stream"),
        ("image/png", None, "image/png"),
        ("image/png", "image/gif", "image/gif"),
        ("image/png, image/gif", None, "application/octet-stream"),
        ("image/*", None, "application/octet-stream"),
    ],
)
def test_media_type_of_a_file(
    described: str | None, own: str | None, expected: str
) -> None:
    operation = form(field("file", File, media_type=described))

    ((*_, media_type, _),) = parts_of(operation, File(b"", media_type=own))

    assert expected == media_type


@pytest.mark.parametrize(
    ("name", "described", "expected"),
    [
        ("a.PNG", None, "image/png"),
        ("a.png", "image/*", "image/png"),
        ("a.png", "image/gif, image/png", "image/png"),
        ("a.png", "audio/*", "application/octet-stream"),
        ("a.png", "image/gif", "image/gif"),
        ("a.json.gz", None, "application/octet-stream"),
        ("a.webp", None, "image/webp"),
        ("png", None, "application/octet-stream"),
        ("a.b:png", None, "application/octet-stream"),
    ],
)
def test_name_of_a_file_says_what_the_description_leaves_open(
    name: str, described: str | None, expected: str
) -> None:
    operation = form(field("file", File, media_type=described))

    ((*_, media_type, _),) = parts_of(operation, File(b"", filename=name))

    assert expected == media_type


def test_media_type_cannot_split_a_header() -> None:
    with pytest.raises(errors.ArgumentError, match="no line break"):
        upload_of(form(PICTURE), File(b"", media_type="a/b\r\nX: 1"))


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("Content-Type", "a/b", "no header 'Content-Type'"),
        ("X: 1\r\nY", "2", "no header"),
        ("", "2", "no header"),
        ("X", "1\r\nY: 2", "no line break"),
    ],
)
def test_header_of_a_part_cannot_break_it(name: str, value: str, says: str) -> None:
    with pytest.raises(errors.ArgumentError, match=says):
        upload_of(form(PICTURE), File(b"", headers={name: value}))
