"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="OneOrMany",
    package="one_or_many",
    version="0.1.0",
    title="One or many",
    api_version="1",
    servers=("https://api.example/v1",),
)
