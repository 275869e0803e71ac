"""Operation records of `segments`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import field, header, Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Segment

CREATE: Operation[Segment] = Operation(
    id="segments.create",
    method="POST",
    path="/segments",
    arguments=(
        field("start", list, required=True),
        field("end", list, required=True),
        field("row", list),
        field("loose", list),
    ),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Segment),),
)
LIST: Operation[list[Segment]] = Operation(
    id="segments.list",
    method="GET",
    path="/segments",
    arguments=(
        query("range", list),
        query("ranges", dict, style="deepObject"),
        header("limit", list),
    ),
    results=(Result(status="200", type=lambda: list[models.Segment]),),
    idempotent=True,
)
