"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="AmbiguousForms",
    package="ambiguous_forms",
    version="0.1.0",
    title="Ambiguous forms",
    api_version="1",
    servers=("https://api.example/v1",),
)
