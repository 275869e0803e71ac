"""Bodies chunk by chunk: codings, members, sizes, ends."""

import gzip
import zlib

import pytest

from specmill_runtime.response import BodyReader, BrokenBodyError, OversizedBodyError

TEXT = b'{"a":1}' * 20
PACKED = gzip.compress(TEXT, mtime=0)
BARE = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)


def read(content: bytes, coding: str, step: int = 1, max_bytes: int = 1000) -> bytes:
    reader = BodyReader(coding, max_bytes)
    pieces: list[bytes] = []
    for start in range(0, len(content), step):
        pieces.extend(reader.pieces(content[start : start + step]))
    reader.end()
    return b"".join(pieces)


@pytest.mark.parametrize("step", [1, 3, 1000])
@pytest.mark.parametrize(
    ("coding", "content"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", PACKED),
        ("GZIP ", PACKED),
        ("identity, gzip,", PACKED),
        ("x-gzip", PACKED),
        ("gzip", gzip.compress(TEXT[:50], mtime=0) + gzip.compress(TEXT[50:], mtime=0)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", BARE.compress(TEXT) + BARE.flush()),
    ],
)
def test_coding_is_undone(coding: str, content: bytes, step: int) -> None:
    assert TEXT == read(content, coding, step)


@pytest.mark.parametrize("size", range(1, len(PACKED)))
def test_cut_coding_is_noticed_wherever_it_is_cut(size: int) -> None:
    with pytest.raises(BrokenBodyError, match="cut off"):
        read(PACKED[:size], "gzip")


@pytest.mark.parametrize("coding", ["br", "gzip, gzip", "gzip,br", "zz"])
def test_other_codings_are_refused(coding: str) -> None:
    with pytest.raises(BrokenBodyError, match="not supported"):
        read(b"x", coding)


@pytest.mark.parametrize("trailer", [b"x", b"\x00", b"\x1f\x8bx"])
def test_bytes_after_the_end_are_refused(trailer: bytes) -> None:
    with pytest.raises(BrokenBodyError):
        read(PACKED + trailer, "gzip")
    with pytest.raises(BrokenBodyError):
        read(zlib.compress(TEXT) + trailer, "deflate")


def test_empty_body_has_any_coding() -> None:
    assert b"" == read(b"", "gzip")


@pytest.mark.parametrize(("coding", "content"), [("", TEXT), ("gzip", PACKED)])
def test_size_is_bounded(coding: str, content: bytes) -> None:
    assert TEXT == read(content, coding, max_bytes=len(TEXT))
    with pytest.raises(OversizedBodyError):
        read(content, coding, max_bytes=len(TEXT) - 1)


def test_nothing_bounds_a_body_when_max_bytes_is_0() -> None:
    assert TEXT == read(PACKED, "gzip", max_bytes=0)


def test_much_is_decoded_from_little_in_bounded_pieces() -> None:
    content = bytes(5_000_000)
    reader = BodyReader("gzip", 0)

    pieces = list(reader.pieces(gzip.compress(content, mtime=0)))
    reader.end()

    assert content == b"".join(pieces)
    assert max(map(len, pieces)) <= 262_144
