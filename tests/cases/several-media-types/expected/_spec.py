"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="SeveralMediaTypes",
    package="several_media_types",
    version="0.1.0",
    title="Several media types",
    api_version="1",
    servers=("https://api.example/v1",),
)
