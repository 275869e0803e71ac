"""Operation records of `pets`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.files import File
from specmill_runtime.operation import body, field, Operation, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Pet

ADD: Operation[None] = Operation(
    id="pets.add",
    method="POST",
    path="/pets",
    arguments=(field("name", str),),
    results=(Result(status="204"),),
)
ADD_FORM: Operation[None] = Operation(
    id="pets.add_form",
    method="POST",
    path="/pets",
    arguments=(field("name", str),),
    media_type="application/x-www-form-urlencoded",
    results=(Result(status="204"),),
)
ADD_MULTIPART: Operation[None] = Operation(
    id="pets.add_multipart",
    method="POST",
    path="/pets",
    arguments=(field("photo", File),),
    media_type="multipart/form-data",
    results=(Result(status="204"),),
)
ADD_PNG: Operation[None] = Operation(
    id="pets.add_png",
    method="POST",
    path="/pets",
    arguments=(body(File),),
    media_type="image/png",
    results=(Result(status="204"),),
)
LIST: Operation[list[Pet]] = Operation(
    id="pets.list",
    method="GET",
    path="/pets",
    results=(Result(status="200", type=lambda: list[models.Pet]),),
    idempotent=True,
)
LIST_CSV_: Operation[str] = Operation(
    id="pets.list_csv_",
    method="GET",
    path="/pets",
    results=(Result(status="200", type=lambda: str, media_type="text/csv"),),
    idempotent=True,
)
LIST_CSV: Operation[None] = Operation(
    id="pets.list_csv",
    method="GET",
    path="/pets.csv",
    results=(Result(status="204"),),
    idempotent=True,
)
