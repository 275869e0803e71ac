"""Operation records of `things`."""

from __future__ import annotations

from specmill_runtime.operation import field, header, Operation, path, Result

COPY: Operation[None] = Operation(
    id="things.copy",
    method="COPY",
    path="/things/{id}",
    arguments=(
        path("id", str, allow_reserved=True),
        header("Destination", str, required=True, identifier="destination"),
    ),
    results=(Result(status="204"),),
)
LOCK_BY_ID: Operation[None] = Operation(
    id="things.lock_by_id",
    method="LOCK",
    path="/things/{id}",
    arguments=(path("id", str, allow_reserved=True),),
    results=(Result(status="204"),),
)
SEARCH: Operation[list[str]] = Operation(
    id="things.search",
    method="QUERY",
    path="/things",
    arguments=(field("name", str),),
    body_required=True,
    results=(Result(status="200", type=lambda: list[str]),),
    idempotent=True,
)
