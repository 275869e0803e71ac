"""Operation records of `things`."""

from __future__ import annotations

from datetime import datetime

from specmill_runtime.operation import cookie, header, Operation, query, Result

LIST: Operation[None] = Operation(
    id="things.list",
    method="GET",
    path="/things",
    arguments=(
        query("exploded", list, item=str),
        query("commas", list, explode=False, item=int),
        query("blanks", list, style="spaceDelimited", explode=False, item=str),
        query("pipes", list, style="pipeDelimited", explode=False, item=str),
        query("deep", dict, style="deepObject"),
        query("filter", dict, media_type="application/json"),
        query("expression", str, allow_reserved=True),
        header("X-Trace", list, item=str, identifier="x_trace"),
        cookie("seen", bool),
        query("since", datetime),
        query("limit", int, required=True),
    ),
    results=(Result(status="204"),),
    idempotent=True,
)
