"""The record of the API: servers, authentication, failures."""

from specmill_runtime.operation import Failure
from specmill_runtime.spec import ClientSpec

from . import errors, models

SPEC = ClientSpec(
    name="TypedErrors",
    package="typed_errors",
    version="0.1.0",
    title="Typed errors",
    api_version="1",
    servers=("https://api.example/v1",),
    failures=(
        Failure(
            status="400",
            error=lambda: errors.BadRequestError,
            body=lambda: models.Problem,
        ),
        Failure(
            status="413",
            error=lambda: errors.ContentTooLargeError,
            body=lambda: models.Problem,
        ),
        Failure(
            status="418",
            error=lambda: errors.ImATeapotError,
            body=lambda: dict[str, str],
        ),
        Failure(status="499", error=lambda: errors.Status499Error, body=lambda: str),
        Failure(
            status="5XX",
            error=lambda: errors.ServerError,
            body=lambda: models.Problem,
        ),
    ),
)
