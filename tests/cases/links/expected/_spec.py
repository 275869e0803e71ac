"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="Links",
    package="links",
    version="0.1.0",
    title="Links",
    api_version="1",
    servers=("https://api.example/v1",),
)
