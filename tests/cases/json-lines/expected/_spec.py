"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="JsonLines",
    package="json_lines",
    version="0.1.0",
    title="JSON Lines",
    api_version="1",
    servers=("https://api.example/v1",),
)
