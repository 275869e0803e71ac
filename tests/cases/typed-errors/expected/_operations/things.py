"""Operation records of `things`."""

from __future__ import annotations

from specmill_runtime.operation import Failure, Operation, Result

from .. import errors, models

CLEAR: Operation[None] = Operation(
    id="things.clear",
    method="DELETE",
    path="/things",
    results=(Result(status="204"),),
    failures=(
        Failure(
            status="404",
            error=lambda: errors.FileNotFoundError_,
            body=lambda: models.File,
        ),
    ),
    idempotent=True,
)
CREATE: Operation[None] = Operation(
    id="things.create",
    method="POST",
    path="/things",
    results=(Result(status="204"),),
    failures=(
        Failure(
            status="409",
            error=lambda: errors.DuplicateConflictError,
            body=lambda: models.DuplicateConflict,
        ),
    ),
)
LIST: Operation[None] = Operation(
    id="things.list",
    method="GET",
    path="/things",
    results=(Result(status="204"),),
    failures=(
        Failure(
            status="409",
            error=lambda: errors.ProblemConflictError,
            body=lambda: models.Problem,
        ),
    ),
    idempotent=True,
)
REPLACE: Operation[None] = Operation(
    id="things.replace",
    method="PUT",
    path="/things",
    results=(Result(status="204"),),
    failures=(
        Failure(
            status="404",
            error=lambda: errors.ProblemNotFoundError,
            body=lambda: models.Problem,
        ),
    ),
    idempotent=True,
)
