"""How bodies with files travel: again from the beginning, in small chunks, in little memory."""

import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from harness import PLAIN, Caller, reply
from uploads import NAME, PICTURE, Uploads, form, upload_of

from specmill_runtime import errors
from specmill_runtime.client import SyncCore
from specmill_runtime.files import CHUNK_BYTES, Upload


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
