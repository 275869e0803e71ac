"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="UnionDirections",
    package="union_directions",
    version="0.1.0",
    title="Union directions",
    api_version="1",
    servers=("https://api.example/v1",),
)
