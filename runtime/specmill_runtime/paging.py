"""Paging by offset without I/O: where the items are, whether there is more, what to ask next."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

import msgspec
from msgspec import UNSET

from specmill_runtime.errors import DecodeError, PaginationError
from specmill_runtime.operation import AnyOperation, OffsetPaging
from specmill_runtime.options import QueryValue, RequestOptions
from specmill_runtime.plan import plan_of
from specmill_runtime.records import record_of


class PageRequest(NamedTuple):
    """The arguments and options that fetch one page, and the offset they ask for."""

    arguments: tuple[object, ...]
    options: RequestOptions | None
    offset: int


class OffsetPlan:
    """The paging of one operation."""

    __slots__ = ("_index", "_operation", "_paging")

    def __init__(self, operation: AnyOperation) -> None:
        if operation.paging is None:
            raise PaginationError(
                f"{operation.id} has no pages", call=plan_of(operation).call
            )
        self._operation = operation
        self._paging: OffsetPaging = operation.paging
        names = [argument.wire for argument in operation.arguments]
        self._index = (
            names.index(self._paging.offset) if self._paging.offset in names else None
        )

    def first(
        self, arguments: tuple[object, ...], options: RequestOptions | None
    ) -> PageRequest:
        """The request as the user made it."""
        given = None if self._index is None else arguments[self._index]
        return PageRequest(arguments, options, given if isinstance(given, int) else 0)

    def items(self, body: object) -> list[object]:
        """The items of a page; none when the body leaves them out."""
        found = resolve(body, self._paging.items)
        if found is None or found is UNSET:
            return []
        if not isinstance(found, list):
            raise DecodeError(
                f"{self._operation.id}: the items of the page are no list",
                pointer=self._paging.items,
                expected="array",
                call=plan_of(self._operation).call,
            )
        return cast("list[object]", found)

    def total(self, body: object) -> int | None:
        """Number of items on all pages; None when the server does not say."""
        found = (
            None if self._paging.total is None else resolve(body, self._paging.total)
        )
        return found if isinstance(found, int) else None

    def following(
        self, asked: PageRequest, body: object, size: int
    ) -> PageRequest | None:
        """The request for the next page; None after the last.

        A page without items is the last. A short page is the last only where the server fixes the
        size of pages.
        """
        paging = self._paging
        if size == 0 or (paging.page_size is not None and size < paging.page_size):
            return None
        if paging.next is not None and resolve(body, paging.next) in (None, UNSET, ""):
            return None
        total = self.total(body)
        offset = asked.offset + size
        if total is not None and offset >= total:
            return None
        return self._at(asked, offset)

    def check_progress(
        self, previous: Sequence[object], items: Sequence[object]
    ) -> None:
        """PaginationError when a page repeats the one before: the server ignores the offset."""
        if items and items == previous:
            raise PaginationError(
                f"{self._operation.id}: the server sends the same page again",
                call=plan_of(self._operation).call,
            )

    def _at(self, asked: PageRequest, offset: int) -> PageRequest:
        if self._index is not None:
            before, after = (
                asked.arguments[: self._index],
                asked.arguments[self._index + 1 :],
            )
            return PageRequest((*before, offset, *after), asked.options, offset)
        options: RequestOptions = {**(asked.options or {})}
        query: dict[str, QueryValue] = {
            **options.get("query", {}),
            self._paging.offset: offset,
        }
        options["query"] = query
        return PageRequest(asked.arguments, options, offset)


def resolve(value: object, pointer: str) -> object:
    """What a JSON pointer (RFC 6901) in wire names finds in a decoded value; None for nothing."""
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        if isinstance(value, msgspec.Struct):
            record = record_of(type(value))
            if name in record.by_wire:
                value = cast("object", getattr(value, record.by_wire[name]))
            else:
                value = _extra(value, record.extra, name)
        elif isinstance(value, Mapping):
            value = cast("Mapping[str, object]", value).get(name)
        elif isinstance(value, list) and name.isdecimal():
            listed = cast("list[object]", value)
            value = listed[int(name)] if int(name) < len(listed) else None
        else:
            return None
    return value


def _extra(value: msgspec.Struct, extra: str | None, name: str) -> object:
    return (
        None
        if extra is None
        else cast("dict[str, object]", getattr(value, extra)).get(name)
    )
