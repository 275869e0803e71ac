"""What the README of an SDK says of null, pages, streams, downloads and uploads, when its API has them."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.python.code import Code
from specmill.python.documents import BLANK, code_span, filled
from specmill.python.plan import Plan
from specmill.python.results import is_binary, streaming_of


def readme_transfers(plan: Plan) -> Iterator[Code]:
    """A paragraph for each kind of transfer, with the name of the first operation that is one."""
    nulls = pages = streams = binaries = uploads = None
    for group, one in plan.operations():
        name = code_span(f"client.{group.dotted(one)}(...)")
        for item in one.arguments.items:
            if item.nullable and not item.required and item.default is None:
                nulls = nulls or code_span(str(item.identifier))
        if one.operation.pagination is not None:
            pages = pages or name
        if streaming_of(one.operation) is not None:
            streams = streams or name
        if is_binary(one.operation):
            pieces = f"client.with_streaming_response.{group.dotted(one)}(...)"
            binaries = binaries or code_span(pieces)
        if any(item.is_file for item in one.arguments.items):
            uploads = uploads or name
    if nulls is not None:
        yield filled(
            "None leaves an optional argument or field out. Where the API takes null, as for {}, None is null,",
            nulls,
        )
        yield filled("and the default, `UNSET` of `specmill_runtime`, leaves it out.")
        yield BLANK
    if pages is not None:
        yield filled(
            "{} gives the items of all pages, fetched as they are iterated. `.page()` gives one page,",
            pages,
        )
        yield filled(
            "`.pages()` all of them, `.items(limit=100, resume=cursor)` so many items from where another walk stood."
        )
        yield BLANK
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
