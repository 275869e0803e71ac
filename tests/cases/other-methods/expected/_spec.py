"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="OtherMethods",
    package="other_methods",
    version="0.1.0",
    title="Other methods",
    api_version="1",
    servers=("https://api.example/v1",),
)
