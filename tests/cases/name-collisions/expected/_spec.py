"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="NameCollisions",
    package="name_collisions",
    version="0.1.0",
    title="Name collisions",
    api_version="1",
    servers=("https://api.example/v1",),
)
