"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="ServerSentEvents",
    package="server_sent_events",
    version="0.1.0",
    title="Server-sent events",
    api_version="1",
    servers=("https://api.example/v1",),
)
