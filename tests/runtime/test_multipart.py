"""Bodies of multipart/form-data, and files as bodies: what is sent, and what is refused."""

import io
import os
import tempfile
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from harness import PLAIN, Caller, Server, post, reply

from specmill_runtime import errors
from specmill_runtime.client import SyncCore
from specmill_runtime.files import CHUNK_BYTES, File, Upload
from specmill_runtime.models import Model
from specmill_runtime.operation import AnyOperation, Style, body, field
from specmill_runtime.plan import Plan
from specmill_runtime.request import RawRequest, RawResponse

Part = tuple[str | None, str | None, str | None, bytes]


class Point(Model):
    x: int
    y: int | None = None


class Uploads(Server):
    """Reads the bodies that it is sent."""

    def __init__(self, *answers: Any) -> None:
        super().__init__(*answers)
        self.bodies: list[bytes] = []

    def answer(self, request: RawRequest) -> RawResponse:
        content = request.content
        assert content is not None
        whole = content if isinstance(content, bytes) else b"".join(content.chunks())
        self.bodies.append(whole)
        return super().answer(request)

    def send(self, request: RawRequest) -> RawResponse:
        return self.answer(request)

    def close(self) -> None:
        pass


def form(*arguments: Any, **details: Any) -> AnyOperation:
    """A POST operation with a body of multipart/form-data."""
    details.setdefault("body_required", True)
    media_type = "multipart/form-data"
    return post(arguments=arguments, media_type=media_type, **details)


def upload_of(operation: AnyOperation, *values: object) -> Upload:
    """The body that is made of some arguments."""
    content = Plan(operation).encode(values, None).content
    assert isinstance(content, Upload)
    return content


def text_of(upload: Upload) -> bytes:
    return b"".join(upload.chunks())


def parts_of(operation: AnyOperation, *values: object) -> list[Part]:
    """Name, file name, media type and content of each part, read by another parser."""
    upload = upload_of(operation, *values)
    head = f"Content-Type: {upload.media_type}\r\n\r\n".encode()
    message = message_from_bytes(head + text_of(upload))
    parts = message.get_payload()
    assert isinstance(parts, list)
    return [_part(part) for part in parts]


def _part(part: Any) -> Part:
    name = part.get_param("name", header="content-disposition")
    return (
        name,
        part.get_filename(),
        part["content-type"],
        part.get_payload(decode=True),
    )


NAME = field("name", str)
PICTURE = field("picture", File)
PICTURES = field("pictures", list, item=File)


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


