"""Bodies of responses, chunk by chunk: content codings undone, size bounded, ends checked."""

import sys
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Final

_GZIP: Final = zlib.MAX_WBITS | 16
_RAW_DEFLATE: Final = -zlib.MAX_WBITS
_PIECE: Final = 262_144


class BrokenBodyError(Exception):
    """A body that its content coding or its size makes unusable; the text says how."""


class OversizedBodyError(BrokenBodyError):
    """A body of more bytes than allowed."""


class BodyReader:
    """Decodes one body; BrokenBodyError as soon as it cannot become a good one.

    Codings are gzip and deflate (RFC 9110 §8.4.1), one at a time. `max_bytes` bounds the decoded
    bytes and those received, 0 being no bound: decoding stops there, so that a bomb does not go off.
    """

    __slots__ = ("_coding", "_decoder", "_left", "_max_bytes", "_received")

    def __init__(self, coding: str, max_bytes: int) -> None:
        # A list may have empty members (RFC 9110 §5.6.1.2).
        names = [one.strip() for one in coding.lower().split(",")] if coding else []
        name = ", ".join(one for one in names if one not in ("", "identity"))
        if name not in ("", "gzip", "x-gzip", "deflate"):
            raise BrokenBodyError(
                f"its content coding {coding[:40]!r} is not supported"
            )
        self._coding = name
        self._decoder: Any = None
        self._max_bytes = max_bytes
        self._left = self._received = max_bytes or sys.maxsize

    def pieces(self, chunk: bytes) -> Iterable[bytes]:
        """What the next bytes decode to, in pieces of bounded size."""
        self._received -= len(chunk)
        if self._received < 0:
            raise OversizedBodyError(f"it has more than {self._max_bytes} bytes")
        return self._decoded(chunk) if self._coding else (chunk,)

    def end(self) -> None:
        """BrokenBodyError when the coding has not come to its end."""
        # A body without a single byte stands for nothing, whatever its coding.
        if self._decoder is not None and not self._decoder.eof:
            raise BrokenBodyError(f"its {self._coding} coding is cut off")

    def _decoded(self, chunk: bytes) -> Iterator[bytes]:
        is_more = bool(chunk)
        while is_more:
            decoder = self._decoder = self._decoder_of(chunk)
            piece = self._step(decoder, chunk)
            if piece:
                yield piece
            chunk = decoder.unconsumed_tail or decoder.unused_data
            # A piece of full length may leave more of it inside the decoder.
            is_more = bool(chunk) or (len(piece) == _PIECE and not decoder.eof)

    def _step(self, decoder: Any, chunk: bytes) -> bytes:
        try:
            piece: bytes = decoder.decompress(chunk, min(_PIECE, self._left + 1))
        except zlib.error:
            broken = f"it is no {self._coding}"
        else:
            self._left -= len(piece)
            if self._left < 0:
                raise OversizedBodyError(
                    f"it has more than {self._max_bytes} bytes when decoded"
                )
            return piece
        raise BrokenBodyError(broken)

    def _decoder_of(self, chunk: bytes) -> Any:
        """The decoder for bytes of the same member, or of the next one of a gzip file."""
        decoder = self._decoder
        if decoder is not None and not decoder.eof:
            return decoder
        if self._coding != "deflate":
            return zlib.decompressobj(_GZIP)
        if decoder is not None:
            raise BrokenBodyError("it is no deflate")
        # Some servers send deflate without the zlib wrapper, whose first byte ends in 8.
        wrapped = chunk[0] & 15 == 8
        return zlib.decompressobj(zlib.MAX_WBITS if wrapped else _RAW_DEFLATE)
