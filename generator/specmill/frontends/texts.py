"""JSON values of a description as JSON text."""

from __future__ import annotations

import json

import msgspec

from specmill.source.node import JsonValue

_encode = msgspec.json.encode


def json_text(value: JsonValue) -> msgspec.Raw:
    """The JSON text of a value, members in document order."""
    try:
        return msgspec.Raw(_encode(value))
    except (OverflowError, UnicodeEncodeError, RecursionError):
        # msgspec has no integers beyond 64 bits and no lone surrogates, both of which JSON allows.
        return msgspec.Raw(json.dumps(value).encode())
