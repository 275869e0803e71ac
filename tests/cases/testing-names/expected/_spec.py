"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="TestingNames",
    package="testing_names",
    version="0.1.0",
    title="Testing names",
    api_version="1",
    servers=("https://api.example/v1",),
)
