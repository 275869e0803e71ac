"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="Map",
    package="map",
    version="0.1.0",
    title="Map",
    api_version="1",
    servers=("https://api.example/v1",),
)
