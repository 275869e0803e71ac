"""Every row of every table, sync and async, on both HTTP libraries, byte for byte."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from tests.conformance import driving
from tests.conformance.rows import Row, Table, tables

README = Path(__file__).resolve().parents[2] / "README.md"
ROWS = tuple((table, row) for table in tables() for row in table.rows)
_BOUNDARY = re.compile(r"boundary=([0-9a-f]+)")


Maker = Callable[[Table], driving.Made]


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Maker:
    """Gives the SDK of a table, generated when it is first asked for."""
    folder = tmp_path_factory.mktemp("sdks")
    made: dict[str, driving.Made] = {}

    def make_once(table: Table) -> driving.Made:
        if table.name not in made:
            made[table.name] = driving.make(table, folder)
        return made[table.name]

    return make_once


def identify(value: object) -> str | None:
    if isinstance(value, Table | Row):
        return value.name
    return "-".join(value) if isinstance(value, tuple) else None


@pytest.mark.parametrize("way", driving.WAYS, ids=identify)
@pytest.mark.parametrize(("table", "row"), ROWS, ids=identify)
def test_row(make: Maker, table: Table, row: Row, way: tuple[str, str]) -> None:
    exchange = driving.run(row, make(table), *way)

    assert expected(row) == observed(row, exchange)


@pytest.mark.parametrize("table", tables(), ids=identify)
def test_warnings_are_those_of_the_rows(make: Maker, table: Table) -> None:
    wanted = {row.name: row.warns for row in table.rows if row.warns}

    assert wanted == make(table).warnings


@pytest.mark.parametrize("table", tables(), ids=identify)
def test_names_of_rows_are_distinct(table: Table) -> None:
    counted = Counter(row.name for row in table.rows)

    assert [name for name, count in counted.items() if count > 1] == []


def test_readme_counts_the_rows() -> None:
    found = re.search(r"(\d[\d,]*) rows", README.read_text(encoding="utf-8"))

    assert found is not None
    assert f"{len(ROWS):,}" == found[1]


def expected(row: Row) -> dict[str, Any]:
    """What the row says."""
    sent = row.sent
    wanted: dict[str, Any] = {f"header {key}": one for key, one in sent.headers.items()}
    if sent.path is not None:
        wanted["path"] = row.prefix + sent.path
    if sent.query is not None:
        wanted["query"] = sent.query
    if sent.body is not None:
        wanted["body"] = sent.body.encode() if isinstance(sent.body, str) else sent.body
    if row.raises is not None:
        wanted["error"] = row.raises.error
    if row.raises is not None and row.raises.body is not None:
        wanted["error body"] = row.raises.body
    if row.given is not UNSET:
        wanted["result"] = row.given
    if row.type is not None:
        wanted["type"] = row.type
    wanted["headers"] = row.response_headers
    return wanted


def observed(row: Row, exchange: driving.Exchange) -> dict[str, Any]:
    """The same of the call."""
    headers = exchange.headers or {}
    found = _BOUNDARY.search(headers.get("content-type", ""))
    boundary = found[1] if found is not None else "BOUNDARY"
    headers = {key: one.replace(boundary, "BOUNDARY") for key, one in headers.items()}
    error = exchange.error
    if row.raises is not None:
        assert row.raises.says in str(error)
    seen = {
        "path": exchange.path,
        "query": exchange.query,
        "body": exchange.body.replace(boundary.encode(), b"BOUNDARY"),
        "error": type(error).__name__,
        "error body": driving.plain(getattr(error, "body", None)),
        "result": driving.plain(exchange.result),
        "type": type(exchange.result).__name__,
        "headers": [_header(one, exchange.response) for one in row.response_headers],
    }
    seen |= {f"header {key}": headers.get(key.lower()) for key in row.sent.headers}
    return {key: seen[key] for key in expected(row)}


def _header(wanted: dict[str, Any], response: Any) -> dict[str, Any]:
    """A header of the response as the type that the row names."""
    type_ = {
        "int": int,
        "str": str,
        "list": list[str],
        "bool": bool,
        "datetime": datetime,
    }
    given = response.header(wanted["name"], type_[wanted["type"]])
    return {**wanted, "value": given}
