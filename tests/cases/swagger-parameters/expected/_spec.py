"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="SwaggerParameters",
    package="swagger_parameters",
    version="0.1.0",
    title="Swagger parameters",
    api_version="1",
    servers=("https://api.example/v1",),
)
