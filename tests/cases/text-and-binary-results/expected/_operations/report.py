"""Operation records of `report`."""

from __future__ import annotations

from typing import Any

from specmill_runtime.files import File
from specmill_runtime.operation import body, Operation, Result

GET: Operation[str] = Operation(
    id="report.get",
    method="GET",
    path="/report",
    results=(Result(status="200", type=lambda: str, media_type="text/csv"),),
    idempotent=True,
)
GET_ARCHIVE: Operation[str] = Operation(
    id="report.get_archive",
    method="GET",
    path="/archive",
    results=(Result(status="302", location=True),),
    idempotent=True,
)
GET_FEED: Operation[dict[str, Any]] = Operation(
    id="report.get_feed",
    method="GET",
    path="/feed",
    results=(
        Result(
            status="200",
            type=lambda: dict[str, Any],
            media_type="application/json; charset=utf-8",
        ),
    ),
    idempotent=True,
)
GET_IMAGE: Operation[bytes] = Operation(
    id="report.get_image",
    method="GET",
    path="/image",
    results=(Result(status="200", type=lambda: bytes, media_type="image/png"),),
    idempotent=True,
)
UPDATE: Operation[None] = Operation(
    id="report.update",
    method="PUT",
    path="/report",
    arguments=(body(str, required=True),),
    media_type="text/plain",
    body_required=True,
    results=(Result(status="204"),),
    idempotent=True,
)
UPDATE_IMAGE: Operation[None] = Operation(
    id="report.update_image",
    method="PUT",
    path="/image",
    arguments=(body(File, required=True),),
    media_type="application/octet-stream",
    body_required=True,
    results=(Result(status="204"),),
    idempotent=True,
)
