"""Operation records of `pets`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import body, Operation, Result

from untagged_union import models

if TYPE_CHECKING:
    from untagged_union.models import Dog, Owner

CREATE: Operation[Owner | Dog | int] = Operation(
    id="pets.create",
    method="POST",
    path="/pets",
    arguments=(body(dict, required=True),),
    body_required=True,
    results=(
        Result(status="200", type=lambda: models.Owner),
        Result(status="202", type=lambda: models.Dog | int),
    ),
)
