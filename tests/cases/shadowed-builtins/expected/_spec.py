"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="ShadowedBuiltins",
    package="shadowed_builtins",
    version="0.1.0",
    title="Shadowed builtins",
    api_version="1",
    servers=("https://api.example/v1",),
)
