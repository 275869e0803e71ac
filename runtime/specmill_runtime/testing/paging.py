"""Pages cut from a list by the client's own plan, and the envelope that leads to the next one."""

import math
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from specmill_runtime.records import resolve
from specmill_runtime.testing.contract import Operation, Paging, Schema
from specmill_runtime.testing.messages import HeaderTexts, Request
from specmill_runtime.testing.pointing import drop, is_object, put, schema_at
from specmill_runtime.testing.received import PAGE_KEY, Received
from specmill_runtime.testing.routes import target_of
from specmill_runtime.testing.rules import Rule
from specmill_runtime.testing.scalars import whole_of
from specmill_runtime.testing.schemas import Schemas

_USUAL_SIZE: Final = 20


class Cut(NamedTuple):
    """One page: its items, and where the next begins (None after the last)."""

    items: list[Any]
    total: int
    pages: int
    start: int
    size: int
    following: int | None
    """The offset or the token; no page by number says the next one's."""


def cut(
    operation: Operation,
    plan: Paging,
    items: list[Any],
    received: Received,
    rule: Rule | None,
) -> Cut:
    """The page that a request asks for."""
    if rule is not None and rule.sizes is not None:
        return _sized(plan, items, received, rule, rule.sizes)
    size = _size(operation, plan, received)
    start = _start(plan, received, size, items)
    end = start + size
    following = end if end < len(items) else None
    pages = math.ceil(len(items) / size)
    return Cut(items[start:end], len(items), pages, start, size, following)


def _sized(
    plan: Paging,
    items: list[Any],
    received: Received,
    rule: Rule,
    sizes: tuple[int, ...],
) -> Cut:
    """The page of a list whose page sizes were given by a test."""
    starts = [sum(sizes[:index]) for index in range(len(sizes))]
    position = _position(plan, received, items)
    if position is None or position == _first(plan):
        index = 0
    elif plan.style == "offset" or plan.last_item is not None:
        # Empty pages begin where the next one does.
        same = [n for n, start in enumerate(starts) if start == position]
        index = next((n for n in same if n > rule.page), (same or [len(sizes)])[-1])
    else:
        index = position - _first(plan)
    rule.page = index
    if not 0 <= index < len(sizes):
        return Cut([], len(items), len(sizes), sum(sizes), 0, None)
    start, size = starts[index], sizes[index]
    following: int | None = index + 1
    if index + 1 == len(sizes):
        following = 0 if rule.loop else None
    if following is not None and plan.style == "offset":
        following = starts[following]
    own = items[start : start + size]
    return Cut(own, sum(sizes), len(sizes), start, size, following)


def _first(plan: Paging) -> int:
    return plan.first if plan.style == "page" else 0


def _position(plan: Paging, received: Received, items: list[Any]) -> int | None:
    """Where a request stands, as the fake has written it; None for the beginning."""
    given = received.given(plan.parameter) if plan.parameter else None
    if plan.last_item is not None and given is not None:
        seen = [str(resolve(one, plan.last_item)) for one in items]
        return seen.index(str(given)) + 1 if str(given) in seen else len(items)
    if given is None:
        given = received.given(PAGE_KEY)
    if isinstance(given, str):
        return whole_of(given.rpartition("-")[2])
    return given if isinstance(given, int) else None


def _size(operation: Operation, plan: Paging, received: Received) -> int:
    asked = received.given(plan.limit) if plan.limit else None
    if asked is None and plan.limit:
        schemas = (p.schema for p in operation.parameters if p.name == plan.limit)
        schema = next(schemas, None)
        asked = schema.get("default") if isinstance(schema, dict) else None
    if asked is None:
        asked = plan.page_size
    if isinstance(asked, str):
        asked = whole_of(asked)
    return asked if isinstance(asked, int) and asked > 0 else _USUAL_SIZE


def _start(plan: Paging, received: Received, size: int, items: list[Any]) -> int:
    position = _position(plan, received, items)
    if position is None:
        return 0
    start = (position - plan.first) * size if plan.style == "page" else position
    return max(start, 0)


