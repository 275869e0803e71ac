"""Operation records of `pets`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import body, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Cat, Pet

LIST: Operation[list[Pet]] = Operation(
    id="pets.list",
    method="GET",
    path="/pets",
    results=(Result(status="200", type=lambda: list[models.Pet]),),
    idempotent=True,
)
REPLACE_ALL: Operation[Cat] = Operation(
    id="pets.replace_all",
    method="PUT",
    path="/pets",
    arguments=(body(required=True),),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Cat),),
    idempotent=True,
)
