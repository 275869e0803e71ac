"""Operation records of `links`."""

from __future__ import annotations

from specmill_runtime.operation import field, Operation, Result

ADD: Operation[None] = Operation(
    id="links.add",
    method="POST",
    path="/links",
    arguments=(
        field("name", str, required=True),
        field(
            "next",
            dict,
            required=True,
            media_type="application/json",
            nullable=True,
        ),
        field("words"),
    ),
    media_type="application/x-www-form-urlencoded",
    body_required=True,
    results=(Result(status="204"),),
)
