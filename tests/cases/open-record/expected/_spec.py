"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="OpenRecord",
    package="open_record",
    version="0.1.0",
    title="Open record",
    api_version="1",
    servers=("https://api.example/v1",),
)
