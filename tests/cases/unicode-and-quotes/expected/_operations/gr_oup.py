"""Operation records of `gr_oup`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import body, Operation, path, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import UniCodeX1

CREATE_IMPORT_OS: Operation[UniCodeX1] = Operation(
    id="gr_oup.create_import_os",
    method="POST",
    path="/thi'ngs/{a\"b}",
    arguments=(
        path('a"b', str, identifier="a_b"),
        query("é́\u202e\x00", str, identifier="e"),
        body(dict, required=True),
    ),
    body_required=True,
    results=(Result(status="200", type=lambda: models.UniCodeX1),),
)
ODD: Operation[None] = Operation(
    id="gr_oup.odd",
    method="GET",
    path="/o%09dd%00",
    results=(Result(status="204"),),
    idempotent=True,
)
