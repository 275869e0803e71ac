"""Operation records of `orders`."""

from __future__ import annotations

from specmill_runtime.files import File
from specmill_runtime.operation import field, Operation, path, Result

CREATE: Operation[None] = Operation(
    id="orders.create",
    method="POST",
    path="/orders",
    arguments=(
        field("item", str, required=True),
        field("sizes", list, explode=False, item=int),
        field("tags", list, item=str),
        field("codes", list, style="pipeDelimited", explode=False, item=str),
        field("note", str),
    ),
    media_type="application/x-www-form-urlencoded",
    body_required=True,
    results=(Result(status="204"),),
)
PUT_PHOTO: Operation[None] = Operation(
    id="orders.put_photo",
    method="PUT",
    path="/orders/{id}/photo",
    arguments=(
        path("id", int),
        field("photo", File, required=True),
        field("tags", list, explode=False, item=str),
        field("details", list, item=File),
        field("note", str),
    ),
    media_type="multipart/form-data",
    body_required=True,
    results=(Result(status="204"),),
    idempotent=True,
)
