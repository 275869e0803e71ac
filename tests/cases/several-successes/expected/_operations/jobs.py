"""Operation records of `jobs`."""

from __future__ import annotations

from typing import Any

from specmill_runtime.operation import Operation, Result

from .. import models

CREATE: Operation[Any] = Operation(
    id="jobs.create",
    method="POST",
    path="/jobs",
    results=(
        Result(status="200", type=lambda: models.Outcome),
        Result(status="202", type=lambda: models.Job),
        Result(status="204"),
        Result(status="2XX", type=lambda: Any),
    ),
)
