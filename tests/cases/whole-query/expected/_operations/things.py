"""Operation records of `things`."""

from __future__ import annotations

from specmill_runtime.operation import cookie, Operation, querystring, Result

GET_PATH: Operation[None] = Operation(
    id="things.get_path",
    method="GET",
    path="/path",
    arguments=(querystring("selector", str, media_type="application/jsonpath"),),
    results=(Result(status="204"),),
    idempotent=True,
)
LIST: Operation[None] = Operation(
    id="things.list",
    method="GET",
    path="/things",
    arguments=(
        querystring("filter", dict, media_type="application/json"),
        cookie("session", str, style="cookie"),
        cookie("seen", list, style="cookie", explode=False, item=int),
        cookie("visited", str, allow_reserved=True),
    ),
    results=(Result(status="204"),),
    idempotent=True,
)
LIST_PARTS: Operation[None] = Operation(
    id="things.list_parts",
    method="GET",
    path="/parts",
    arguments=(
        querystring(
            "form",
            dict,
            media_type="application/x-www-form-urlencoded",
            required=True,
        ),
    ),
    results=(Result(status="204"),),
    idempotent=True,
)
