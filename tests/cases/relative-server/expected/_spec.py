"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="RelativeServer",
    package="relative_server",
    version="0.1.0",
    title="Relative server",
    api_version="1",
    servers=("/v1",),
)
