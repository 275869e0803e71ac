"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="TextAndBinaryResults",
    package="text_and_binary_results",
    version="0.1.0",
    title="Text and binary results",
    api_version="1",
    servers=("https://api.example/v1",),
)
