"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="NestedTextFormats",
    package="nested_text_formats",
    version="0.1.0",
    title="Nested text formats",
    api_version="1",
    servers=("https://api.example/v1",),
)
