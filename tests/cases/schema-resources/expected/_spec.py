"""The record of the API: servers, authentication, failures."""

from specmill_runtime.operation import Failure
from specmill_runtime.spec import ClientSpec

from . import errors, models

SPEC = ClientSpec(
    name="SchemaResources",
    package="schema_resources",
    version="0.1.0",
    title="Schema resources",
    api_version="1",
    servers=(),
    failures=(
        Failure(
            status="400",
            error=lambda: errors.BadRequestError,
            body=lambda: models.Problem,
        ),
    ),
)
