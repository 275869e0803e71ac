"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="Multipart",
    package="multipart",
    version="0.1.0",
    title="Multipart",
    api_version="1",
    servers=("https://api.example/v1",),
)
