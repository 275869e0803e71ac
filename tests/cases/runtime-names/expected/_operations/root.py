"""Operation records of `the client`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import RuntimeNames

RUN: Operation[RuntimeNames] = Operation(
    id="run",
    method="GET",
    path="/run",
    arguments=(
        query("timeout", str),
        query("mark", str, nullable=True),
    ),
    results=(Result(status="200", type=lambda: models.RuntimeNames),),
    idempotent=True,
)
