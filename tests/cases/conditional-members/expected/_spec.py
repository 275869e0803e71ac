"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="ConditionalMembers",
    package="conditional_members",
    version="0.1.0",
    title="Conditional members",
    api_version="1",
    servers=("https://api.example",),
)