class TestFiles:
    """Files of all kinds, in a multipart body."""

    def test_path_gives_name_and_content(self, tmp_path: Path) -> None:
        path = tmp_path / "map.png"
        path.write_bytes(b"abc")

        ((_, filename, _, content),) = parts_of(form(PICTURE), path)

        assert ("map.png", b"abc") == (filename, content)

    def test_open_file_gives_name_and_content(self, tmp_path: Path) -> None:
        path = tmp_path / "map.png"
        path.write_bytes(b"abc")

        with path.open("rb") as file:
            ((_, filename, _, content),) = parts_of(form(PICTURE), file)

        assert ("map.png", b"abc") == (filename, content)

    def test_own_name_wins(self, tmp_path: Path) -> None:
        path = tmp_path / "map.png"
        path.touch()

        ((_, filename, _, _),) = parts_of(form(PICTURE), File(path, filename="x"))

        assert "x" == filename

    def test_file_without_a_name_has_that_of_its_field(self) -> None:
        with tempfile.TemporaryFile() as file:
            ((_, filename, _, _),) = parts_of(form(PICTURE), file)

        assert "picture" == filename

    def test_file_of_the_terminal_has_the_name_of_its_field(self) -> None:
        file = io.BytesIO(b"abc")
        file.name = "<stdin>"  # type: ignore[attr-defined]

        ((_, filename, _, _),) = parts_of(form(PICTURE), file)

        assert "picture" == filename

    @pytest.mark.parametrize(
        "content", [b"abc", bytearray(b"abc"), memoryview(b"abc"), io.BytesIO(b"abc")]
    )
    def test_content_in_memory(self, content: Any) -> None:
        ((*_, found),) = parts_of(form(PICTURE), content)

        assert b"abc" == found

    def test_file_is_read_from_where_it_stands(self) -> None:
        file = io.BytesIO(b"abcdef")
        file.seek(2)

        ((*_, content),) = parts_of(form(PICTURE), file)

        assert b"cdef" == content

    def test_file_stays_where_it_stands_until_it_is_sent(self) -> None:
        file = io.BytesIO(b"abcdef")
        file.seek(2)

        upload_of(form(PICTURE), file)

        assert 2 == file.tell()

    def test_length_is_known(self, tmp_path: Path) -> None:
        path = tmp_path / "map.png"
        path.write_bytes(b"x" * 200_000)

        upload = upload_of(form(NAME, PICTURES), "a", [path, io.BytesIO(b"b"), b"c"])

        assert len(text_of(upload)) == upload.length
        assert upload.replayable

    def test_body_is_the_same_a_second_time(self, tmp_path: Path) -> None:
        path, file = tmp_path / "map.png", io.BytesIO(b"abcdef")
        path.write_bytes(b"abc")
        file.seek(2)

        upload = upload_of(form(PICTURES), [path, file, b"c"])

        assert text_of(upload) == text_of(upload)

    def test_open_file_stays_open(self) -> None:
        file = io.BytesIO(b"a")

        parts_of(form(PICTURE), file)

        assert not file.closed

    def test_pipe_has_no_length_and_is_read_once(self) -> None:
        reading, writing = os.pipe()
        os.write(writing, b"abc")
        os.close(writing)
        with os.fdopen(reading, "rb") as file:
            upload = upload_of(form(PICTURE), file)

            assert (None, True) == (upload.length, upload.replayable)
            assert b"\r\nabc\r\n" in text_of(upload)
            assert not upload.replayable

    @pytest.mark.parametrize(
        ("value", "reason"),
        [
            ("map.png", "not str"),
            (7, "not int"),
            (io.StringIO("a"), "not StringIO"),
            (File(io.StringIO("a")), "not File"),  # type: ignore[arg-type]
            (Path("/nowhere/map.png"), "No such file"),
            (Path("/"), "folder"),
        ],
    )
    def test_what_is_no_file_is_refused(self, value: object, reason: str) -> None:
        with pytest.raises(errors.ArgumentError, match=reason):
            upload_of(form(PICTURE), value)

    def test_item_that_is_no_file_is_refused(self) -> None:
        with pytest.raises(errors.ArgumentError, match=r"at \[1\], not str"):
            upload_of(form(PICTURES), [b"a", "b"])

    def test_file_that_becomes_shorter_is_refused(self) -> None:
        file = io.BytesIO(b"abc")
        upload = upload_of(form(PICTURE), file)
        file.truncate(1)

        with pytest.raises(errors.ArgumentError, match="shorter"):
            text_of(upload)

    def test_file_that_becomes_longer_is_sent_as_it_was(self) -> None:
        file = io.BytesIO(b"abc")
        upload = upload_of(form(PICTURE), file)
        file.seek(0, io.SEEK_END)
        file.write(b"def")

        assert b"\r\nabc\r\n" in text_of(upload)

    def test_file_that_vanishes_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "map.png"
        path.write_bytes(b"abc")
        upload = upload_of(form(PICTURE), path)
        path.unlink()

        with pytest.raises(errors.ArgumentError, match="No such file"):
            text_of(upload)

    def test_file_that_gives_text_is_refused(self) -> None:
        class Texts:
            def read(self, size: int) -> str:
                return "a"

        with pytest.raises(errors.ArgumentError, match="binary mode"):
            text_of(upload_of(form(PICTURE), Texts()))

    def test_repr_shows_no_content(self) -> None:
        assert "<File>" == repr(File(b"secret", "secret"))
        assert "<Upload of multipart/form-data>" == repr(upload_of(form(PICTURE), b"x"))


