"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="NestedTags",
    package="nested_tags",
    version="0.1.0",
    title="Nested tags",
    api_version="1",
    servers=("https://api.example/v1",),
)
