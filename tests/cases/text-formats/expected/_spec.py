"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="TextFormats",
    package="text_formats",
    version="0.1.0",
    title="Text formats",
    api_version="1",
    servers=("https://api.example/v1",),
)
