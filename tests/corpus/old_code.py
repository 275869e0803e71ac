"""Code that somebody wrote against an SDK, made from its surface: every call, every field, every value.

It is strictly typed, names everything that the SDK offers, and uses what it gets as what it was
told to be.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from specmill.diff.surface import Argument, Method, Surface, TypeName

_HEAD = """\
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from specmill_runtime.files import UploadFile
from specmill_runtime.models import UNSET, UnknownVariant, Unset
from specmill_runtime.pagination import Pager
from specmill_runtime.streaming import Stream
"""
_VALUES = {
    "str": '"x"',
    "int": "1",
    "float": "1.5",
    "bool": "True",
    "bytes": 'b"x"',
    "Any": '{"x": 1}',
    "object": "1",
    "None": "None",
    "Unset": "UNSET",
    "datetime": "datetime(2030, 1, 2, tzinfo=timezone.utc)",
    "date": "date(2030, 1, 2)",
    "time": "time(1, 2)",
    "timedelta": "timedelta(seconds=1)",
    "Decimal": 'Decimal("1.5")',
    "UUID": 'UUID("12345678-1234-5678-1234-567812345678")',
    "UploadFile": 'b"x"',
}
_SETTINGS = frozenset(
    {"http_client", "hooks", "retry", "limits", "decode", "timeout", "deadline"}
)


class OldCode:
    """The program of one surface; `credentials` are the arguments that its calls need."""

    def __init__(self, surface: Surface, credentials: frozenset[str]) -> None:
        self._surface = surface
        self._credentials = credentials

    def text(self) -> str:
        """A module with `calls`, which makes every call and hands its result to `use`, and readers."""
        return "\n".join(
            [
                _HEAD,
                *self._imports(),
                "",
                "",
                "def use(value: object, annotation: str) -> None: ...",
                "",
                "",
                *self._clients(),
                *self._calls(),
                *self._readers(),
            ]
        )

    def _imports(self) -> Iterator[str]:
        package = self._surface.package
        yield f"from {package} import {self._surface.client}"
        names = ", ".join(sorted(self._surface.types))
        if names:
            yield f"from {package}.models import {names}"
        errors = ", ".join(sorted(self._surface.failures))
        if errors:
            yield f"from {package}.errors import {errors}"

    def _clients(self) -> Iterator[str]:
        name = self._surface.client
        settings = [
            one
            for one in self._surface.arguments
            if one.name not in _SETTINGS and one.name != "base_url"
        ]
        base = [one for one in self._surface.arguments if one.name == "base_url"]
        address = (
            ["base_url='https://t.example.com'"]
            if base and base[0].default is None
            else []
        )
        yield f"def connect(http_client: object) -> {name}:"
        given = [f"{one}='x'" for one in sorted(self._credentials)]
        yield f"    return {name}({', '.join([*given, *address, 'http_client=http_client'])})"
        yield ""
        yield ""
        yield "def settings() -> None:"
        for one in settings:
            for value in self._values(one.annotation):
                yield f"    {name}({', '.join([f'{one.name}={value}', *address])})"
        yield f"    {name}({', '.join(address)})"
        yield ""
        yield ""

    def _calls(self) -> Iterator[str]:
        yield f"def calls(client: {self._surface.client}) -> None:"
        number = 0
        for method in self._surface.methods.values():
            for call in self._calls_of(method):
                number += 1
                given = f"value_{number}"
                if method.returns == "None":
                    yield f"    {call}"
                    yield f"    {given}: Callable[..., None] = client.{method.path}"
                    continue
                yield f"    {given}: {method.returns} = {call}"
                yield f"    use({given}, {method.returns!r})"
        yield "    assert client"
        yield ""
        yield ""

    def _calls_of(self, method: Method) -> Iterator[str]:
        """With what is needed only; and, one by one, with everything else."""
        needed = {
            one.name: next(iter(self._values(one.annotation)))
            for one in method.arguments
            if one.default is None or (one.needed and method.body is not None)
        }
        needed |= {
            one.name: next(iter(self._values(one.annotation)))
            for one in method.arguments
            if one.in_body and one.default is None
        }
        base = {
            one.name: needed[one.name]
            for one in method.arguments
            if one.default is None
        }
        yield _call(method, base)
        for one in method.arguments:
            for value in self._values(one.annotation):
                if value in ("None", "UNSET"):
                    continue
                extra = needed if one.in_body else base
                yield _call(method, extra | {one.name: value})

    def _readers(self) -> Iterator[str]:
        for one in self._surface.types.values():
            if one.kind == "model":
                yield from self._model_reader(one)
            elif one.kind == "enum":
                yield f"def values_{one.name}() -> list[{one.name}]:"
                members = ", ".join(f"{one.name}.{each.name}" for each in one.members)
                yield f"    return [{members}]"
                yield ""
                yield ""
        for failure in self._surface.failures.values():
            yield f"def body_{failure.name}(error: {failure.name}) -> {failure.body} | None:"
            yield "    return error.body"
            yield ""
            yield ""

    def _model_reader(self, one: TypeName) -> Iterator[str]:
        yield f"def read_{one.name}(value: {one.name}) -> None:"
        for number, each in enumerate(one.attributes):
            yield f"    field_{number}: {each.annotation} = value.{each.name}"
            yield f"    use(field_{number}, {each.annotation!r})"
        yield "    assert value"
        yield ""
        yield ""
        if one.sent:
            needed = ", ".join(
                f"{each.name}={next(iter(self._values(each.annotation)))}"
                for each in one.attributes
                if each.default is None
            )
            yield f"def make_{one.name}() -> {one.name}:"
            yield f"    return {one.name}({needed})"
            yield ""
            yield ""

    def _values(self, annotation: str) -> list[str]:
        """Expressions for every alternative, and every listed value, of an annotation."""
        found = list(self._of(ast.parse(annotation, mode="eval").body, ()))
        return list(dict.fromkeys(found)) or ["None"]

    def _of(self, node: ast.expr, seen: tuple[str, ...]) -> Iterator[str]:
        match node:
            case ast.BinOp(left=left, right=right):
                yield from self._of(left, seen)
                yield from self._of(right, seen)
            case ast.Constant(value=None):
                yield "None"
            case ast.Constant(value=str() as text):
                yield from self._of(ast.parse(text, mode="eval").body, seen)
            case ast.Name(id=name):
                yield from self._named(name, seen)
            case ast.Subscript(value=ast.Name(id=name), slice=inner):
                listed = inner.elts if isinstance(inner, ast.Tuple) else [inner]
                yield from self._subscripted(name, listed, seen)
            case _:
                yield "None"

    def _subscripted(
        self, name: str, parts: list[ast.expr], seen: tuple[str, ...]
    ) -> Iterator[str]:
        if name == "Literal":
            yield from (ast.unparse(one) for one in parts)
        elif name in ("Sequence", "list"):
            yield f"[{', '.join(self._of(parts[0], seen))}]"
        elif name in ("Mapping", "dict"):
            yield f'{{"x": {next(iter(self._of(parts[1], seen)))}}}'
        elif name == "tuple":
            inner = ", ".join(next(iter(self._of(one, seen))) for one in parts)
            yield f"({inner},)"

    def _named(self, name: str, seen: tuple[str, ...]) -> Iterator[str]:
        if name in _VALUES:
            yield _VALUES[name]
        found = self._surface.types.get(name)
        if found is None or name in seen:
            return
        if found.kind == "enum":
            yield from (f"{name}.{one.name}" for one in found.members)
        elif found.kind == "alias":
            target = ast.parse(found.target, mode="eval").body
            yield from self._of(target, (*seen, name))
        else:
            needed = [
                f"{one.name}={next(iter(self._of(ast.parse(one.annotation, mode='eval').body, (*seen, name))), 'None')}"
                for one in found.attributes
                if one.default is None
            ]
            yield f"{name}({', '.join(needed)})"


def _call(method: Method, given: dict[str, str]) -> str:
    written = [
        _given(one, given[one.name], method)
        for one in method.arguments
        if one.name in given
    ]
    return f"client.{method.path}({', '.join(written)})"


def _given(one: Argument, value: str, method: Method) -> str:
    """By position where only one argument can be given so, else by name."""
    return f"{one.name}={value}"
