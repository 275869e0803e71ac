"""Operation records of `lights`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Light

SEARCH: Operation[list[Light]] = Operation(
    id="lights.search",
    method="GET",
    path="/lights",
    arguments=(
        query("place", int),
        query("hue", str),
        query("form", str),
    ),
    results=(Result(status="200", type=lambda: list[models.Light]),),
    idempotent=True,
)
