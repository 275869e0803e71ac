"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="UntaggedOperations",
    package="untagged_operations",
    version="0.1.0",
    title="Untagged operations",
    api_version="1",
    servers=("https://api.example/v1",),
)
