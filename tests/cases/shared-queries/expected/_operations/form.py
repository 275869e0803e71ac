"""Operation records of `form`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, querystring, Result

GET: Operation[None] = Operation(
    id="form.get",
    method="GET",
    path="/form",
    arguments=(querystring("f", dict, media_type="application/x-www-form-urlencoded"),),
    results=(Result(status="204"),),
    idempotent=True,
)
