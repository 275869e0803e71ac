"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="DocumentedExamples",
    package="documented_examples",
    version="0.1.0",
    title="Documented examples",
    api_version="1",
    servers=("https://api.example/v1",),
)
