"""Operation records of `files`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, path, Result

from .. import models

if TYPE_CHECKING:
    from ..models import GetFileResponse

GET: Operation[GetFileResponse] = Operation(
    id="files.get",
    method="GET",
    path="/files/{id}",
    arguments=(path("id", int),),
    results=(Result(status="200", type=lambda: models.GetFileResponse),),
    idempotent=True,
)
