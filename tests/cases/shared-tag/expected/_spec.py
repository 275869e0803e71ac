"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="SharedTag",
    package="shared_tag",
    version="0.1.0",
    title="Shared tag",
    api_version="1",
    servers=("https://api.example",),
)
