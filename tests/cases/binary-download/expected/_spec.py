"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="BinaryDownload",
    package="binary_download",
    version="0.1.0",
    title="Binary download",
    api_version="1",
    servers=("https://api.example/v1",),
)
