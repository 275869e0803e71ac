"""Operation records of `things`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import field, Operation, path, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Made

CHANGE: Operation[None] = Operation(
    id="things.change",
    method="PATCH",
    path="/things/{kind}",
    arguments=(
        path("kind", str),
        field("type", str, needed=True, default="thing"),
        field("name", str, needed=True),
        field("unit", str, needed=True, default="mm"),
    ),
    results=(Result(status="204"),),
)
CREATE: Operation[Made] = Operation(
    id="things.create",
    method="POST",
    path="/things/{kind}",
    arguments=(
        path("kind", str),
        query("version", int),
        query("mode", str),
        field("type", str),
        field("owner", dict, required=True),
    ),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Made),),
)
