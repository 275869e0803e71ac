"""What the README of an SDK says of null, pages, streams, downloads and uploads, when its API has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from specmill.python.arguments import Argument
from specmill.python.code import Code
from specmill.python.documents import BLANK, code_span, filled
from specmill.python.plan import Plan
from specmill.python.results import is_binary, streaming_of

_Teller = Callable[[Code], Iterator[Code]]


def readme_transfers(plan: Plan) -> Iterator[Code]:
    """A paragraph for each kind of transfer, with the name of the first operation that is one."""
    firsts: dict[_Teller, Code] = {}
    for tell, name in _examples(plan):
        firsts.setdefault(tell, name)
    for tell in (_tell_nulls, _tell_pages, _tell_streams, _tell_pieces, _tell_uploads):
        if tell in firsts:
            yield from tell(firsts[tell])
            yield BLANK


def _examples(plan: Plan) -> Iterator[tuple[_Teller, Code]]:
    """What may be told, and an operation of that kind, or an argument."""
    for group, one in plan.operations():
        name = code_span(f"client.{group.dotted(one)}(...)")
        for item in one.arguments.items:
            if _takes_null(item):
                yield _tell_nulls, code_span(str(item.identifier))
            if item.is_file:
                yield _tell_uploads, name
        if one.operation.pagination is not None:
            yield _tell_pages, name
        if streaming_of(one.operation) is not None:
            yield _tell_streams, name
        if is_binary(one.operation):
            pieces = f"client.with_streaming_response.{group.dotted(one)}(...)"
            yield _tell_pieces, code_span(pieces)


def _takes_null(item: Argument) -> bool:
    return item.nullable and not item.required and item.default is None


def _tell_nulls(name: Code) -> Iterator[Code]:
    yield filled(
        "None leaves an optional argument or field out. Where the API takes null, as for {}, None is null,",
        name,
    )
    yield filled("and the default, `UNSET` of `specmill_runtime`, leaves it out.")


def _tell_pages(name: Code) -> Iterator[Code]:
    yield filled(
        "{} gives the items of all pages, fetched as they are iterated. `.page()` gives one page,",
        name,
    )
    yield filled(
        "`.pages()` all of them, `.items(limit=100, resume=cursor)` so many items from where another walk stood."
    )


def _tell_streams(name: Code) -> Iterator[Code]:
    yield filled(
        "{} gives a stream: its items, typed, as they arrive. In a `with` block", name
    )
    yield filled(
        "the connection is released when the block is left; `.events()` gives whole events."
    )


def _tell_pieces(name: Code) -> Iterator[Code]:
    yield filled("{} reads a body in pieces, in a `with` block:", name)
    yield filled(
        "iterate it, or `.save(path)` it, in constant memory. The plain method returns all bytes."
    )


def _tell_uploads(name: Code) -> Iterator[Code]:
    yield filled(
        "{} takes files: bytes, a path, a file open in binary mode, or a", name
    )
    yield filled(
        "`specmill_runtime.File(content, filename, media_type)`. They are read while they are sent."
    )
