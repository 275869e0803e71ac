"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="WebhooksToldApart",
    package="webhooks_told_apart",
    version="0.1.0",
    title="Webhooks told apart",
    api_version="1",
    servers=("https://api.example/v1",),
)
