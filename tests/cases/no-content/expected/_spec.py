"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="NoContent",
    package="no_content",
    version="0.1.0",
    title="No content",
    api_version="1",
    servers=("https://api.example/v1",),
)
