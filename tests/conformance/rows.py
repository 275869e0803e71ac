"""Rows of the conformance tables: data about one call each, and the description that a table makes.

A table is a YAML file of tables/. Its `row` is what all of its rows have in common, and each row
adds to it. An operation of the description is a fragment of OpenAPI as its author writes it.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from tests.conformance.values import read_table

TABLES = Path(__file__).parent / "tables"
PACKAGE = "conformance_{}"


class Sent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What travels, byte for byte; what is None is not looked at.

    `path` and `query` are as sent. `headers` maps names to values, None for a header that is not
    there. The boundary of a multipart body is written `BOUNDARY`.
    """

    path: str | None = None
    query: str | None = None
    headers: dict[str, str | None] = {}
    body: Any = None


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the server says."""

    status: int = 204
    headers: dict[str, str] = {}
    body: Any = ""


class Failure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The error of a call: its class, and if it matters what its text says and its body holds."""

    error: str
    says: str = ""
    body: Any = None


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One call: the fragment of a description, what is given to its method, and what is exact.

    `parameter` is the only one of the operation and `value` its argument; `operation` is the
    Operation Object without it. `suffix` is the name of the method when it has one of its own for
    a media type. `warns` are the codes of the diagnostics at this row; what holds for several rows is
    said of the first.
    """

    name: str
    method: str = "get"
    path: str = ""
    parameter: dict[str, Any] = {}
    operation: dict[str, Any] = {}
    value: Any = None
    arguments: dict[str, Any] = {}
    positional: list[Any] = []
    client: dict[str, Any] = {}
    options: dict[str, Any] = {}
    suffix: str = ""
    sent: Sent = Sent()
    answer: Answer = Answer()
    raises: Failure | None = None
    given: Any = msgspec.UNSET
    type: str | None = None
    response_headers: list[dict[str, Any]] = []
    warns: list[str] = []

    @property
    def prefix(self) -> str:
        """The beginning of the row's path, which is its own."""
        return f"/{self.name}"

    @property
    def identifier(self) -> str:
        """The method that the row calls."""
        return self.name.replace("-", "_")

    def item(self) -> dict[str, Any]:
        """The Path Item Object."""
        operation: dict[str, Any] = {
            "operationId": self.name,
            "x-specmill-name": f"rows.{self.identifier}",
            "responses": {"204": {"description": "Done."}},
            **self.operation,
        }
        if self.parameter:
            operation["parameters"] = [
                *operation.get("parameters", []),
                {
                    key: one
                    for key, one in {"name": "color", **self.parameter}.items()
                    if one is not None
                },
            ]
        return {self.method: operation}


@dataclass(frozen=True)
class Table:
    """A file of rows."""

    name: str
    rows: tuple[Row, ...]
    root: dict[str, Any]

    @property
    def package(self) -> str:
        """The import name of its SDK."""
        return PACKAGE.format(self.name)

    def description(self) -> dict[str, Any]:
        """The description of which each row has an operation."""
        return {
            "openapi": "3.1.1",
            "info": {"title": f"Table {self.name}", "version": "1"},
            "servers": [{"url": "https://rows.test"}],
            **self.root,
            "paths": {one.prefix + one.path: one.item() for one in self.rows},
        }


@functools.cache
def tables() -> tuple[Table, ...]:
    """All tables by name."""
    return tuple(_table(path) for path in sorted(TABLES.glob("*.yaml")))


def _table(path: Path) -> Table:
    read = read_table(path)
    shared = read.get("row", {})
    rows = tuple(msgspec.convert(_merged(shared, one), Row) for one in read["rows"])
    return Table(path.stem, rows, read.get("root", {}))


def _merged(shared: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """A row with what all rows have: members of `parameter` and `operation` one by one."""
    merged = {**shared, **own}
    for key in ("parameter", "operation"):
        if key in shared and key in own:
            merged[key] = {**shared[key], **own[key]}
    return merged
