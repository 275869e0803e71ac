"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="FixedValues",
    package="fixed_values",
    version="0.1.0",
    title="Fixed values",
    api_version="1",
    servers=("https://api.example/v1",),
)