class TestBinaryBodies:
    """Files as whole bodies."""

    OPERATION = post(arguments=(body(File),), media_type="application/octet-stream")

    def test_file_is_streamed(self, tmp_path: Path) -> None:
        path = tmp_path / "map.png"
        path.write_bytes(b"abc")

        upload = upload_of(self.OPERATION, path)

        assert (3, b"abc") == (upload.length, text_of(upload))
        assert "application/octet-stream" == upload.media_type

    def test_bytes_are_sent_as_they_are(self) -> None:
        assert b"abc" == Plan(self.OPERATION).encode((b"abc",), None).content

    @pytest.mark.parametrize(
        ("described", "own", "expected"),
        [
            ("image/png", None, "image/png"),
            ("image/*", None, "application/octet-stream"),
            ("image/*", "image/png", "image/png"),
        ],
    )
    def test_media_type(self, described: str, own: str | None, expected: str) -> None:
        operation = post(arguments=(body(File),), media_type=described)

        assert expected == upload_of(operation, File(b"", media_type=own)).media_type

    def test_text_is_no_file(self) -> None:
        with pytest.raises(errors.ArgumentError, match="must be bytes, a file"):
            upload_of(self.OPERATION, "map.png")


def test_content_type_names_the_boundary(flavor: str) -> None:
    server = Uploads(reply({}))
    Caller(flavor, server).call(form(NAME), ("a",))

    media_type = server.headers["content-type"]

    assert media_type.startswith("multipart/form-data; boundary=")
    assert media_type.partition("=")[2].encode() in server.bodies[0]


def test_seekable_file_is_sent_again_from_its_beginning() -> None:
    server = Uploads(reply(status=429), reply({}))
    file = io.BytesIO(b"abcdef")
    file.seek(2)

    SyncCore(PLAIN, http_client=server).call(form(PICTURE), (file,))

    first, second = server.bodies
    assert first == second
    assert b"\r\ncdef\r\n" in second


def test_file_that_was_read_is_not_sent_again() -> None:
    class Once(io.BytesIO):
        def seekable(self) -> bool:
            return False

    server = Uploads(reply(status=429), reply({}))
    core = SyncCore(PLAIN, http_client=server)

    with pytest.raises(errors.RateLimitedError, match="cannot be read a second time"):
        core.call(form(PICTURE), (Once(b"abc"),))

    assert 1 == len(server.bodies)


class Zeros:
    """A file of many zeros that takes no memory."""

    def __init__(self, size: int) -> None:
        self.size = self.left = size
        self.piece = bytes(CHUNK_BYTES)

    def read(self, size: int) -> bytes:
        count = min(size, self.left)
        self.left -= count
        return self.piece[:count]

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.size - self.left

    def seek(self, offset: int, whence: int = 0) -> int:
        self.left = 0 if whence else self.size - offset
        return self.tell()


def _memory(upload: Upload) -> tuple[int, int]:
    """The bytes of a body, and how far memory grew while they were read."""
    tracemalloc.start()
    try:
        count = sum(map(len, upload.chunks()))
        return count, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "size", [8_000_000, pytest.param(100_000_000, marks=pytest.mark.slow)]
)
def test_memory_does_not_grow_with_the_file(size: int) -> None:
    upload = upload_of(form(NAME, PICTURE), "a", Zeros(size))

    count, peak = _memory(upload)

    assert upload.length == count
    assert peak < 1_000_000


def test_chunks_are_small(tmp_path: Path) -> None:
    path = tmp_path / "big"
    path.write_bytes(bytes(300_000))

    def sizes() -> Iterator[int]:
        for value in (path, bytes(300_000)):
            yield from map(len, upload_of(form(PICTURE), value).chunks())

    assert max(sizes()) == CHUNK_BYTES
