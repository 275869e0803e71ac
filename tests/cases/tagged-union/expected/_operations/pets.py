"""Operation records of `pets`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import body, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Kennel

CREATE: Operation[Kennel] = Operation(
    id="pets.create",
    method="POST",
    path="/pets",
    arguments=(body(required=True),),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Kennel),),
)
