"""Operation records of `things`."""

from __future__ import annotations

from datetime import datetime

from specmill_runtime.operation import header, Operation, path, query, Result

LIST: Operation[None] = Operation(
    id="things.list",
    method="GET",
    path="/things/{ids}/{names}",
    arguments=(
        path("ids", list, item=int),
        path("names", list, style="pipeDelimited", item=str),
        query("page", int),
        query("usual", list, explode=False, item=str),
        query("commas", list, explode=False, item=int),
        query("blanks", list, style="spaceDelimited", explode=False, item=str),
        query("tabs", list, style="tabDelimited", explode=False, item=str),
        query("pipes", list, style="pipeDelimited", explode=False, item=str),
        query("repeated", list, item=str),
        query("pretty", bool),
        query("since", datetime, required=True),
        header("X-Trace", list, style="spaceDelimited", item=str, identifier="x_trace"),
        query("color", str),
    ),
    results=(Result(status="204"),),
    idempotent=True,
)
