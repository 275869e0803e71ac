"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="IncomingWebhooks",
    package="incoming_webhooks",
    version="0.1.0",
    title="Incoming webhooks",
    api_version="1",
    servers=("https://api.example/v1",),
)
