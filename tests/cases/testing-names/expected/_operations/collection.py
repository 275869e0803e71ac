"""Operation records of `collection`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import field, Operation, Result

from .. import models

if TYPE_CHECKING:
    from .. import models as _testing_names_models
    from ..models import Collection

CREATE: Operation[Collection] = Operation(
    id="collection.create",
    method="POST",
    path="/collections",
    arguments=(
        field("id", int, required=True),
        field("kind", dict),
        field("fields", str),
    ),
    body_required=True,
    results=(Result(status="201", type=lambda: models.Collection),),
)
LIST: Operation[list[Collection]] = Operation(
    id="collection.list",
    method="GET",
    path="/collections",
    results=(Result(status="200", type=lambda: list[models.Collection]),),
    idempotent=True,
)
OTP: Operation[_testing_names_models.OTP] = Operation(
    id="collection.otp",
    method="GET",
    path="/factories",
    results=(Result(status="200", type=lambda: models.OTP),),
    idempotent=True,
)
