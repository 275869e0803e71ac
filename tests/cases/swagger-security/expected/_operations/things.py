"""Operation records of `things`."""

from __future__ import annotations

from specmill_runtime.operation import Operation, Result

LIST: Operation[None] = Operation(
    id="things.list",
    method="GET",
    path="/things",
    results=(Result(status="204"),),
    idempotent=True,
)
LIST_ACCESS_CODE: Operation[None] = Operation(
    id="things.list_access_code",
    method="GET",
    path="/access-code",
    results=(Result(status="204"),),
    security=(("accessCode",),),
    idempotent=True,
)
LIST_APPLICATION: Operation[None] = Operation(
    id="things.list_application",
    method="GET",
    path="/application",
    results=(Result(status="204"),),
    security=(("application",),),
    idempotent=True,
)
LIST_IMPLICIT: Operation[None] = Operation(
    id="things.list_implicit",
    method="GET",
    path="/implicit",
    results=(Result(status="204"),),
    security=(("implicit",),),
    idempotent=True,
)
LIST_KEYED: Operation[None] = Operation(
    id="things.list_keyed",
    method="GET",
    path="/keyed",
    results=(Result(status="204"),),
    security=(("key",), ("token",)),
    idempotent=True,
)
LIST_OPEN: Operation[None] = Operation(
    id="things.list_open",
    method="GET",
    path="/open",
    results=(Result(status="204"),),
    security=(),
    idempotent=True,
)
LIST_PASSWORD: Operation[None] = Operation(
    id="things.list_password",
    method="GET",
    path="/password",
    results=(Result(status="204"),),
    security=(("password",),),
    idempotent=True,
)
LIST_PLAIN: Operation[None] = Operation(
    id="things.list_plain",
    method="GET",
    path="/plain",
    results=(Result(status="204"),),
    idempotent=True,
    server="http://api.example:8443/v1",
)
