"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="QueryStyles",
    package="query_styles",
    version="0.1.0",
    title="Query styles",
    api_version="1",
    servers=("https://api.example/v1",),
)
