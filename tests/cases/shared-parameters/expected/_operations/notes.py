"""Operation records of `notes`."""

from __future__ import annotations

from specmill_runtime.operation import field, header, Operation, path, query, Result

ADD: Operation[None] = Operation(
    id="notes.add",
    method="POST",
    path="/users/{id}/notes",
    arguments=(
        path("id", str),
        query("pinned", bool),
        field("text", str, required=True),
        field("colour", str),
        header("trace", str),
        query("fields", str),
    ),
    body_required=True,
    results=(Result(status="204"),),
)
