"""The record of the API: servers, authentication, failures."""

from specmill_runtime.operation import Failure
from specmill_runtime.spec import ClientSpec

from . import errors, models

SPEC = ClientSpec(
    name="DefaultError",
    package="default_error",
    version="0.1.0",
    title="Default error",
    api_version="1",
    servers=("https://api.example/v1",),
    failures=(
        Failure(
            status="default",
            error=lambda: errors.StatusError,
            body=lambda: models.Problem,
        ),
    ),
)
