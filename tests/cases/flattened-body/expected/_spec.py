"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="FlattenedBody",
    package="flattened_body",
    version="0.1.0",
    title="Flattened body",
    api_version="1",
    servers=("https://api.example/v1",),
)
