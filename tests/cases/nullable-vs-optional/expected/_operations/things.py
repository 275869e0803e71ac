"""Operation records of `things`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import field, Operation, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Thing

CREATE: Operation[Thing] = Operation(
    id="things.create",
    method="POST",
    path="/things",
    arguments=(
        query("tag", str, nullable=True),
        field("present", str, required=True),
        field(
            "presentOrNull",
            str,
            required=True,
            nullable=True,
            identifier="present_or_null",
        ),
        field("maybe", str),
        field("maybeOrNull", str, nullable=True, identifier="maybe_or_null"),
        field("maybeNamed", str, nullable=True, identifier="maybe_named"),
        field("maybeList", list, nullable=True, identifier="maybe_list"),
        field("always", nullable=True),
        field("loose", nullable=True),
    ),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Thing),),
)
