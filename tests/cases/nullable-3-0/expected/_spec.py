"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="Nullable30",
    package="nullable_3_0",
    version="0.1.0",
    title="Nullable 3.0",
    api_version="1",
    servers=("https://api.example/v1",),
)
