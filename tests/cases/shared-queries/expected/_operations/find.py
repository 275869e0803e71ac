"""Operation records of `find`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, querystring, Result

FIND: Operation[None] = Operation(
    id="find.find",
    method="GET",
    path="/find",
    arguments=(querystring("f", dict, media_type="application/json", required=True),),
    results=(Result(status="204"),),
    idempotent=True,
)
