"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="DefaultVariant",
    package="default_variant",
    version="0.1.0",
    title="Default variant",
    api_version="1",
    servers=("https://api.example/v1",),
)
