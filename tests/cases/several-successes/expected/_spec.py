"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="SeveralSuccesses",
    package="several_successes",
    version="0.1.0",
    title="Several successes",
    api_version="1",
    servers=("https://api.example/v1",),
)
