"""Operation records of `plans`."""

from __future__ import annotations

from datetime import date
from types import GenericAlias
from typing import Literal

from specmill_runtime.models import best_of
from specmill_runtime.operation import field, Operation, query, Result

from .. import models

CREATE: Operation[None] = Operation(
    id="plans.create",
    method="POST",
    path="/plans",
    arguments=(
        query(
            "between",
            list,
            explode=False,
            item=date,
            wire_type=lambda: list[models.UsDate],
        ),
        field("weeks", list, item=list, wire_type=lambda: list[list[models.UsDate]]),
        field("by_name", dict, wire_type=lambda: dict[str, models.UsDate]),
        field(
            "nullable",
            list,
            item=date,
            wire_type=lambda: list[models.UsDate],
            nullable=True,
        ),
        field("span", list, wire_type=lambda: tuple[models.UsDate, object]),
        field("day_or_number", wire_type=lambda: best_of(lambda: (models.UsDate, int))),
        field(
            "days_or_numbers",
            list,
            wire_type=lambda: GenericAlias(
                list,
                (best_of(lambda: (models.UsDate, int)),),
            ),
        ),
        field(
            "choices_by_name",
            dict,
            wire_type=lambda: GenericAlias(
                dict,
                (str, GenericAlias(list, (best_of(lambda: (models.UsDate, int)),))),
            ),
        ),
        field(
            "pair",
            list,
            wire_type=lambda: GenericAlias(
                tuple,
                (best_of(lambda: (models.UsDate, int)), object),
            ),
        ),
        field(
            "day_or_word",
            wire_type=lambda: best_of(
                lambda: (
                    Literal[
                        "as soon as possible",
                        "when there is time",
                        "at the end of the month",
                    ]
                    | str,
                    models.UsDate,
                ),
            ),
        ),
        field("plain", list, item=int),
    ),
    body_required=True,
    transcode=True,
    results=(Result(status="204"),),
)
