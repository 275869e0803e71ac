"""Texts that stand for bytes: what OpenAPI 3.0 and encodings that change nothing say, in the words of JSON Schema."""

from __future__ import annotations

from typing import Final

from specmill.source.node import JsonObject

BYTES: Final = ("byte", "binary")
"""The formats of OpenAPI 3.0 for bytes, which 3.1 has keywords for."""


def write_bytes(_node: object, written: JsonObject, _refer: object) -> None:
    """Change what is `written` of a schema, which may lack what stands beside a reference.

    The encoding `binary` changes nothing (RFC 2045, section 6.2): the bytes themselves are meant.
    """
    form = written.get("format")
    if form in BYTES:
        del written["format"]
    if form == "byte":
        written.setdefault("contentEncoding", "base64")
    is_plain = written.get("contentEncoding") == "binary"
    if is_plain:
        del written["contentEncoding"]
    if form == "binary" or is_plain:
        written.setdefault("contentMediaType", "application/octet-stream")
