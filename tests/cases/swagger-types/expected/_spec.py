"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="SwaggerTypes",
    package="swagger_types",
    version="0.1.0",
    title="Swagger types",
    api_version="1",
    servers=("https://api.example",),
)
