"""Operation records of `photo`."""

from __future__ import annotations

from specmill_runtime.files import File
from specmill_runtime.operation import body, Operation, Result

SET: Operation[None] = Operation(
    id="photo.set",
    method="PUT",
    path="/photo",
    arguments=(body(File, required=True),),
    media_type="image/gif",
    file_types=("image/png",),
    body_required=True,
    results=(Result(status="204"),),
    idempotent=True,
)
