"""Runs rows: one SDK for each table, made by the real generator, and each call both ways on both libraries."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import specmill
from specmill_runtime.codec import to_builtins
from specmill_runtime.options import NO_RETRY
from tests.conformance.rows import Row, Table
from tests.conformance.values import built

WAYS = tuple(
    (flavor, name) for name in ("httpx", "httpx2") for flavor in ("sync", "async")
)


@dataclass(frozen=True)
class Made:
    """The SDK of a table: its package, and the codes of diagnostics by row."""

    package: ModuleType
    models: ModuleType
    warnings: dict[str, list[str]]


@dataclass
class Exchange:
    """What was sent, and what the caller got or was told."""

    path: str = ""
    query: str = ""
    headers: dict[str, str] | None = None
    body: bytes = b""
    result: Any = None
    response: Any = None
    error: Exception | None = None


def make(table: Table, folder: Path) -> Made:
    """The SDK of a table, imported from a folder."""
    spec = folder / table.package
    spec.mkdir(parents=True, exist_ok=True)
    text = json.dumps(table.description(), default=str)
    (spec / "openapi.json").write_text(text, encoding="utf-8")
    (spec / "sdk.yaml").write_text(f"package: {table.package}\nclient: Client\n")
    summary = specmill.generate(spec, out=folder / "out")
    sys.path.insert(0, summary.root)
    try:
        package = importlib.import_module(table.package)
        models = importlib.import_module(f"{table.package}.models")
    finally:
        sys.path.remove(summary.root)
    _keep_path(summary.root)
    return Made(package, models, _warnings(summary))


def _keep_path(root: str) -> None:
    # Modules of the package are loaded when they are first needed.
    sys.path.append(root)


def _warnings(summary: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in summary.diagnostics:
        if not one.pointer.startswith("/paths/"):
            continue
        name = one.pointer.removeprefix("/paths/~1").partition("/")[0]
        found.setdefault(name.partition("~1")[0], []).append(one.code)
    return found


def run(row: Row, made: Made, flavor: str, library_name: str) -> Exchange:
    """One call of one row."""
    library = importlib.import_module(library_name)
    exchange = Exchange()

    def handle(request: Any) -> Any:
        _note(exchange, request)
        content = row.answer.body
        return library.Response(
            row.answer.status,
            headers=row.answer.headers,
            content=content if isinstance(content, bytes) else content.encode(),
        )

    transport = library.MockTransport(handle)
    arguments = built(row.arguments, made.models)
    if row.parameter and row.value is not None:
        arguments["color"] = built(row.value, made.models)
    try:
        if flavor == "sync":
            _call(row, made, exchange, library.Client(transport=transport), arguments)
        else:
            client = library.AsyncClient(transport=transport)
            asyncio.run(_call_async(row, made, exchange, client, arguments))
    # The row says which one it has to be.
    except Exception as error:
        if row.raises is None:
            raise
        exchange.error = error
    return exchange


def _note(exchange: Exchange, request: Any) -> None:
    path, _, query = request.url.raw_path.decode("ascii").partition("?")
    exchange.path, exchange.query = path, query
    exchange.headers = {
        name.decode().lower(): value.decode() for name, value in request.headers.raw
    }
    exchange.body = request.content


def _methods(client: Any, row: Row) -> tuple[Any, Any]:
    name = row.identifier + row.suffix
    method = getattr(client.rows, name)
    return method, getattr(client.with_raw_response.rows, name, None)


def _settings(row: Row, http_client: Any) -> dict[str, Any]:
    return {"http_client": http_client, "retry": NO_RETRY, **row.client}


def _given(row: Row, arguments: dict[str, Any]) -> dict[str, Any]:
    return {**arguments, "request_options": row.options} if row.options else arguments


def _call(
    row: Row, made: Made, exchange: Exchange, http: Any, arguments: dict[str, Any]
) -> None:
    with http, made.package.Client(**_settings(row, http)) as client:
        method, raw = _methods(client, row)
        if row.response_headers:
            exchange.response = raw(*row.positional, **_given(row, arguments))
            return
        result = method(*row.positional, **_given(row, arguments))
        exchange.result = list(result) if hasattr(result, "__next__") else result


async def _call_async(
    row: Row, made: Made, exchange: Exchange, http: Any, arguments: dict[str, Any]
) -> None:
    async with http, made.package.AsyncClient(**_settings(row, http)) as client:
        method, raw = _methods(client, row)
        if row.response_headers:
            exchange.response = await raw(*row.positional, **_given(row, arguments))
            return
        result = method(*row.positional, **_given(row, arguments))
        if hasattr(result, "__anext__"):
            exchange.result = [one async for one in result]
        else:
            exchange.result = await result


def plain(value: Any) -> Any:
    """A result as a table writes it."""
    return value if isinstance(value, bytes) else to_builtins(value)
