"""Bodies of responses, chunk by chunk: content codings undone, size bounded, ends checked."""

import zlib
from typing import Any, Final

_GZIP: Final = zlib.MAX_WBITS | 16
_RAW_DEFLATE: Final = -zlib.MAX_WBITS


class BrokenBodyError(Exception):
    """A body that its content coding or its size makes unusable; the text says how."""


class OversizedBodyError(BrokenBodyError):
    """A body of more bytes than allowed."""


class BodyReader:
    """Collects one body; BrokenBodyError as soon as it cannot become a good one.

    Codings are gzip and deflate (RFC 9110 §8.4.1), one at a time. `max_bytes` bounds the decoded
    bytes and those received: decoding stops there, so that a bomb does not go off.
    """

    __slots__ = ("_coding", "_decoder", "_left", "_parts", "_received")

    def __init__(self, coding: str, max_bytes: int) -> None:
        name = coding.strip().lower()
        if name not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise BrokenBodyError(
                f"its content coding {coding[:40]!r} is not supported"
            )
        self._coding = "" if name == "identity" else name
        self._decoder: Any = zlib.decompressobj(_GZIP) if "gzip" in name else None
        self._left = self._received = max_bytes
        self._parts: list[bytes] = []

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes as they were received."""
        self._received -= len(chunk)
        if self._received < 0:
            raise OversizedBodyError("it is too large")
        if not self._coding:
            self._parts.append(chunk)
            return
        try:
            while chunk:
                chunk = self._decode(chunk)
        except zlib.error:
            broken = f"it is no {self._coding}"
        else:
            return
        raise BrokenBodyError(broken)

    def finish(self) -> bytes:
        """The whole body; BrokenBodyError when its coding has not come to its end."""
        # A body without a single byte stands for nothing, whatever its coding.
        if self._coding and self._parts and not self._decoder.eof:
            raise BrokenBodyError(f"its {self._coding} coding is cut off")
        return self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)

    def _decode(self, chunk: bytes) -> bytes:
        """Decode a chunk and return what is left of it: the next member of a gzip file."""
        decoder = self._decoder
        if decoder is None:
            # Some servers send deflate without the zlib wrapper, whose first byte ends in 8.
            wrapped = chunk[0] & 15 == 8 and chunk[0] >> 4 <= 7
            decoder = zlib.decompressobj(zlib.MAX_WBITS if wrapped else _RAW_DEFLATE)
        elif decoder.eof:
            if self._coding == "deflate":
                raise zlib.error
            decoder = zlib.decompressobj(_GZIP)
        self._decoder = decoder
        decoded = decoder.decompress(chunk, self._left + 1)
        self._left -= len(decoded)
        if self._left < 0:
            raise OversizedBodyError("it is too large when decoded")
        self._parts.append(decoded)
        unused: bytes = decoder.unused_data
        return unused
