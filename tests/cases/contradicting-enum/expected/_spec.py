"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="ContradictingEnum",
    package="contradicting_enum",
    version="0.1.0",
    title="Contradicting enum",
    api_version="1",
    servers=("https://api.example",),
)
