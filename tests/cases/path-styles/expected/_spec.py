"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="PathStyles",
    package="path_styles",
    version="0.1.0",
    title="Path styles",
    api_version="1",
    servers=("https://api.example/v1",),
)
