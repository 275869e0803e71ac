"""Files in bodies: paths, open files and bytes, and those that change or can't be read."""

import io
import os
import tempfile
from pathlib import Path
from typing import IO, Any, cast

import pytest
from harness import post
from uploads import NAME, PICTURE, PICTURES, form, parts_of, text_of, upload_of

from specmill_runtime import errors
from specmill_runtime.files import File
from specmill_runtime.operation import body
from specmill_runtime.plan import Plan


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
        file: Any = io.BytesIO(b"abc")
        file.name = "<stdin>"

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
            (File(cast("IO[bytes]", io.StringIO("a"))), "not File"),
            (
                Path("/nowhere/map.png"),
                "'/nowhere/map.png' cannot be read: No such file",
            ),
            (Path("/"), "the file '/' is a folder"),
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

        with pytest.raises(
            errors.ArgumentError, match=r"map\.png' cannot be read: No such"
        ):
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

    @pytest.mark.parametrize(
        ("name", "expected"), [("a.png", "image/png"), ("a.pdf", "image/gif")]
    )
    def test_name_chooses_among_media_types(self, name: str, expected: str) -> None:
        operation = post(
            arguments=(body(File),), media_type="image/gif", file_types=("image/png",)
        )

        assert expected == upload_of(operation, File(b"", filename=name)).media_type

    def test_text_is_no_file(self) -> None:
        with pytest.raises(errors.ArgumentError, match="must be bytes, a file"):
            upload_of(self.OPERATION, "map.png")
