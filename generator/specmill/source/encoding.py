"""Bytes of a file → text: UTF-8, or UTF-16 that says so by its byte order mark."""

from __future__ import annotations

import codecs

from specmill.source.reading import Problem, UnreadableError

_PIECE = 1 << 16
# The mark of UTF-32-LE begins with that of UTF-16-LE, so it has to be looked for first.
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_KINDS = (
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"%PDF", "a PDF document"),
    (b"version https://git-lfs", "a Git LFS pointer; run `git lfs pull`"),
    (b"<!doctype", "an HTML page"),
    (b"<html", "an HTML page"),
    (b"<?xml", "an XML document"),
    (b"<", "an HTML page or XML document"),
)


def decode(data: bytes) -> bytes:
    """The text in UTF-8 without a byte order mark; raises `UnreadableError` when it is no text."""
    if data.startswith(_UTF_32):
        problem = Problem(
            code="syntax",
            message="the file is UTF-32",
            offset=0,
            hint="save it as UTF-8",
        )
        raise UnreadableError(problem)
    if data.startswith(_UTF_16):
        return _transcode(data)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        _try_decoding(data)
    except UnicodeDecodeError as error:
        message = f"byte 0x{data[error.start]:02x} at offset {error.start} is not UTF-8"
        hint = guess_kind(data) or "save the file as UTF-8"
        raise UnreadableError(
            Problem(code="syntax", message=message, offset=error.start, hint=hint)
        ) from None
    return data


def _try_decoding(data: bytes) -> None:
    """Raise UnicodeDecodeError for what is not UTF-8.

    In pieces, because a text with one wide character takes a wide place for all of them.
    """
    if data.isascii():
        return
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(view[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        data.decode()  # tells the offset in the whole
        raise


def guess_kind(data: bytes) -> str | None:
    """A hint at what a file is that isn't a description."""
    if is_unmerged(data):
        return "the file contains unresolved merge conflicts"
    start = data[:512].lstrip().lower()
    for signature, kind in _KINDS:
        if start.startswith(signature.lower()):
            return f"the file looks like {kind}"
    if b"\0" in data[:4]:
        return "the file looks like UTF-16 or UTF-32 without a byte order mark; save it as UTF-8"
    return None


def is_unmerged(data: bytes) -> bool:
    """True when git has left a merge conflict in the file."""
    return b"\n<<<<<<< " in data or data.startswith(b"<<<<<<< ")


def _transcode(data: bytes) -> bytes:
    try:
        return data.decode("utf-16").encode()
    except UnicodeDecodeError as error:
        message = (
            f"bytes at offset {error.start} are not UTF-16, as the byte order mark says"
        )
        raise UnreadableError(
            Problem(code="syntax", message=message, offset=0, hint="save it as UTF-8")
        ) from None
