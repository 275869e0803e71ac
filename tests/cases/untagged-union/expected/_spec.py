"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="UntaggedUnion",
    package="untagged_union",
    version="0.1.0",
    title="Untagged union",
    api_version="1",
    servers=("https://api.example/v1",),
)