class Envelope(NamedTuple):
    """What is around the items of an operation's pages."""

    schemas: Schemas
    schema: Schema
    operation: Operation
    plan: Paging

    def fill(self, value: Any, page: Cut, request: Request) -> tuple[Any, HeaderTexts]:
        """The body of a page, and its headers."""
        plan = self.plan
        value = put(value, plan.items, page.items)
        facts: list[tuple[str | None, Any]] = [
            (plan.total, page.total),
            (plan.total_pages, page.pages),
            (plan.has_more, page.following is not None),
        ]
        for pointer, fact in facts:
            if pointer is not None:
                value = self._stated(value, pointer, fact)
        value = self._echoed(value, page)
        if plan.next is not None:
            value = self._with_next(value, plan.next, page, request)
        return value, tuple(self._headers(page, request))

    def _stated(self, value: object, pointer: str, fact: object) -> object:
        """The body with a fact, unless it has another type there or that makes an object which lacks
        other members.
        """
        stated = put(value, pointer, fact)
        if is_object(resolve(value, pointer.rpartition("/")[0])):
            schema = schema_at(self.schemas, self.schema, pointer)
            if self.schemas.checker(schema, "response").accepts(fact):
                return stated
        accepts = self.schemas.checker(self.schema, "response").accepts
        return stated if accepts(stated) or not accepts(value) else value

    def _headers(self, page: Cut, request: Request) -> list[tuple[str, str]]:
        if page.following is None:
            return []
        found: list[tuple[str, str]] = []
        if self.plan.next_header:
            found.append((self.plan.next_header, _token(page.following)))
        if self.plan.link_header:
            link = self._link(page.following, request)
            found.append(("Link", f'<{link}>; rel="next"'))
        return found

    def _with_next(
        self, value: object, pointer: str, page: Cut, request: Request
    ) -> Any:
        accepts = self.schemas.checker(self.schema, "response").accepts
        if page.following is None:
            ends = [put(value, pointer, None), drop(value, pointer)]
            ends += [put(value, pointer, one) for one in ("", 0, False)]
            return next((one for one in ends if accepts(one)), ends[0])
        types = self.schemas.types(schema_at(self.schemas, self.schema, pointer))
        link = self._link(page.following, request)
        if self.plan.style == "cursor" and "string" in types:
            found: list[object] = [self._cursor(page.following)]
        elif self.plan.style == "cursor" or "string" not in types:
            found = [page.following]
        else:
            found = [link, f"{_origin(request)}{link}"]
        nexts = [put(value, pointer, one) for one in found]
        return next((one for one in nexts if accepts(one)), nexts[0])

    def _cursor(self, following: int) -> object:
        named = (p for p in self.operation.parameters if p.name == self.plan.parameter)
        parameter = next(named, None)
        schema: Schema = True if parameter is None else parameter.schema
        types = self.schemas.types(schema)
        return _token(following) if "string" in types else str(following)

    def _echoed(self, value: object, page: Cut) -> Any:
        """The body with the position repeated beside the total, where it has a place for it."""
        pointer = self.plan.total or self.plan.next
        if pointer is None or self.plan.style != "offset":
            return value
        around = pointer.rpartition("/")[0]
        members = self.schemas.members(schema_at(self.schemas, self.schema, around))
        known = {self.plan.parameter: page.start, self.plan.limit: page.size}
        for name, fact in known.items():
            if name in members and page.size:
                value = self._stated(value, f"{around}/{name}", fact)
        return value

    def _link(self, following: int, request: Request) -> str:
        path, query = target_of(request.url)
        name = self.plan.parameter or PAGE_KEY
        kept = [pair for pair in parse_qsl(query, True) if pair[0] != name]
        return f"{path}?{urlencode([*kept, (name, str(following))])}"


def _token(following: int) -> str:
    return f"page-{following}"


def _origin(request: Request) -> str:
    """Where a request was sent to."""
    parts = urlsplit(request.url)
    if parts.netloc:
        return f"{parts.scheme}://{parts.netloc}"
    return f"http://{request.headers.get('host', 'fake.test')}"
