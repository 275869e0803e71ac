"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="SwaggerForms",
    package="swagger_forms",
    version="0.1.0",
    title="Swagger forms",
    api_version="1",
    servers=("https://api.example",),
)
