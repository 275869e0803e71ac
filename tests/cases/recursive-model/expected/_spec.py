"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="RecursiveModel",
    package="recursive_model",
    version="0.1.0",
    title="Recursive model",
    api_version="1",
    servers=("https://api.example/v1",),
)
