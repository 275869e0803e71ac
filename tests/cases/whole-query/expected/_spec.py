"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="WholeQuery",
    package="whole_query",
    version="0.1.0",
    title="Whole query",
    api_version="1",
    servers=("https://api.example/v1",),
)
