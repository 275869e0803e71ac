"""Headers of the parts of a multipart body: those of files can be given, those of other parts can't."""

from __future__ import annotations

from specmill.diagnostics import Diagnostics
from specmill.model.api import Api
from specmill.model.operations import Content
from specmill.model.types import Array, Binary, Record
from specmill.passes.checks import Types, resolved


def check_part_headers(api: Api, diagnostics: Diagnostics) -> None:
    """Say which described headers of parts the SDK has no place for."""
    for operation in api.operations:
        for content in operation.body.contents if operation.body is not None else ():
            if content.is_multipart:
                _check(api.types, content, diagnostics)


def _check(types: Types, content: Content, diagnostics: Diagnostics) -> None:
    files = _files(types, content)
    for encoding in content.encodings:
        # OpenAPI 3.1, Encoding Object: `contentType` says what a header Content-Type would.
        names = [
            one.wire_name
            for one in encoding.headers
            if one.wire_name.lower() != "content-type"
        ]
        if names and encoding.field not in files:
            diagnostics.warning(
                "degraded-part-headers",
                f"the part {encoding.field!r} is sent without {', '.join(names)}",
                content.location.child("encoding", encoding.field, "headers"),
                "parts that are files can have headers: `format: binary`, and File(headers=…)",
            )


def _files(types: Types, content: Content) -> frozenset[str]:
    """The fields that are files, or lists of them."""
    found: set[str] = set()
    for one in resolved(types, content.type) if content.type is not None else ():
        for field in one.fields if isinstance(one, Record) else ():
            inner = resolved(types, field.type)
            items = [
                item
                for each in inner
                if isinstance(each, Array)
                for item in resolved(types, each.items)
            ]
            if any(isinstance(each, Binary) for each in (*inner, *items)):
                found.add(field.wire_name)
    return frozenset(found)
