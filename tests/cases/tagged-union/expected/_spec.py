"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="TaggedUnion",
    package="tagged_union",
    version="0.1.0",
    title="Tagged union",
    api_version="1",
    servers=("https://api.example/v1",),
)
