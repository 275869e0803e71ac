"""The text of a JSONPath query (RFC 9535, section 2) → its segments and selectors."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from specmill.source.json_path_parts import (
    All,
    Anywhere,
    Comparison,
    Connected,
    Filter,
    Here,
    Index,
    Literal,
    Name,
    Negated,
    Operand,
    Present,
    Query,
    Selector,
    Slice,
    Test,
)
from specmill.source.node import JsonValue

_NAME = re.compile(r"[^\W\d][\w-]*")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
_NUMBER = re.compile(
    r"-?(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,17})?(?:[eE][+-]?[0-9]{1,2})?"
)
_STRING = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
_OPERATORS = ("==", "!=", "<=", ">=", "<", ">")
_CONSTANTS: dict[str, JsonValue] = {"true": True, "false": False, "null": None}
_MOST_LEVELS = 50  # of parentheses and of queries in filters


class InvalidPathError(Exception):
    """A text that is no query, and why."""


def read_query(text: str) -> Query:
    """The query that `text` is; raises `InvalidPathError`."""
    reader = _Reader(text)
    query = reader.query()
    if query.relative or reader.rest:
        reader.fail()
    return query


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._levels = 0

    @property
    def rest(self) -> str:
        return self._text[self._at :]

    def fail(self, wanted: str = "") -> NoReturn:
        found = f"'{self.rest[:20]}'" if self.rest else "its end"
        reason = f", {wanted} was expected" if wanted else ""
        raise InvalidPathError(
            f"{found} can't stand at character {self._at + 1}{reason}"
        )

    def query(self) -> Query:
        relative = self._take("@")
        if not relative and not self._take("$"):
            self.fail("'$'")
        segments: list[Here | Anywhere] = []
        while True:
            start = self._at
            self._space()
            if self._take(".."):
                segments.append(Anywhere(self._selectors()))
            elif self._take("."):
                segments.append(Here(self._shorthand()))
            elif self.rest.startswith("["):
                segments.append(Here(self._selectors()))
            else:
                self._at = start
                return Query(relative, tuple(segments))

    def _selectors(self) -> tuple[Selector, ...]:
        if not self._take("["):
            return self._shorthand()
        found = [self._selector()]
        while self._token(","):
            found.append(self._selector())
        if not self._token("]"):
            self.fail("']'")
        return tuple(found)

    def _shorthand(self) -> tuple[Selector, ...]:
        if self._take("*"):
            return (All(),)
        name = self._match(_NAME)
        return (Name(name),) if name is not None else self.fail("a name")

    def _selector(self) -> Selector:
        self._space()
        if self._take("*"):
            return All()
        if self._take("?"):
            return Filter(self._any())
        if self.rest[:1] in ("'", '"'):
            return Name(self._string())
        start = self._integer()
        if not self._token(":"):
            return Index(start) if start is not None else self.fail("a selector")
        stop = self._integer()
        return Slice(start, stop, self._integer() if self._token(":") else None)

    def _any(self) -> Test:
        self._levels += 1
        if self._levels > _MOST_LEVELS:
            self.fail("less nesting")
        tests = [self._all()]
        while self._token("||"):
            tests.append(self._all())
        self._levels -= 1
        return tests[0] if len(tests) == 1 else Connected("||", tuple(tests))

    def _all(self) -> Test:
        tests = [self._basic()]
        while self._token("&&"):
            tests.append(self._basic())
        return tests[0] if len(tests) == 1 else Connected("&&", tuple(tests))

    def _basic(self) -> Test:
        if self.rest.lstrip()[:2] != "!=" and self._token("!"):
            return Negated(self._basic_only())
        return self._basic_only()

    def _basic_only(self) -> Test:
        if self._token("("):
            test = self._any()
            return test if self._token(")") else self.fail("')'")
        left = self._operand()
        for operator in _OPERATORS:
            if self._token(operator):
                return Comparison(left, operator, self._operand())
        if isinstance(left, Query) and not left.length:
            return Present(left)
        return self.fail("a comparison")

    def _operand(self) -> Operand:
        self._space()
        if self.rest[:1] in ("@", "$"):
            return self.query()
        if self.rest[:1] in ("'", '"'):
            return Literal(self._string())
        if self._take("length("):
            self._space()
            query = self.query()
            closed = self._token(")")
            return (
                Query(query.relative, query.segments, True)
                if closed
                else self.fail("')'")
            )
        number = self._match(_NUMBER)
        if number is not None:
            return Literal(json.loads(number))
        name = self._match(_NAME)
        if name not in _CONSTANTS:
            self.fail("a value")
        return Literal(_CONSTANTS[name])

    def _string(self) -> str:
        text = self._match(_STRING)
        if text is None:
            self.fail("the end of the string")
        if text.startswith("'"):
            inner = text[1:-1].replace("\\'", "'").replace('"', '\\"')
            text = f'"{inner}"'
        try:
            return str(json.loads(text))
        except ValueError:
            return self.fail("a string of JSON")

    def _integer(self) -> int | None:
        self._space()
        text = self._match(_INTEGER)
        return None if text is None else int(text)

    def _token(self, text: str) -> bool:
        start = self._at
        self._space()
        if self._take(text):
            return True
        self._at = start
        return False

    def _take(self, text: str) -> bool:
        if not self._text.startswith(text, self._at):
            return False
        self._at += len(text)
        return True

    def _match(self, pattern: re.Pattern[str]) -> str | None:
        found = pattern.match(self._text, self._at)
        if found is None:
            return None
        self._at = found.end()
        return found[0]

    def _space(self) -> None:
        while (
            self._text[self._at : self._at + 1] in (" ", "\t", "\n", "\r") and self.rest
        ):
            self._at += 1
