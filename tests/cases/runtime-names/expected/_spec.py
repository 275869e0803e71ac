"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="RuntimeNames",
    package="runtime_names",
    version="0.1.0",
    title="Runtime names",
    api_version="1",
    servers=("https://api.example/v1",),
)
