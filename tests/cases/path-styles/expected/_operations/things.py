"""Operation records of `things`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, path, Result

SHOW: Operation[None] = Operation(
    id="things.show",
    method="GET",
    path="/simple/{ids}/label/{point}/matrix/{words}/{name}.json",
    arguments=(
        path("ids", list, item=int),
        path("point", dict, style="label", explode=True),
        path("words", list, style="matrix", item=str),
        path("name", str),
    ),
    results=(Result(status="204"),),
    idempotent=True,
)
