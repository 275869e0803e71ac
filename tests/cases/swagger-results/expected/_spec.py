"""The record of the API: servers, authentication, failures."""

from specmill_runtime.operation import Failure
from specmill_runtime.spec import ClientSpec

from . import errors, models

SPEC = ClientSpec(
    name="SwaggerResults",
    package="swagger_results",
    version="0.1.0",
    title="Swagger results",
    api_version="1",
    servers=("https://api.example",),
    failures=(
        Failure(
            status="400",
            error=lambda: errors.BadRequestError,
            body=lambda: models.Problem,
        ),
        Failure(
            status="default",
            error=lambda: errors.StatusError,
            body=lambda: models.Problem,
        ),
    ),
)
