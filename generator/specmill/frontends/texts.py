"""JSON values of a description as JSON text."""

from __future__ import annotations

import json

import msgspec

from specmill.frontends.schema_references import only_variant
from specmill.source.node import JsonValue, Node

_encode = msgspec.json.encode


def json_text(value: JsonValue) -> msgspec.Raw:
    """The JSON text of a value, members in document order."""
    try:
        return msgspec.Raw(_encode(value))
    except (OverflowError, UnicodeEncodeError, RecursionError):
        # msgspec has no integers beyond 64 bits and no lone surrogates, both of which JSON allows.
        return msgspec.Raw(json.dumps(value).encode())


def described_default(node: Node) -> msgspec.Raw | None:
    """The JSON text of the default of a schema, or of what it is besides null; None without one."""
    found = node.get("default")
    if found is not None:
        return json_text(found.value)
    inner = only_variant(node)
    return None if inner is None else described_default(inner)
