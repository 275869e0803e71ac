"""What the README of an SDK says of streams, downloads and uploads, when its API has them."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.python.code import Code
from specmill.python.documents import BLANK, code_span, filled
from specmill.python.plan import Plan
from specmill.python.results import is_binary, streaming_of


def readme_transfers(plan: Plan) -> Iterator[Code]:
    """A paragraph for each kind of transfer, with the name of the first operation that is one."""
    streams = binaries = uploads = None
    for group, one in plan.operations():
        name = code_span(f"client.{group.dotted(one)}(...)")
        if streaming_of(one.operation) is not None:
            streams = streams or name
        if is_binary(one.operation):
            pieces = f"client.with_streaming_response.{group.dotted(one)}(...)"
            binaries = binaries or code_span(pieces)
        if any(item.is_file for item in one.arguments.items):
            uploads = uploads or name
    if streams is not None:
        yield filled(
            "{} gives a stream: its items, typed, as they arrive. In a `with` block",
            streams,
        )
        yield filled(
            "the connection is released when the block is left; `.events()` gives whole events."
        )
        yield BLANK
    if binaries is not None:
        yield filled("{} reads a body in pieces, in a `with` block:", binaries)
        yield filled(
            "iterate it, or `.save(path)` it, in constant memory. The plain method returns all bytes."
        )
        yield BLANK
    if uploads is not None:
        yield filled(
            "{} takes files: bytes, a path, a file open in binary mode, or a", uploads
        )
        yield filled(
            "`specmill_runtime.File(content, filename, media_type)`. They are read while they are sent."
        )
        yield BLANK
