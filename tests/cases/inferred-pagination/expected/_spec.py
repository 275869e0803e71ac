"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="InferredPagination",
    package="inferred_pagination",
    version="0.1.0",
    title="Inferred pagination",
    api_version="1",
    servers=("https://api.example/v1",),
)
