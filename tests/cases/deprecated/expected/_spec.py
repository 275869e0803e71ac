"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="Deprecated",
    package="deprecated",
    version="0.1.0",
    title="Deprecated",
    api_version="1",
    servers=("https://api.example/v1",),
)
